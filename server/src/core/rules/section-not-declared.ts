import { nearest } from '../text/distance';
import { removeElement, renameTag } from '../xml/edits';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { type Found, REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const sectionNotDeclared = refusalRule({
  id: 'section-not-declared',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section that no configuration file on the way declares.',
  why: 'A section is read by the declaration in configSections of its own file or of a file above. Without one IIS answers 500.19 with 0x80070032.',
  iis: { status: '500.19', hresult: '0x80070032' },
  messages: {
    native: ({ section }: { section: string }) =>
      `The configuration section '${section}' cannot be read because it is missing a section declaration`,
    dotNet: ({ section }: { section: string }) =>
      `Unrecognized configuration section '${section}': ASP.NET refuses it unless a file above declares it`,
  },
  limits:
    'An error for a section of IIS where the applicationHost.config that serves the folder is loaded and complete (it ' +
    'declares the sections of sites and pools). A warning for an unknown section outside of IIS: machine.config or a ' +
    'web.config above may declare it, and only ASP.NET asks. Well-known sections of .NET and of packages are passed over.',
  example: {
    file: 'web.config',
    host: `<configuration>
  <configSections>
    <sectionGroup name="system.applicationHost">
      <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
    </sectionGroup>
    <sectionGroup name="system.webServer">
      <section name="defaultDocument" overrideModeDefault="Allow" />
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
    <directoryBrowse enabled="true" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <defaultDocument enabled="true" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['change to the section that was probably meant', 'remove the section'],
  // R73 and R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x80070032, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'Jexus Manager, tests of the configuration reader',
  ],
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['sectionNotDeclared', 'unknownSection'],
  describe: found => {
    const { kind, at, section } = found.refusal;
    return {
      message: kind === 'unknownSection' ? 'dotNet' : 'native',
      data: { section },
      at: at.span,
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal, file }: Found<'sectionNotDeclared' | 'unknownSection'>): readonly Fix[] {
  const { element } = refusal;
  const near = refusal.kind === 'unknownSection' ? nearest(element.name, refusal.candidates) : undefined;
  // Not a section that stands there already.
  const meant = near !== undefined && element.parent?.child(near) ? undefined : near;
  const remove = review(`Remove <${element.name}>`, inFile(file, removeElement(element)));
  return meant === undefined
    ? [remove]
    : [review(`Change to <${meant}>`, inFile(file, renameTag(element, meant))), remove];
}
