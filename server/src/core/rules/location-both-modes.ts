import { removeAttribute } from '../xml/edits';
import { configErrorRule } from './support/config-error';
import { inFile, review } from './support/fixes';

export const locationBothModes = configErrorRule({
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
  describe: ({ error, file }) => {
    const tag = file.document.elementAt(error.at.span.start);
    const legacy = tag?.attribute('allowOverride');
    if (!tag || !legacy) return undefined;
    return {
      message: 'both',
      data: {},
      at: legacy.nameSpan,
      fixes: () => [review('Remove allowOverride', inFile(file, removeAttribute(tag, 'allowOverride')))],
    };
  },
});
