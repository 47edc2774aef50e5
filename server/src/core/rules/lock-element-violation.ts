import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockElementViolation = refusalRule({
  id: 'lock-element-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config writes an element that is locked at a parent level.',
  why: 'Lock violation: IIS refuses the whole file and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    locked: ({ element }: { element: string }) =>
      `Lock violation: the element <${element}> is locked at a parent level`,
  },
  limits:
    'For locks by `lockElements` and `lockAllElementsExcept` in files that are loaded. On a collection they may name its ' +
    'directives (`add`, `remove`, `clear`). They bind lower files only. ' +
    'In sections that .NET reads it is ASP.NET that refuses, with status 500.',
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
  <system.webServer>
    <staticContent lockElements="clear">
      <mimeMap fileExtension=".txt" mimeType="text/plain" />
    </staticContent>
  </system.webServer>
</configuration>`,
    bad: `<configuration>
  <system.webServer>
    <staticContent>
      <clear />
    </staticContent>
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".txt" />
    </staticContent>
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the element'],
  // R72 of the identity rules.
  sources: [
    'IIS: How to Use Locking in IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-for-security/how-to-use-locking-in-iis-configuration',
    '.NET reference source, ConfigurationElement, https://github.com/microsoft/referencesource/blob/master/System.Configuration/System/Configuration/ConfigurationElement.cs',
  ],
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedElement'],
  describe: ({ refusal: { at, element }, file }) => ({
    message: 'locked',
    data: { element: element.name },
    at: at.span,
    fixes: () => [review(`Remove <${element.name}>`, inFile(file, removeElement(element)))],
  }),
});
