import { meantName, nameFixes, unlessNewer } from './support/names';
import { refusalRule } from './support/refusal-rule';

export const schemaUnknownAttribute = refusalRule({
  id: 'schema-unknown-attribute',
  severity: 'error',
  since: '0.1.0',
  summary: 'An attribute that IIS does not know there.',
  why: 'IIS knows the attributes of its sections by their schema and refuses the file with any other: every request below this path is answered 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    attribute: ({ attribute, element, unless }: { attribute: string; element: string; unless: string }) =>
      `Unrecognized attribute '${attribute}' of <${element}>${unless}`,
  },
  limits:
    'An error inside the sections of IIS and FTP, a warning inside those of modules whose ' +
    'schema is not read from the server (`whoiis.schemaFolders`): newer versions may know more. ' +
    'Lock attributes, `configSource`, and names with the prefix `xdt:` or `xmlns` are known everywhere. Not for sections that .NET ' +
    'or code of an application reads, and not in transforms.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <directoryBrowse enable="true" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['change to the name that was probably meant', 'remove the attribute'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x8007000d, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'IIS Configuration Reference, https://learn.microsoft.com/iis/configuration/',
  ],
  refusals: ['unknownAttribute'],
  describe: found => {
    const { at, named } = found.refusal;
    return {
      message: 'attribute',
      data: { attribute: named.name, element: named.element.name, unless: unlessNewer(found) },
      at: at.span,
      fixes: () => nameFixes(found, meantName(found)),
    };
  },
});
