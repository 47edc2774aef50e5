import assert from 'node:assert/strict';
import { parseXml } from '../../server/src/core/xml/tree';
import { find, outline } from './support';

const document = parseXml(`<?xml version="1.0"?>
<configuration>
  <!-- first -->
  <system.webServer>
    <handlers accessPolicy="Read, Script"><clear /><add name="a" path="*" /><add name="b" path="*.x" /></handlers>
    <empty></empty>
  </system.webServer>
  <!-- second -->
  <location path="a &amp; b" />
</configuration>
`);

describe('the tree', () => {
  it('has a root, which is the first top-level element', () => {
    assert.equal(document.root?.name, 'configuration');
    assert.equal(parseXml('<!-- a --><b/><c/>').root?.name, 'b');
    assert.equal(parseXml('').root, undefined);
  });

  it('lists elements and comments in document order', () => {
    assert.deepEqual(
      [...document.elements()].map(({ name }) => name),
      ['configuration', 'system.webServer', 'handlers', 'clear', 'add', 'add', 'empty', 'location'],
    );
    assert.deepEqual(
      [...document.comments()].map(comment => comment.text()),
      [' first ', ' second '],
    );
  });

  it('leads from parents to children and back', () => {
    const handlers = find(document, 'handlers');
    assert.deepEqual(
      [...handlers.children()].map(child => child.value('name')),
      [undefined, 'a', 'b'],
    );
    assert.equal(handlers.firstChild?.name, 'clear');
    assert.equal(handlers.nextSibling?.name, 'empty');
    assert.equal(handlers.nextSibling?.nextSibling, undefined);
    assert.equal(handlers.child('add')?.value('name'), 'a');
    assert.equal(handlers.child('remove'), undefined);
    assert.equal(handlers.parent?.parent?.equals(document.root!), true);
    assert.equal(document.root?.parent, undefined);
    assert.equal(handlers.depth, 2);
    assert.equal(document.root?.depth, 0);
    assert.equal(find(document, 'clear').firstChild, undefined);
  });

  it('skips comments between sibling elements', () => {
    assert.equal(document.root?.firstChild?.name, 'system.webServer');
    assert.equal(document.root?.firstChild?.nextSibling?.name, 'location');
  });

  it('compares names by their case', () => {
    const handlers = find(document, 'handlers');
    assert.equal(handlers.is('handlers'), true);
    assert.equal(handlers.is('Handlers'), false);
    assert.equal(handlers.is('handler'), false);
    assert.equal(handlers.is('handlers '), false);
    assert.equal(handlers.attribute('accessPolicy')?.value, 'Read, Script');
    assert.equal(handlers.attribute('accesspolicy'), undefined);
    assert.equal(handlers.value('access'), undefined);
  });

  it('takes the first of two attributes of one name', () => {
    assert.equal(parseXml('<a b="1" b="2"/>').root?.value('b'), '1');
  });

  it('gives equal views of one element and different ones of two', () => {
    const [first, second] = find(document, 'handlers').children();
    assert.equal(first!.equals(document.element(first!.row)), true);
    assert.equal(first!.equals(second), false);
    assert.equal(first!.equals(undefined), false);
    assert.equal(first!.equals(parseXml(document.text).element(first!.row)), false);
    const [name, path] = second!.attributes;
    assert.equal(name!.equals(second!.attribute('name')), true);
    assert.equal(name!.equals(path), false);
    assert.equal(name!.element.equals(second), true);
  });

  it('finds the innermost element at an offset', () => {
    const text = '<a> <b><c/></b> </a>\n';
    const tree = parseXml(text);
    const names = Array.from(text, (_, offset) => tree.elementAt(offset)?.name ?? '.').join('');
    assert.equal(names, 'aaaabbbccccbbbbaaaaa.');
    assert.equal(tree.elementAt(text.length), undefined);
    assert.equal(tree.elementAt(-1), undefined);
  });

  it('has several top-level elements where the text has', () => {
    assert.equal(outline(parseXml('<a/><b><c/></b>')), 'a b(c)');
  });
});

describe('values', () => {
  const decoded = (raw: string) => parseXml(`<a b="${raw}"/>`).root?.value('b');

  it('have the five named and the numeric references decoded, once', () => {
    assert.equal(decoded('&lt;&gt;&amp;&quot;&apos;'), `<>&"'`);
    assert.equal(decoded('&#65;&#x42;&#x1f600;&#13;'), 'AB\u{1f600}\r');
    assert.equal(decoded('&amp;lt;'), '&lt;');
  });

  it('keep what is no reference as it is written', () => {
    assert.equal(decoded('&nbsp; & &# &#0; &#x110000; &amp &AMP;'), '&nbsp; & &# &#0; &#x110000; &amp &AMP;');
  });

  it('have a space for each line end and tab (XML 1.0, 3.3.3), but not for a reference to one', () => {
    assert.equal(decoded('a\r\nb\tc\nd\re'), 'a b c d e');
    assert.equal(decoded('a&#10;b'), 'a\nb');
  });

  it('no entity is expanded', () => {
    const bomb = parseXml('<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a e="&d;">&d;</a>');
    assert.equal(bomb.root?.value('e'), '&d;');
    assert.equal(bomb.root?.text(), '&d;');
  });
});

describe('text()', () => {
  const textOf = (xml: string) => parseXml(xml).root?.text();

  it('joins text and CDATA of the element itself', () => {
    assert.equal(textOf('<a>b<c>d</c>e<!-- f --><![CDATA[<&amp;>]]>&lt;<?g?></a>'), 'be<&amp;><');
    assert.equal(textOf('<a/>'), '');
    assert.equal(textOf('<a></a>'), '');
  });

  it('has line ends as XML reads them (XML 1.0, 2.11)', () => {
    assert.equal(textOf('<a>b\r\nc\rd<![CDATA[\r\n]]></a>'), 'b\nc\nd\n');
  });
});
