import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationLockConflict = refusalRule({
  id: 'location-lock-conflict',
  severity: 'error',
  since: '0.1.0',
  summary: 'A location tag locks a section that a higher file unlocks for a deeper path.',
  why: 'IIS refuses the contradiction with 500.19 for requests to the deeper path.',
  iis: { status: '500.19', hresult: null },
  messages: {
    conflict: ({ section }: { section: string }) =>
      `${section} cannot be locked here: a higher file unlocks it for a path below`,
  },
  limits: 'Only where the higher file is loaded and names a path strictly below the one that is locked.',
  example: {
    file: 'web.config',
    host: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Site" />
    </applicationPools>
    <sites>
      <site name="Site" id="1">
        <application path="/" applicationPool="Site">
          <virtualDirectory path="/" physicalPath="C:\\site" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
  <location path="Site/docs/old" overrideMode="Allow">
    <system.webServer>
      <directoryBrowse />
    </system.webServer>
  </location>
</configuration>`,
    bad: `<configuration>
  <location path="docs/old" />
  <location path="docs" overrideMode="Deny">
    <system.webServer>
      <directoryBrowse enabled="true" />
    </system.webServer>
  </location>
</configuration>`,
    good: `<configuration>
  <location path="docs">
    <system.webServer>
      <directoryBrowse enabled="true" />
    </system.webServer>
  </location>
</configuration>`,
  },
  repairs: ['remove the lock'],
  // R71 of the identity rules.
  sources: [
    'IIS: Deep Dive into IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-your-iis-architecture/deep-dive-into-iis-configuration-with-iis-7-and-iis-8',
  ],
  refusals: ['lockConflict'],
  describe: ({ refusal: { at, section, location }, file }) => {
    const { element: tag } = location;
    const mode = tag.attribute('overrideMode') ?? tag.attribute('allowOverride');
    return {
      message: 'conflict',
      data: { section },
      at: at.span,
      fixes: () => (mode ? [review(`Remove ${mode.name}`, inFile(file, removeAttribute(tag, mode.name)))] : []),
    };
  },
});
