import { configErrorRule } from './support/config-error';
import { contentOf, type FoundContent, isWholeSection, meantName, removed, renamed } from './support/content';

export const schemaWrongCase = configErrorRule({
  id: 'schema-wrong-case',
  severity: 'error',
  since: '0.1.0',
  summary: 'The name of an element or attribute is right but for its letter case.',
  why: 'IIS compares names with their letter case. It does not recognize this one and answers every request below this path with 500.19 and 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    name: ({ what, written, meant }: { what: string; written: string; meant: string }) =>
      `Unrecognized ${what} '${written}': names are case-sensitive, this one is '${meant}'`,
  },
  limits:
    'For elements and attributes of the sections that IIS and its modules read. A warning for the name of a section or ' +
    'section group outside of them: IIS passes over it, and only ASP.NET refuses it. Letter case of values is not judged.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <directoryBrowse Enabled="true" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="True" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['correct the letter case, of the close tag as well', 'remove it, where the right name stands beside it'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x8007000d, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'Jexus Manager, tests of the configuration reader',
  ],
  describe: found => {
    const content = contentOf(found);
    const right = content && rightName(content);
    if (!content || right === undefined) return undefined;
    const { error, element, attribute } = content;
    return {
      message: 'name',
      data: { what: whatItIs(content), written: attribute?.name ?? element.name, meant: right },
      at: error.at.span,
      // Where the right name stands beside the wrong one already, only one of them can stay.
      fixes: () => [meantName(content) === right ? renamed(content, right) : removed(content)],
    };
  },
});

function rightName({ error }: FoundContent): string | undefined {
  const lower = error.written.toLowerCase();
  return error.candidates.find(name => name.toLowerCase() === lower);
}

function whatItIs(content: FoundContent): string {
  if (content.attribute) return 'attribute';
  // The wording of ASP.NET for what IIS passes over.
  return isWholeSection(content) && content.error.hresult === null ? 'configuration section' : 'element';
}
