import { meantName, nameFixes, unlessNewer } from './support/names';
import { refusalRule } from './support/refusal-rule';

export const schemaUnknownElement = refusalRule({
  id: 'schema-unknown-element',
  severity: 'error',
  since: '0.1.0',
  summary: 'An element that IIS does not know there.',
  why: 'IIS knows the elements of its sections by their schema and refuses the file with any other: every request below this path is answered 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    element: ({ element, parent, unless }: { element: string; parent: string; unless: string }) =>
      `Unrecognized element '${element}' in <${parent}>${unless}`,
  },
  limits:
    'An error inside the sections of IIS and FTP. A warning inside the sections of modules whose schema is not ' +
    'read from the server (`whoiis.schemaFolders`), since newer versions may know more, and for a whole section that a module on the server may declare; with a complete applicationHost.config, ' +
    'which would declare it, that is an error as well. Not for sections that .NET or code of an application reads, and not ' +
    'in transforms.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <httpErrors>
      <err statusCode="404" path="404.htm" />
    </httpErrors>
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <httpErrors>
      <error statusCode="403" path="403.htm" />
    </httpErrors>
  </system.webServer>
</configuration>`,
  },
  repairs: ['change to the name that was probably meant', 'remove the element'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x8007000d, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'IIS Configuration Reference, https://learn.microsoft.com/iis/configuration/',
  ],
  refusals: ['unknownElement'],
  describe: found => {
    const { at, named, isSection, certain } = found.refusal;
    const byModule = !certain && isSection;
    return {
      message: 'element',
      data: {
        element: named.name,
        parent: named.parent?.name ?? '',
        unless: byModule ? ' (unless a module on the server declares it)' : unlessNewer(found),
      },
      at: at.span,
      fixes: () => nameFixes(found, meantName(found)),
    };
  },
});
