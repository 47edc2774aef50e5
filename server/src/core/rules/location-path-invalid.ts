import { locationPathRefusal } from '../config/base/location-path';
import type { ConfigFile, LocationTag } from '../config/files/config-file';
import type { Place } from '../config/place';
import { sectionsAt } from '../config/refusals/file-errors';
import type { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { mayRunAspNet } from './support/managed-code';
import { escapeAttribute, isTemplated } from './support/rule-text';

export const locationPathInvalid = placeRule({
  id: 'location-path-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'ASP.NET does not accept the path of a location tag that holds its settings.',
  why: 'ASP.NET wants a relative virtual path there. It refuses the whole web.config, so every page of the application answers 500.',
  iis: { status: '500', hresult: null },
  messages: {
    first: ({ sign }: { sign: string }) => `A location path must not begin with ${sign}: ASP.NET refuses the file`,
    last: ({ sign }: { sign: string }) => `A location path must not end with ${sign}: ASP.NET refuses the file`,
    inside: ({ sign }: { sign: string }) => `A location path must not contain ${sign}: ASP.NET refuses the file`,
  },
  check({ file, place, report }) {
    for (const tag of file.locations) {
      const path = tag.element.attribute('path');
      if (!path || isTemplated(path.value)) continue;
      const found = locationPathRefusal(path.value);
      if (!found || !holdsDotNet(place, tag) || !mayRunAspNet(place)) continue;
      report({
        message: found.where,
        data: { sign: signName(found.sign) },
        at: path.valueSpan,
        fixes: () => repairs(file, path),
      });
    }
  },
});

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
