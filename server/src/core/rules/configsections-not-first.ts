import { insertBefore, removeElement } from '../xml/edits';
import { configErrorRule } from './support/config-error';
import { inFile, safe } from './support/fixes';
import { dedented } from './support/markup';

export const configSectionsNotFirst = configErrorRule({
  id: 'configsections-not-first',
  severity: 'error',
  since: '0.1.0',
  summary: 'configSections stands behind other elements.',
  why: 'Sections are declared before anything else of the file is read. If configSections comes later, the whole file is refused: 500.19, and an error of ASP.NET.',
  iis: { status: '500.19', hresult: null },
  messages: {
    later: (_: Record<string, never>) =>
      'Only one <configSections> element allowed.  It must be the first child element of the root <configuration> element',
  },
  limits: 'Comments may stand before it. For web.config and applicationHost.config, not for transforms.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <appSettings />
  <configSections>
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
  </configSections>
</configuration>`,
    good: `<configuration>
  <configSections>
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
  </configSections>
  <appSettings />
</configuration>`,
  },
  repairs: ['move it to the first place'],
  // R74 of the identity rules.
  sources: [
    '.NET: configSections element, https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/configsections-element-for-configuration',
    'Jexus Manager, tests of the configuration reader',
  ],
  describe: ({ error, file }) => {
    const element = file.document.elementAt(error.at.span.start);
    const first = file.configuration?.firstChild;
    if (!element || !first) return undefined;
    return {
      message: 'later',
      data: {},
      at: error.at.span,
      fixes: () => [
        safe(
          'Move <configSections> to the first place',
          inFile(file, insertBefore(first, dedented(element)), removeElement(element)),
        ),
      ],
    };
  },
});
