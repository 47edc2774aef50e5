import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const moduleNotInstalled = refusalRule({
  id: 'module-not-installed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A web.config uses the section of a module that the server does not have.',
  why: 'The schema and the declaration of such a section come with the module. Without it IIS does not recognize the element and answers 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    missing: ({ section, product }: { section: string; product: string }) =>
      `${product} is not installed: the server declares no section '${section}'`,
  },
  limits:
    'Only where the applicationHost.config that serves the folder is loaded and complete (it declares the sections of ' +
    'sites and pools). A warning, because the file may be a copy from before the installation.',
  example: {
    file: 'web.config',
    host: `<configuration>
  <configSections>
    <sectionGroup name="system.applicationHost">
      <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
    </sectionGroup>
    <sectionGroup name="system.webServer">
      <section name="httpRedirect" overrideModeDefault="Allow" />
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
  <system.webServer>
    <rewrite>
      <rules>
        <rule name="Home">
          <match url="^$" />
          <action type="Redirect" url="/home" />
        </rule>
      </rules>
    </rewrite>
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <httpRedirect enabled="true" destination="/home" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the section'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x8007000d, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'IIS Modules Overview, https://learn.microsoft.com/iis/get-started/introduction-to-iis/iis-modules-overview',
  ],
  refusals: ['moduleNotInstalled'],
  describe: ({ refusal: { at, section, element, product }, file }) => ({
    message: 'missing',
    data: { section, product },
    at: at.span,
    fixes: () => {
      const whole = withEmptiedGroups(element, section);
      return [review(`Remove <${whole.name}>`, inFile(file, removeElement(whole)))];
    },
  }),
});

/** The section, or the outermost group of the module that holds nothing else (`rewrite` around `rules`). */
function withEmptiedGroups(section: XmlElement, path: string): XmlElement {
  let whole = section;
  // The two outer names of a path are the group of IIS and what a module adds to it.
  for (let depth = path.split('/').length; depth > 2; depth--) {
    const { parent } = whole;
    if (!parent || !whole.equals(parent.firstChild) || whole.nextSibling) break;
    whole = parent;
  }
  return whole;
}
