import { booleanText } from '../config/base/value';
import { insertBefore, removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { configErrorRule, type FoundError } from './support/config-error';
import { inFile, review } from './support/fixes';
import { type EntryKey, keyOf } from './support/keys';

/** R70: the same entry again is accepted. */
const DOT_NET =
  'ASP.NET stops with a configuration error (status 500) when its code reads the section: its collection refuses a repeated key with other values.';

export const duplicateKey = configErrorRule({
  id: 'duplicate-key',
  severity: 'error',
  since: '0.1.0',
  summary: 'A collection entry repeats a key that this file or an outer level has added already.',
  why: 'IIS refuses the whole section: every request that needs it is answered 500.19 with 0x800700b7.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    /** The words of the server, which name the entry and its key. */
    taken: ({ reason }: { reason: string }) => reason,
  },
  limits:
    'For an inherited entry only where the file that adds it is loaded, after `<remove>` and `<clear />`. Of the sections ' +
    'that .NET reads only connectionStrings and httpModules, whose collections refuse a repeat with other values: a ' +
    'warning, as .NET reads a section only when code asks for it. The same entry again is accepted.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <staticContent>
      <mimeMap fileExtension=".svg" mimeType="image/svg+xml" />
      <mimeMap fileExtension=".SVG" mimeType="image/svg" />
    </staticContent>
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".svg" />
      <mimeMap fileExtension=".svg" mimeType="image/svg+xml" />
    </staticContent>
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the inherited entry first', 'remove the repeated entry'],
  // R70 and R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x800700b7, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'Jexus Manager, tests of the configuration reader (Duplicate…)',
  ],
  describe: found => {
    const { error, file, schema } = found;
    const element = file.document.elementAt(error.at.span.start);
    if (!element) return undefined;
    const key = keyOf(schema, element, error.section ?? '', earlierOf(found));
    return {
      message: 'taken',
      data: { reason: error.reason },
      at: key.span,
      ...(schema.isReadByDotNet(error.section ?? '') ? { why: DOT_NET } : {}),
      fixes: () => fixes(found, element, key),
    };
  },
});

/** The entry that has the key already, wherever it stands. */
function earlierOf({ error, file, place }: FoundError): XmlElement | undefined {
  const [first] = error.related;
  if (!first) return undefined;
  const files = [file, ...(place?.node.chain().flatMap(node => node.file ?? []) ?? [])];
  return files.find(({ uri }) => uri === first.at.file)?.document.elementAt(first.at.span.start);
}

function fixes(found: FoundError, element: XmlElement, key: EntryKey): readonly Fix[] {
  const { error, file } = found;
  const repeated = review('Remove the repeated entry', inFile(file, removeElement(element)));
  const [first] = error.related;
  const verb = key.collection?.remove;
  if (!first || first.at.file === file.uri || verb === undefined || key.attributes.length === 0) return [repeated];
  // Removing a locked entry would be the next refusal (R72).
  if (booleanText(earlierOf(found)?.value('lockItem')) === true) return [repeated];
  // As written, so that entities and quotes survive.
  const attributes = key.attributes.map(({ span }) => file.document.text.slice(span.start, span.end)).join(' ');
  return [
    review('Remove the inherited entry first', inFile(file, insertBefore(element, `<${verb} ${attributes} />`))),
    repeated,
  ];
}
