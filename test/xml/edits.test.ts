import assert from 'node:assert/strict';
import {
  encodeAttribute,
  indentUnit,
  insertAfter,
  insertBefore,
  insertChild,
  removeAttribute,
  removeElement,
  renameTag,
  setAttribute,
} from '../../server/src/core/xml/edits';
import { parseXml, type XmlDocument } from '../../server/src/core/xml/tree';
import { applied, describeProblems, find } from './support';

const b = (document: XmlDocument) => find(document, 'b');

/** Checks an edit with LF, with CRLF and with a byte order mark, and that the result is well-formed. */
function check(text: string, edit: Parameters<typeof applied>[1], expected: string): void {
  for (const write of [
    (source: string) => source,
    (source: string) => source.replaceAll('\n', '\r\n'),
    (source: string) => `\ufeff${source}`,
  ]) {
    const result = applied(write(text), edit);
    assert.equal(result, write(expected));
    assert.deepEqual(describeProblems(parseXml(result)), []);
  }
}

describe('setAttribute', () => {
  it('replaces a value in the quotes it has', () => {
    check(
      '<b x="1" y="2"/>',
      d => setAttribute(b(d), 'x', 'a "b" & <c>'),
      '<b x="a &quot;b&quot; &amp; &lt;c>" y="2"/>',
    );
    check("<b x = '1'/>", d => setAttribute(b(d), 'x', `a "b" 'c'`), `<b x = 'a "b" &apos;c&apos;'/>`);
  });

  it('adds behind the last attribute in its style', () => {
    check('<b/>', d => setAttribute(b(d), 'x', '1'), '<b x="1"/>');
    check('<b />', d => setAttribute(b(d), 'x', '1'), '<b x="1" />');
    check('<b></b>', d => setAttribute(b(d), 'x', '1'), '<b x="1"></b>');
    check('<b x="1" />', d => setAttribute(b(d), 'y', ''), '<b x="1" y="" />');
    check("<b x = '1' />", d => setAttribute(b(d), 'y', '2'), "<b x = '1' y = '2' />");
    check('<b x="1"\n   y="2"\n/>', d => setAttribute(b(d), 'z', '3'), '<b x="1"\n   y="2"\n   z="3"\n/>');
    check('<b\n\tx="1">\n</b>', d => setAttribute(b(d), 'y', '2'), '<b\n\tx="1"\n\ty="2">\n</b>');
  });

  it('mends a value without quotes', () => {
    assert.equal(
      applied('<b x=1/>', d => setAttribute(b(d), 'x', '2')),
      '<b x="2"/>',
    );
    assert.equal(
      applied('<b x y="1"/>', d => setAttribute(b(d), 'x', '2')),
      '<b x="2" y="1"/>',
    );
    assert.equal(
      applied('<b x="1 />', d => setAttribute(b(d), 'x', '2')),
      '<b x="2" />',
    );
  });
});

describe('removeAttribute', () => {
  it('takes the white space before it along', () => {
    check('<b x="1" y="2" z="3"/>', d => removeAttribute(b(d), 'y'), '<b x="1" z="3"/>');
    check('<b x="1" />', d => removeAttribute(b(d), 'x'), '<b />');
    check('<b\n  x="1"\n  y="2">\n</b>', d => removeAttribute(b(d), 'y'), '<b\n  x="1">\n</b>');
  });

  it('takes it out each time where it is written twice', () => {
    check('<b x="1" y="2" x="3"/>', d => removeAttribute(b(d), 'x'), '<b y="2"/>');
  });

  it('does nothing without it', () => {
    assert.deepEqual(removeAttribute(b(parseXml('<b/>')), 'x'), []);
  });
});

describe('removeElement', () => {
  it('takes its lines along if it is alone on them', () => {
    check('<a>\n  <b/>\n  <c/>\n</a>', d => removeElement(b(d)), '<a>\n  <c/>\n</a>');
    check('<a>\n  <c/>\n  <b>\n    <d/>\n  </b>  \n</a>', d => removeElement(b(d)), '<a>\n  <c/>\n</a>');
  });

  it('leaves what else is on them', () => {
    check('<a>\n  <c/> <b/>\n</a>', d => removeElement(b(d)), '<a>\n  <c/> \n</a>');
    check('<a>\n  <b/><!-- x -->\n</a>', d => removeElement(b(d)), '<a>\n  <!-- x -->\n</a>');
    check('<a><b/></a>', d => removeElement(b(d)), '<a></a>');
  });
});

describe('renameTag', () => {
  it('renames both tags', () => {
    check('<a><b x="1">y</b ></a>', d => renameTag(b(d), 'cc'), '<a><cc x="1">y</cc ></a>');
    check('<a><b/></a>', d => renameTag(b(d), 'cc'), '<a><cc/></a>');
  });
});

describe('insertChild', () => {
  it('opens an empty tag', () => {
    check(
      '<a>\n    <b x="1" />\n</a>',
      d => insertChild(b(d), '<c />', 'last'),
      '<a>\n    <b x="1">\n        <c />\n    </b>\n</a>',
    );
    check('<a>\n\t<b/>\n</a>', d => insertChild(b(d), '<c />', 'first'), '<a>\n\t<b>\n\t\t<c />\n\t</b>\n</a>');
    check('<a><b /></a>', d => insertChild(b(d), '<c />', 'first'), '<a><b><c /></b></a>');
    assert.equal(
      applied('\ufeff<b/>', d => insertChild(b(d), '<c/>', 'first')),
      '\ufeff<b>\n  <c/>\n</b>',
    );
  });

  it('fills an element without content', () => {
    check('<a>\n  <b></b>\n</a>', d => insertChild(b(d), '<c/>', 'last'), '<a>\n  <b>\n    <c/>\n  </b>\n</a>');
    check('<a>\n  <b>\n  </b>\n</a>', d => insertChild(b(d), '<c/>', 'first'), '<a>\n  <b>\n    <c/>\n  </b>\n</a>');
  });

  it('stands beside the children there are, in their indentation', () => {
    const text = '<b>\n   <c/>\n   <!-- d -->\n</b>';
    check(text, d => insertChild(b(d), '<e/>', 'first'), '<b>\n   <e/>\n   <c/>\n   <!-- d -->\n</b>');
    check(text, d => insertChild(b(d), '<e/>', 'last'), '<b>\n   <c/>\n   <!-- d -->\n   <e/>\n</b>');
    check('<a><b><c/></b></a>', d => insertChild(b(d), '<e/>', 'last'), '<a><b><c/><e/></b></a>');
    check('<a><b><c/></b></a>', d => insertChild(b(d), '<e/>', 'first'), '<a><b><e/><c/></b></a>');
  });

  it('indents several lines as the file does', () => {
    check(
      '<a>\n\t<b>\n\t\t<c/>\n\t</b>\n</a>',
      d => insertChild(b(d), '<e>\n  <f/>\n</e>', 'last'),
      '<a>\n\t<b>\n\t\t<c/>\n\t\t<e>\n\t\t\t<f/>\n\t\t</e>\n\t</b>\n</a>',
    );
    check('<a><b/></a>', d => insertChild(b(d), '<e>\n  <f/>\n</e>', 'last'), '<a><b><e><f/></e></b></a>');
  });

  it('works on a tag without >', () => {
    assert.equal(
      applied('<a>\n  <b x="1"\n  <c/>\n</a>', d => insertChild(b(d), '<e/>', 'last')),
      '<a>\n  <b x="1">\n    <e/>\n  </b>\n  <c/>\n</a>',
    );
  });
});

describe('insertBefore and insertAfter', () => {
  it('take lines of their own where the element has them', () => {
    const text = '<a>\n  <b/>\n</a>';
    check(text, d => insertBefore(b(d), '<c>\n  <d/>\n</c>'), '<a>\n  <c>\n    <d/>\n  </c>\n  <b/>\n</a>');
    check(text, d => insertAfter(b(d), '<c>\n  <d/>\n</c>'), '<a>\n  <b/>\n  <c>\n    <d/>\n  </c>\n</a>');
  });

  it('stay on the line otherwise', () => {
    check('<a><b/></a>', d => insertBefore(b(d), '<c/>'), '<a><c/><b/></a>');
    check('<a><b/></a>', d => insertAfter(b(d), '<c/>'), '<a><b/><c/></a>');
  });
});

describe('encodeAttribute', () => {
  it('reads back as it was', () => {
    for (const value of ['', `a"b'c`, '<>&', '&amp;', 'a\tb\r\nc', 'C:\\x', '\u00e9\u{1f600}']) {
      for (const quote of ['"', "'"] as const) {
        const document = parseXml(`<a b=${quote}${encodeAttribute(value, quote)}${quote}/>`);
        assert.deepEqual(describeProblems(document), []);
        assert.equal(document.root?.value('b'), value);
      }
    }
  });
});

describe('indentUnit', () => {
  it('is what the file indents with', () => {
    assert.equal(indentUnit(parseXml('<a>\n\t<b/>\n</a>')), '\t');
    assert.equal(indentUnit(parseXml('<a>\n    <b/>\n</a>')), '    ');
    assert.equal(indentUnit(parseXml('<a><b>\n</b></a>')), '  ');
    assert.equal(indentUnit(parseXml('')), '  ');
  });
});
