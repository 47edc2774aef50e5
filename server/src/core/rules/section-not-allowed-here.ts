import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const sectionNotAllowedHere = refusalRule({
  id: 'section-not-allowed-here',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section stands at a level at which its declaration does not allow it.',
  why: 'ASP.NET refuses the file with a configuration error (status 500) wherever its code runs below this path.',
  messages: {
    level: ({ section, allowed }: { section: string; allowed: string }) =>
      `The section ${section} cannot be used here: ${allowed}`,
  },
  limits:
    'Silent without a host configuration: only it tells whether a folder is the root of an application. For sections ' +
    'that .NET reads; sections of IIS that belong into applicationHost.config are locked.',
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
          <virtualDirectory path="/" physicalPath="C:\\" />
          <virtualDirectory path="/folder" physicalPath="C:\\site" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
</configuration>`,
    bad: `<configuration>
  <system.web>
    <authentication mode="Forms" />
  </system.web>
</configuration>`,
    good: `<configuration>
  <system.web>
    <authorization>
      <deny users="?" />
    </authorization>
  </system.web>
</configuration>`,
  },
  repairs: ['remove the section'],
  // R73 of the identity rules.
  sources: [
    'IIS: Deep Dive into IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-your-iis-architecture/deep-dive-into-iis-configuration-with-iis-7-and-iis-8',
    '.NET: SectionInformation.AllowDefinition, https://learn.microsoft.com/dotnet/api/system.configuration.sectioninformation.allowdefinition',
  ],
  refusals: ['sectionNotAllowedHere'],
  describe: ({ refusal: { at, section, element, declared, reader }, file }) => {
    // Native sections of that kind (modules, isapiFilters) stand in location tags of working files everywhere.
    if (reader !== '.net') return undefined;
    return {
      message: 'level',
      data: { section, allowed: allowedWords(declared.allowDefinition) },
      at: at.span,
      fixes: () => [review(`Remove <${element.name}>`, inFile(file, removeElement(element)))],
    };
  },
});

function allowedWords(definition: string): string {
  return definition === 'MachineToApplication'
    ? 'it is for the root of an application and levels above (MachineToApplication), and this folder is no application'
    : `it is for files above every web.config (${definition})`;
}
