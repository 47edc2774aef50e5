import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSectionsRedefined = refusalRule({
  id: 'configsections-redefined',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file declares a section otherwise than a file above.',
  why: 'A declaration holds for all files below. One with another type or other flags is a second definition and refused: 500.19 with 0x800700b7.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    redefined: ({ section }: { section: string }) =>
      `There is a duplicate '${section}' section defined: a file above declares it with other attributes`,
  },
  limits:
    'Only where the file above is loaded. The same declaration once more is accepted: nested applications repeat those of ' +
    'entityFramework and log4net.',
  example: {
    file: 'web.config',
    host: `<configuration>
  <configSections>
    <sectionGroup name="system.webServer">
      <section name="directoryBrowse" overrideModeDefault="Deny" />
    </sectionGroup>
  </configSections>
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
</configuration>`,
    bad: `<configuration>
  <configSections>
    <sectionGroup name="system.webServer">
      <section name="directoryBrowse" overrideModeDefault="Allow" />
    </sectionGroup>
  </configSections>
</configuration>`,
    good: `<configuration>
  <configSections>
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
  </configSections>
</configuration>`,
  },
  repairs: ['remove the declaration, so that the one above counts'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x800700b7, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'Jexus Manager, tests of the configuration reader (DuplicateSectionDefinition…)',
  ],
  refusals: ['redefinedDeclaration'],
  describe: ({ refusal: { at, declaration }, file }) => ({
    message: 'redefined',
    data: { section: declaration.path },
    at: at.span,
    fixes: () => [review('Remove this declaration', inFile(file, removeElement(declaration.element)))],
  }),
});
