import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationBothModes = refusalRule({
  id: 'location-both-modes',
  severity: 'error',
  since: '0.1.0',
  summary: 'A location tag has both overrideMode and allowOverride.',
  why: 'They are the new and the old spelling of one setting. A tag with both is illegal, and the whole file is refused.',
  iis: { status: '500.19', hresult: null },
  messages: {
    both: (_: Record<string, never>) =>
      'The attributes allowOverride and overrideMode cannot be used on the same location tag',
  },
  limits: 'Also where both say the same.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <location path="admin" allowOverride="false" overrideMode="Deny">
    <system.webServer>
      <directoryBrowse enabled="false" />
    </system.webServer>
  </location>
</configuration>`,
    good: `<configuration>
  <location path="admin" overrideMode="Deny">
    <system.webServer>
      <directoryBrowse enabled="false" />
    </system.webServer>
  </location>
</configuration>`,
  },
  repairs: ['remove the old spelling, allowOverride'],
  // R71 of the identity rules.
  sources: [
    'IIS: Deep Dive into IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-your-iis-architecture/deep-dive-into-iis-configuration-with-iis-7-and-iis-8',
  ],
  refusals: ['bothOverrideModes'],
  describe: ({ refusal: { attribute }, file }) => ({
    message: 'both',
    data: {},
    at: attribute.nameSpan,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
