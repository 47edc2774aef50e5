import { locationPathRefusal } from '../config/base/location-path';
import type { ConfigFile, LocationTag } from '../config/files/config-file';
import type { Place } from '../config/place';
import { sectionsAt } from '../config/refusals/file-errors';
import type { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { escapeAttribute, isTemplated } from './support/text';

export const locationPathInvalid = placeRule({
  id: 'location-path-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'The path of a location tag with settings of ASP.NET is none that ASP.NET accepts.',
  why: 'ASP.NET wants a relative virtual path there. It refuses the whole web.config, so that every page of the application answers 500.',
  iis: { status: '500', hresult: null },
  messages: {
    first: ({ sign }: { sign: string }) => `A location path must not begin with ${sign}: ASP.NET refuses the file`,
    last: ({ sign }: { sign: string }) => `A location path must not end with ${sign}: ASP.NET refuses the file`,
    inside: ({ sign }: { sign: string }) => `A location path must not contain ${sign}: ASP.NET refuses the file`,
  },
  limits:
    'Only where the tag holds a section of ASP.NET or .NET. Silent for `""`, `"."` and template tokens, in a pool ' +
    'without managed code, and beside `aspNetCore`, where nobody may ever read those sections. The path need not exist.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <location path="/admin">
    <system.web>
      <authorization>
        <deny users="?" />
      </authorization>
    </system.web>
  </location>
</configuration>`,
    good: `<configuration>
  <location path="admin">
    <system.web>
      <authorization>
        <deny users="?" />
      </authorization>
    </system.web>
  </location>
</configuration>`,
  },
  repairs: ['write the path without what is wrong'],
  // R70 of the identity rules.
  sources: [
    'ASP.NET: location element, https://learn.microsoft.com/previous-versions/dotnet/netframework-4.0/b6x6shw7(v=vs.100)',
    '.NET source, BaseConfigurationRecord.NormalizeLocationSubPath, https://github.com/dotnet/runtime/blob/main/src/libraries/System.Configuration.ConfigurationManager/src/System/Configuration/BaseConfigurationRecord.cs',
  ],
  check({ file, place, report }) {
    for (const tag of file.locations) {
      const path = tag.element.attribute('path');
      if (!path || isTemplated(path.value)) continue;
      const found = locationPathRefusal(path.value);
      if (!found || !holdsDotNet(place, tag) || !mayBeRead(place)) continue;
      report({
        message: found.where,
        data: { sign: signName(found.sign) },
        at: path.valueSpan,
        fixes: () => repairs(file, path),
      });
    }
  },
});

/** False where no managed code, or none that reads web.config, serves the place. */
function mayBeRead(place: Place): boolean {
  // Only what is written counts: the default of the schema says no more than that nobody has decided.
  const runtime = place.pools[0]?.attribute('managedRuntimeVersion');
  if (runtime?.kind === 'set' && runtime.value === '') return false;
  return place.section('system.webServer/aspNetCore').uses.length === 0;
}

function holdsDotNet(place: Place, tag: LocationTag): boolean {
  return sectionsAt(place.node).some(
    ({ location, path }) => location?.element.equals(tag.element) && place.node.schema.isReadByDotNet(path),
  );
}

function signName(sign: string): string {
  if (sign.trim() === '') return 'a blank';
  return sign === '"' ? 'a quotation mark' : `"${sign}"`;
}

function repairs(file: ConfigFile, path: XmlAttribute): readonly Fix[] {
  const { value } = path;
  const plain = value.replace(/\\/g, '/').replace(/^(?:\s|\/|\.+\/)+|[\s./]+$/g, '');
  if (plain === '' || locationPathRefusal(plain)) return [];
  return [review(`Change to "${plain}"`, inFile(file, { span: path.valueSpan, newText: escapeAttribute(plain) }))];
}
