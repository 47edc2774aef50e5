import assert from 'node:assert/strict';
import { parseXml, type XmlHit } from '../../server/src/core/xml/tree';

/** What the cursor `|` is on: kind, text of the span, element, attribute. */
function at(source: string): string {
  const offset = source.indexOf('|');
  const document = parseXml(source.slice(0, offset) + source.slice(offset + 1));
  const hit = document.hit(offset) as XmlHit;
  const span = JSON.stringify(document.text.slice(hit.span.start, hit.span.end));
  return [hit.kind, span, hit.element?.name ?? '-', hit.attribute?.name ?? '-'].join(' ');
}

const cases: readonly (readonly [string, string])[] = [
  ['<|add name="x"/>', 'tagName "add" add -'],
  ['<ad|d name="x"/>', 'tagName "add" add -'],
  ['<add| name="x"/>', 'tagName "add" add -'],
  ['<add  | name="x"/>', 'openTag "<add   name=\\"x\\"/>" add -'],
  ['<add |name="x"/>', 'attributeName "name" add name'],
  ['<add na|me="x"/>', 'attributeName "name" add name'],
  ['<add name|="x"/>', 'attributeName "name" add name'],
  ['<add name=|"x"/>', 'attributeValue "x" add name'],
  ['<add name="|x"/>', 'attributeValue "x" add name'],
  ['<add name="x|"/>', 'attributeValue "x" add name'],
  ['<add name="|"/>', 'attributeValue "" add name'],
  ['<add name="x"|/>', 'openTag "<add name=\\"x\\"/>" add -'],
  ['<add name="x"/|>', 'openTag "<add name=\\"x\\"/>" add -'],
  ['<add name=|/>', 'attributeValue "" add name'],
  ['<add name=| id="1"/>', 'attributeValue "" add name'],
  ['<add a="1" |b="2"/>', 'attributeName "b" add b'],
  ['<a>|<b/></a>', 'text "" a -'],
  ['<a>x|y<b/></a>', 'text "xy" a -'],
  ['<a><b/> |\n<c/></a>', 'text " \\n" a -'],
  ['<a><b><c/></b>|</a>', 'text "" a -'],
  ['<a><b>x</b>| y</a>', 'text " y" a -'],
  ['<a></|a>', 'closeTagName "a" a -'],
  ['<a></a|>', 'closeTagName "a" a -'],
  ['<a><|/a>', 'closeTag "</a>" a -'],
  ['<a></a |>', 'closeTag "</a >" a -'],
  ['<a><!-- x| --></a>', 'comment "<!-- x -->" a -'],
  ['<a><!-- x -->|</a>', 'text "" a -'],
  ['<!-- x| --><a/>', 'comment "<!-- x -->" - -'],
  ['<a><![CDATA[ x| ]]></a>', 'cdata "<![CDATA[ x ]]>" a -'],
  ['<?xml ver|sion="1.0"?><a/>', 'declaration "<?xml version=\\"1.0\\"?>" - -'],
  ['<?pi| x?><a/>', 'processingInstruction "<?pi x?>" - -'],
  ['<!DOCTYPE| a><a/>', 'doctype "<!DOCTYPE a>" - -'],
  ['<a></bbb|bb></a>', 'strayCloseTag "</bbbbb>" a -'],
  ['<a/> |', 'text " " - -'],
  ['|', 'text "" - -'],
  ['|<a/>', 'text "" - -'],
  ['<a/>|<b/>', 'text "" - -'],
  // While typing.
  ['<a>\n  <|\n</a>', 'text "\\n  <\\n" a -'],
  ['<a>\n  <b|\n</a>', 'tagName "b" b -'],
  ['<a>\n  <b |\n  <c/>\n</a>', 'openTag "<b \\n  " b -'],
  ['<a>\n  <b c="1"\n    |\n  <d/>\n</a>', 'openTag "<b c=\\"1\\"\\n    \\n  " b -'],
  ['<a>\n  <b c="|\n  <d/>\n</a>', 'attributeValue "" b c'],
  ['<a>\n  <b c="x|\n  <d/>\n</a>', 'attributeValue "x" b c'],
  ['<a><b |', 'openTag "<b " b -'],
  ['<a><b>x|', 'text "x" b -'],
  ['<a></|', 'closeTagName "" a -'],
  ['<a></a|', 'closeTagName "a" a -'],
  ['<a><!-- x|', 'comment "<!-- x" a -'],
];

describe('hit', () => {
  for (const [source, expected] of cases) it(JSON.stringify(source), () => assert.equal(at(source), expected));

  it('is undefined outside the text', () => {
    assert.equal(parseXml('<a/>').hit(-1), undefined);
    assert.equal(parseXml('<a/>').hit(5), undefined);
  });

  it('answers at every offset of every cut-off text', () => {
    const text = `<?xml version="1.0"?><!-- c --><a b="1" c='2' d=3 e><f/><![CDATA[x]]></g>&amp;</a >`;
    for (let length = 0; length <= text.length; length++) {
      const document = parseXml(text.slice(0, length));
      for (let offset = 0; offset <= length; offset++) {
        const hit = document.hit(offset);
        assert.ok(
          hit !== undefined && hit.span.start - 1 <= offset && offset <= hit.span.end,
          `${length}:${offset} ${JSON.stringify(hit?.span)} ${hit?.kind}`,
        );
      }
    }
  });
});
