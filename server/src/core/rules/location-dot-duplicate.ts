import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationDotDuplicate = refusalRule({
  id: 'location-dot-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'One file defines a section twice for one path.',
  why: 'The reader accepts one definition for each path and file: outside of location tags and in `<location path=".">` are the same path.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    twice: ({ section }: { section: string }) =>
      `The section ${section} is defined twice for the same path in this file`,
  },
  limits:
    'Counts for any two location tags with one path, and for the section written twice side by side. Definitions for ' +
    'different paths, or in different files, are merged.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
  </system.webServer>
  <location path=".">
    <system.webServer>
      <directoryBrowse showFlags="Date" />
    </system.webServer>
  </location>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
  </system.webServer>
  <location path="files">
    <system.webServer>
      <directoryBrowse showFlags="Date" />
    </system.webServer>
  </location>
</configuration>`,
  },
  repairs: ['remove the second definition'],
  // R71 of the identity rules.
  sources: [
    'IIS: How to Use Locking in IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-for-security/how-to-use-locking-in-iis-configuration',
    'ELMAH: a section twice is answered 0x800700b7, https://github.com/elmah/Elmah/issues/259',
  ],
  refusals: ['duplicateSection'],
  describe: ({ refusal: { at, section, element }, file }) => ({
    message: 'twice',
    data: { section },
    at: at.span,
    fixes: () => [review(`Remove this second <${element.name}>`, inFile(file, removeElement(element)))],
  }),
});
