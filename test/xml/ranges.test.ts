import assert from 'node:assert/strict';
import type { Span } from '../../server/src/core/text/span';
import { parseXml, type XmlElement, type XmlNode } from '../../server/src/core/xml/tree';
import { find } from './support';

const lf = `<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "]>">]>
<!-- one -->
<a x = "1&amp;2"  y='"' >
  text<b/><c
    z="3"
  ></c >
  <![CDATA[<d>]]><?pi body?>
</a>
`;

for (const [name, text] of [
  ['LF', lf],
  ['CRLF', lf.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${lf}`],
] as const) {
  describe(`source ranges with ${name}`, () => {
    const eol = name === 'CRLF' ? '\r\n' : '\n';
    const document = parseXml(text);
    const a = find(document, 'a');
    const c = find(document, 'c');
    const written = (span: Span | undefined) => span && text.slice(span.start, span.end);

    it('the text has no problem', () => assert.deepEqual(document.problems, []));

    it('every kind of node', () => {
      const nodes = [...document.topLevel(), ...a.childNodes()] as XmlNode[];
      assert.deepEqual(
        nodes.map(node => [node.kind, node.kind === 'element' ? node.name : written(node.span)]),
        [
          ['declaration', '<?xml version="1.0"?>'],
          ['doctype', '<!DOCTYPE a [<!ENTITY b "]>">]>'],
          ['comment', '<!-- one -->'],
          ['element', 'a'],
          ['text', `${eol}  text`],
          ['element', 'b'],
          ['element', 'c'],
          ['text', `${eol}  `],
          ['cdata', '<![CDATA[<d>]]>'],
          ['processingInstruction', '<?pi body?>'],
          ['text', eol],
        ],
      );
    });

    it('the content of nodes that are no elements', () => {
      const content = (kind: string) => {
        const node = [...document.topLevel(), ...a.childNodes()].find(each => each.kind === kind);
        return node?.kind === 'element' ? undefined : written(node?.contentSpan);
      };
      assert.equal(content('declaration'), 'xml version="1.0"');
      assert.equal(content('doctype'), 'DOCTYPE a [<!ENTITY b "]>">]');
      assert.equal(content('comment'), ' one ');
      assert.equal(content('cdata'), '<d>');
      assert.equal(content('processingInstruction'), 'pi body');
    });

    it('an element and its tags', () => {
      assert.equal(written(a.span), text.slice(text.indexOf('<a '), text.indexOf('</a>') + 4));
      assert.equal(written(a.openTagSpan), `<a x = "1&amp;2"  y='"' >`);
      assert.equal(written(a.nameSpan), 'a');
      assert.equal(written(a.closeTagSpan), '</a>');
      assert.equal(written(a.closeNameSpan), 'a');
      assert.equal(a.contentSpan?.start, a.openTagSpan.end);
      assert.equal(a.contentSpan?.end, a.closeTagSpan?.start);
      assert.equal(a.selfClosing, false);
    });

    it('a tag on several lines, a close tag with white space', () => {
      assert.equal(written(c.openTagSpan), `<c${eol}    z="3"${eol}  >`);
      assert.equal(written(c.closeTagSpan), '</c >');
      assert.equal(written(c.closeNameSpan), 'c');
      assert.equal(written(c.contentSpan), '');
    });

    it('an element without content', () => {
      const b = find(document, 'b');
      assert.equal(written(b.span), '<b/>');
      assert.equal(written(b.openTagSpan), '<b/>');
      assert.equal(b.closeTagSpan, undefined);
      assert.equal(b.closeNameSpan, undefined);
      assert.equal(b.contentSpan, undefined);
      assert.equal(b.selfClosing, true);
    });

    it('attributes with and without quotes', () => {
      const attributes = a.attributes.map(attribute => [
        written(attribute.span),
        written(attribute.nameSpan),
        written(attribute.valueSpan),
        written(attribute.quotedSpan),
        attribute.rawValue,
        attribute.value,
      ]);
      assert.deepEqual(attributes, [
        ['x = "1&amp;2"', 'x', '1&amp;2', '"1&amp;2"', '1&amp;2', '1&2'],
        [`y='"'`, 'y', '"', `'"'`, '"', '"'],
      ]);
    });
  });
}

describe('source ranges of broken constructs', () => {
  const only = (text: string): XmlElement => parseXml(text).element(0);
  const spans = (text: string) => {
    const attribute = only(text).attributes[0]!;
    const written = (span: Span | undefined) => span && text.slice(span.start, span.end);
    return [written(attribute.span), written(attribute.valueSpan), written(attribute.quotedSpan)];
  };

  it('attribute values', () => {
    assert.deepEqual(spans('<a b="c />'), ['b="c', 'c', '"c']);
    assert.deepEqual(spans('<a b=c />'), ['b=c', 'c', undefined]);
    assert.deepEqual(spans('<a b= />'), ['b=', '', undefined]);
    assert.deepEqual(spans('<a b />'), ['b', '', undefined]);
    assert.deepEqual(spans('<a b "c" />'), ['b "c"', 'c', '"c"']);
    // The span of a missing value is where it belongs.
    assert.equal(only('<a b= />').attributes[0]!.valueSpan.start, 5);
    assert.equal(only('<a b= />').attributes[0]!.hasValue, false);
    assert.equal(only('<a b="" />').attributes[0]!.hasValue, true);
  });

  it('an element that the end of another one ends goes up to that close tag', () => {
    const text = '<a><b>c </a>';
    const b = find(parseXml(text), 'b');
    assert.deepEqual(b.span, { start: 3, end: 8 });
    assert.deepEqual(b.contentSpan, { start: 6, end: 8 });
    assert.equal(b.closeTagSpan, undefined);
  });

  it('an open tag without > goes up to the next tag, so that a cursor behind its attributes is in it', () => {
    const text = '<a>\n  <b c="1"\n  <d/>\n</a>';
    const b = find(parseXml(text), 'b');
    assert.deepEqual(b.openTagSpan, { start: 6, end: text.indexOf('<d') });
    assert.deepEqual(b.span, b.openTagSpan);
    assert.equal(b.contentSpan, undefined);
  });

  it('a close tag that closes nothing is a node of its own', () => {
    const [, stray] = [...only('<a><b/></other></a>').childNodes()];
    assert.equal(stray?.kind, 'strayCloseTag');
    assert.deepEqual(stray?.span, { start: 7, end: 15 });
  });
});
