import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationInheritInvalid = refusalRule({
  id: 'location-inherit-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'machine.config or the root web.config keeps a location tag for the whole server from child applications.',
  why: 'What these files say without a path is for every application; ASP.NET refuses to keep it from them and starts no application at all.',
  iis: { status: '500', hresult: null },
  messages: {
    inherit: (_: Record<string, never>) =>
      'inheritInChildApplications="false" cannot be used in machine.config or the root web.config without a path',
  },
  limits:
    'A tag with a path of a site may have the attribute. So may every tag of a web.config in a site, where ' +
    '`<location path="." inheritInChildApplications="false">` is the usual way.',
  example: {
    file: 'machine.config',
    bad: `<configuration>
  <location path="." inheritInChildApplications="false">
    <system.web>
      <trust level="Full" />
    </system.web>
  </location>
</configuration>`,
    good: `<configuration>
  <location path=".">
    <system.web>
      <trust level="Full" />
    </system.web>
  </location>
</configuration>`,
  },
  repairs: ['remove the attribute'],
  // R70 of the identity rules.
  sources: [
    '.NET reference source, BaseConfigurationRecord, https://github.com/microsoft/referencesource/blob/master/System.Configuration/System/Configuration/BaseConfigurationRecord.cs',
  ],
  refusals: ['invalidInheritInChildApplications'],
  describe: ({ refusal: { at, attribute }, file }) => ({
    message: 'inherit',
    data: {},
    at: at.span,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
