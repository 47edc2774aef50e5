import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyEdits, foldings, formatting, selections, tokens } from '../../server/src/core/analysis';
import type { FormatOptions } from '../../server/src/core/features/format/format';
import { parseXml } from '../../server/src/core/xml/tree';
import { uriOf, workspaceOf } from '../support/memory';

const FILE = 'C:\\sites\\shop\\web.config';
const OPTIONS = { tabSize: 2, insertSpaces: true };

const formatted = (text: string, options: FormatOptions = OPTIONS): string =>
  applyEdits(text, formatting(workspaceOf({ [FILE]: text }), uriOf(FILE), options));

/** Everything but the blanks at the beginnings of lines. */
const substance = (text: string): string => text.replace(/^[ \t]+/gm, '');

/** Nested elements with blanks, comments and text between them. */
const document = fc.letrec<{ element: string; content: string }>(tie => ({
  element: fc
    .tuple(fc.constantFrom('a', 'b', 'system.web'), fc.constantFrom('', ' x="1"', '\n x="1"\n   y="2"'), tie('content'))
    .map(([name, attributes, content]) => `<${name}${attributes}>${content}</${name}>`),
  content: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('\n', '\n    ', ' ', '\r\n\t', '\n\n'),
        fc.constantFrom('<!-- c -->', '<e />', 'text', '<![CDATA[ <x ]]>'),
        tie('element'),
      ),
      { maxLength: 6 },
    )
    .map(parts => parts.join('')),
})).element;

describe('formatting', () => {
  it('changes nothing but the beginnings of lines, and nothing the second time', () => {
    fc.assert(
      fc.property(document, fc.boolean(), (text, insertSpaces) => {
        const once = formatted(text, { tabSize: 4, insertSpaces });
        assert.equal(substance(once), substance(text));
        assert.equal(formatted(once, { tabSize: 4, insertSpaces }), once);
      }),
      { numRuns: 500 },
    );
  });

  it('joins and splits attributes where that is asked for, and nothing the second time', () => {
    const text = '<a>\r\n<add name="x"\r\n path="*" verb = "GET"\r\n/><b x="1" y="2" />\r\n</a>';
    const split = formatted(text, { ...OPTIONS, attributes: 'split' });
    assert.equal(split, '<a>\r\n  <add name="x"\r\n       path="*"\r\n       verb = "GET" /><b x="1" y="2" />\r\n</a>');
    assert.equal(formatted(split, { ...OPTIONS, attributes: 'split' }), split);
    const joined = formatted(text, { ...OPTIONS, attributes: 'join' });
    assert.equal(joined, '<a>\r\n  <add name="x" path="*" verb = "GET" /><b x="1" y="2" />\r\n</a>');
    const shape = (given: string) =>
      parseXml(given)
        .text.replace(/\s+/g, ' ')
        .replace(/ (?=\/?>)/g, '');
    fc.assert(
      fc.property(document, fc.constantFrom('join' as const, 'split' as const), (given, attributes) => {
        const once = formatted(given, { ...OPTIONS, attributes });
        assert.equal(shape(once), shape(given));
        assert.equal(formatted(once, { ...OPTIONS, attributes }), once);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the samples as they are: they are well laid out', () => {
    const samples = join(import.meta.dirname, '../../samples');
    const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter(name => /\.config$/.test(name));
    assert.ok(names.length > 5);
    for (const name of names) {
      const text = readFileSync(join(samples, name), 'utf8');
      if (parseXml(text).problemCount === 0) assert.equal(formatted(text), text, name);
    }
  });

  it('leaves a file alone that is not well-formed', () => {
    assert.equal(formatted('<a>\n   <b>\n</a>'), '<a>\n   <b>\n</a>');
  });
});

describe('outline of a text', () => {
  it('folds, selections and tokens lie within the text and within each other', () => {
    fc.assert(
      fc.property(document, fc.nat(200), (text, at) => {
        const snapshot = workspaceOf({ [FILE]: text });
        const uri = uriOf(FILE);
        const lines = text.split(/\r\n|\n/).length;
        for (const { startLine, endLine } of foldings(snapshot, uri)) assert.ok(startLine < endLine && endLine < lines);
        const spans = selections(snapshot, uri, Math.min(at, text.length));
        for (const [index, span] of spans.entries()) {
          const inner = spans[index - 1];
          assert.ok(span.start >= 0 && span.end <= text.length);
          if (inner) assert.ok(span.start <= inner.start && inner.end <= span.end);
        }
        let end = 0;
        for (const { span } of tokens(snapshot, uri)) {
          assert.ok(span.start >= end && span.end > span.start && span.end <= text.length);
          end = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });
});
