import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS, Snapshot } from '../../server/src/core/analysis';
import { applyChanges } from '../../server/src/lsp/from-proto';

const URI = 'file:///C:/sites/web.config';

function ours(text: string, batches: readonly (readonly TextDocumentContentChangeEvent[])[]): string | undefined {
  let snapshot = Snapshot.create(DEFAULT_SETTINGS).withFiles([[URI, { kind: 'text', text, version: 1 }]]);
  batches.forEach((changes, index) => {
    snapshot = applyChanges(snapshot, URI, index + 2, changes);
    assert.equal(snapshot.version(URI), index + 2);
  });
  return snapshot.text(URI);
}

/**
 * The reference: Microsoft's own document of language servers, made anew for each change. Its table of lines goes wrong
 * behind an edit whose range begins behind the last line.
 */
function theirs(text: string, batches: readonly (readonly TextDocumentContentChangeEvent[])[]): string {
  let current = text;
  for (const change of batches.flat())
    current = TextDocument.update(TextDocument.create(URI, 'xml', 1, current), [change], 2).getText();
  return current;
}

const at = (line: number, character: number) => ({ line, character });
const insert = (line: number, character: number, text: string) => ({
  range: { start: at(line, character), end: at(line, character) },
  text,
});

const PIECES = [
  '<a>',
  '</a>',
  '<a b="c"/>',
  '\r\n',
  '\n',
  '\r',
  '\u{1f600}',
  '\u00e4',
  ' ',
  '"',
  '<!--',
  '-->',
  '&amp;',
  'x',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map(pieces => pieces.join(''));
const position = fc.record({ line: fc.nat(12), character: fc.nat(14) });
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  {
    weight: 8,
    arbitrary: position.chain(start => text.map(inserted => ({ range: { start, end: start }, text: inserted }))),
  },
  { weight: 1, arbitrary: fc.record({ text }) },
);
const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });

describe('text of open documents', () => {
  it('several changes of one notification apply in their order', () => {
    const start = '<configuration>\n  \n</configuration>';
    const typed = [insert(1, 2, '<'), insert(1, 3, 'a'), insert(1, 4, '/'), insert(1, 5, '>')];
    assert.equal(ours(start, [typed]), '<configuration>\n  <a/>\n</configuration>');
  });

  it('is what the document of the protocol library holds after the same changes', () => {
    fc.assert(
      fc.property(text, batches, (start, given) => {
        assert.equal(ours(start, given), theirs(start, given));
      }),
      { numRuns: 1000 },
    );
  });

  it('positions that are none are the beginning or the end', () => {
    for (const [given, expected] of [
      [at(-1, -1), 'xab'],
      [at(0, Number.NaN), 'xab'],
      [at(0, 1.5), 'axb'],
      [at(0, 2 ** 40), 'abx'],
      [at(2 ** 40, 0), 'abx'],
    ] as const)
      assert.equal(ours('ab', [[{ range: { start: given, end: given }, text: 'x' }]]), expected);
  });
});
