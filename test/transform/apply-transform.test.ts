import assert from 'node:assert/strict';
import fc from 'fast-check';
import { transform } from '../../server/src/core/analysis';

const XDT = 'xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"';

const SOURCE = `<configuration>
  <appSettings>
    <add key="a" value="1" />
    <add key="b"   value='2'/>
    <add key="c" value="3" note="x" />
  </appSettings>
  <runtime>
    <assemblyBinding xmlns="urn:asm">
      <probing path="bin" />
    </assemblyBinding>
  </runtime>
</configuration>
`;

/** The settings after a transform of `appSettings`, one a line; messages behind them. */
function settings(content: string, root = 'appSettings'): string {
  const { text, messages } = transform(
    SOURCE,
    `<configuration ${XDT}><${root}>\n${content}\n</${root}></configuration>`,
  );
  const inner = new RegExp(`<${root}>\\n([\\s\\S]*?)\\n? *</${root}>`).exec(text)?.[1] ?? text;
  const said = messages.map(({ severity, text: what }) => `${severity}: ${what}`);
  return [...inner.split('\n').map(line => line.replace(/^ {4}/, '')), ...said].join('\n');
}

const A = '<add key="a" value="1" />';
const B = `<add key="b"   value='2'/>`;
const C = '<add key="c" value="3" note="x" />';

describe('XML document transforms', () => {
  const table: readonly (readonly [name: string, content: string, expected: readonly string[]])[] = [
    [
      'Replace changes the first match in its place',
      '<add key="b" xdt:Transform="Replace" xdt:Locator="Match(key)" />',
      [A, '<add key="b" />', C],
    ],
    [
      'Replace of several says so',
      '<add key="n" xdt:Transform="Replace" />',
      ['<add key="n" />', B, C, 'warning: Replace changes the first of 3 elements that match'],
    ],
    ['Remove takes the line with it', '<add key="b" xdt:Transform="Remove" xdt:Locator="Match(key)" />', [A, C]],
    ['RemoveAll', '<add xdt:Transform="RemoveAll" />', ['']],
    ['Insert appends', '<add key="d" xdt:Transform="Insert" />', [A, B, C, '<add key="d" />']],
    [
      'InsertIfMissing where it is not there',
      '<add key="d" xdt:Transform="InsertIfMissing" xdt:Locator="Match(key)" />',
      [A, B, C, '<add key="d" />'],
    ],
    [
      'InsertIfMissing where it is',
      '<add key="a" xdt:Transform="InsertIfMissing" xdt:Locator="Match(key)" />',
      [A, B, C],
    ],
    [
      'InsertBefore',
      `<add key="d" xdt:Transform="InsertBefore(/configuration/appSettings/add[@key='b'])" />`,
      [A, '<add key="d" />', B, C],
    ],
    [
      'InsertAfter, relative to the parent',
      `<add key="d" xdt:Transform="InsertAfter(add[@key='b'])" />`,
      [A, B, '<add key="d" />', C],
    ],
    [
      'InsertAfter of nothing',
      '<add key="d" xdt:Transform="InsertAfter(nope)" />',
      [A, B, C, 'error: no element of the source matches nope'],
    ],
    [
      'SetAttributes sets all, in the quotes that are there',
      '<add key="b" value="x&quot;y" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" />',
      [A, `<add key="b"   value='x"y'/>`, C],
    ],
    [
      'SetAttributes sets those it names, on every match',
      '<add value="9" key="z" xdt:Transform="SetAttributes(value)" />',
      ['<add key="a" value="9" />', `<add key="b"   value='9'/>`, '<add key="c" value="9" note="x" />'],
    ],
    [
      'SetAttributes adds what is not there',
      '<add key="a" more="1" xdt:Transform="SetAttributes(more)" xdt:Locator="Match(key)" />',
      ['<add key="a" value="1" more="1" />', B, C],
    ],
    [
      'SetAttributes without one',
      '<add key="a" xdt:Transform="SetAttributes(nope)" xdt:Locator="Match(key)" />',
      [A, B, C, 'warning: no attribute matches "nope"', 'warning: SetAttributes sets no attribute'],
    ],
    [
      'RemoveAttributes',
      '<add key="c" xdt:Transform="RemoveAttributes(note,value)" xdt:Locator="Match(key)" />',
      [A, B, '<add key="c" />'],
    ],
    [
      'SetTokenizedAttributes takes other attributes',
      '<add key="a" note="$(value)-$(Value)" xdt:Transform="SetTokenizedAttributes(note)" xdt:Locator="Match(key)" />',
      [A, B, C, 'error: $(Value) names an attribute that is not there'],
    ],
    [
      'SetTokenizedAttributes, once more',
      '<add key="a" note="$(value)-$(key)" xdt:Transform="SetTokenizedAttributes(note)" xdt:Locator="Match(key)" />',
      ['<add key="a" value="1" note="1-a" />', B, C],
    ],
    ['CommentOut', '<add key="b" xdt:Transform="CommentOut" xdt:Locator="Match(key)" />', [A, `<!--${B}-->`, C]],
    [
      'Match with several attributes',
      '<add key="a" value="2" xdt:Transform="Remove" xdt:Locator="Match(key,value)" />',
      [A, B, C, "warning: no element of the source matches /configuration/appSettings/add[@key='a' and @value='2']"],
    ],
    [
      'Match with an apostrophe breaks the expression',
      `<add key="a'b" xdt:Transform="Remove" xdt:Locator="Match(key)" />`,
      [
        A,
        B,
        C,
        `error: /configuration/appSettings/add[@key='a'b'] is no XPath expression: the expression cannot be read from "']" on`,
      ],
    ],
    ['Condition', `<add xdt:Transform="Remove" xdt:Locator="Condition(@value &gt; 1 and not(@note))" />`, [A, C]],
    ['Condition in brackets', `<add xdt:Transform="Remove" xdt:Locator="Condition([@key='b'][1])" />`, [A, C]],
    [
      'Condition that ends in a bracket of its own',
      `<add xdt:Transform="Remove" xdt:Locator="Condition(self::*[@key='b'])" />`,
      [
        A,
        B,
        C,
        `error: /configuration/appSettings/add[self::*[@key='b'] is no XPath expression: "]" is missing at the end`,
      ],
    ],
    [
      'Condition with the bracket that is missing',
      `<add xdt:Transform="Remove" xdt:Locator="Condition(self::*[@key='b']])" />`,
      [A, C],
    ],
    [
      'Condition with two arguments',
      `<add xdt:Transform="Remove" xdt:Locator="Condition(@key='a,b', 1)" />`,
      [A, B, C, 'error: Condition needs exactly one argument: a comma outside of parentheses begins another one'],
    ],
    ['XPath from the root', `<x xdt:Transform="Remove" xdt:Locator="XPath(//add[last()])" />`, [A, B]],
    ['XPath from the element', `<add xdt:Transform="Remove" xdt:Locator="XPath(self::*[@key='c'])" />`, [A, B]],
    [
      'nothing matches: a warning',
      '<nope xdt:Transform="Remove" />',
      [A, B, C, 'warning: no element of the source matches /configuration/appSettings/nope'],
    ],
    [
      'nothing matches, and nobody wants to know',
      '<nope xdt:Transform="Remove" xdt:SupressWarnings="true" />',
      [A, B, C],
    ],
    [
      'what was removed before',
      '<add xdt:Transform="RemoveAll" /><add xdt:Transform="Remove" />',
      ['', 'warning: what /configuration/appSettings/add matched was removed by an instruction before'],
    ],
    [
      'no such transform',
      '<add xdt:Transform="insert"><b xdt:Transform="Insert" /></add>',
      [A, B, C, 'error: no transform is called "insert"'],
    ],
    [
      'no such locator',
      '<add xdt:Transform="Remove" xdt:Locator="match(key)" />',
      [A, B, C, 'error: no locator is called "match"'],
    ],
    [
      'a locator must be one even where nothing is looked for with it',
      '<add key="d" xdt:Transform="Insert" xdt:Locator="Match(nope)" />',
      [A, B, C, 'error: Match names the attribute "nope", which this element does not have'],
    ],
    [
      'a second root element',
      '<add key="d" xdt:Transform="InsertAfter(/configuration)" />',
      [A, B, C, 'error: there can be only one root element'],
    ],
    [
      'no such function',
      '<add xdt:Transform="Remove" xdt:Locator="Condition(nope(@key))" />',
      [
        A,
        B,
        C,
        'error: /configuration/appSettings/add[nope(@key)] is no XPath expression: there is no function nope()',
      ],
    ],
    [
      'children of what was inserted are instructions as well',
      '<add key="d" xdt:Transform="Insert"><e><f xdt:Transform="Remove" /></e></add>',
      [A, B, C, '<add key="d"><e></e></add>'],
    ],
    [
      'several at once, in the order of the file',
      `<add key="d" xdt:Transform="Insert" /><add key="d" value="4" xdt:Transform="SetAttributes(value)" xdt:Locator="Match(key)" />`,
      [A, B, C, '<add key="d" value="4" />'],
    ],
  ];
  for (const [name, content, expected] of table) it(name, () => assert.equal(settings(content), expected.join('\n')));

  it('elements in a namespace, by the default namespace of the transform', () => {
    const content =
      '<assemblyBinding xmlns="urn:asm"><probing path="x" xdt:Transform="SetAttributes" /><more xdt:Transform="Insert" /></assemblyBinding>';
    assert.equal(
      settings(content, 'runtime'),
      '<assemblyBinding xmlns="urn:asm">\n  <probing path="x" />\n  <more />\n</assemblyBinding>',
    );
    assert.match(
      settings('<assemblyBinding xdt:Transform="Remove" />', 'runtime'),
      /warning: no element of the source/,
    );
    assert.match(
      settings('<x:a xmlns:x="urn:x" x:b="1" xdt:Transform="Insert" />', 'runtime'),
      /<x:a x:b="1" xmlns:x="urn:x" \/>/,
    );
  });

  it('what was inserted in a namespace declares it once', () => {
    const content =
      '<b xmlns="urn:b" xdt:Transform="InsertIfMissing" /><b xmlns="urn:b"><c xdt:Transform="Insert"><d /></c></b>';
    assert.match(settings(content, 'runtime'), /<b xmlns="urn:b">\s*<c><d \/><\/c>\s*<\/b>/);
    const none = '<b xmlns="urn:b" xdt:Transform="Insert"><c xmlns="" /></b>';
    assert.match(settings(none, 'runtime'), /<b xmlns="urn:b"><c xmlns="" \/><\/b>/);
  });

  it('attributes stay in their namespace', () => {
    const changes = (content: string) =>
      `<configuration ${XDT} xmlns:xsi="urn:xsi"><nlog>${content}</nlog></configuration>`;
    const target = '<target name="a" xsi:type="File" />';
    const insert = changes(target.replace('/>', 'xdt:Transform="Insert" />'));
    const declared = '<configuration><nlog xmlns:xsi="urn:xsi">\n</nlog></configuration>';
    assert.match(transform(declared, insert).text, new RegExp(target));
    const added = transform('<configuration><nlog /></configuration>', insert).text;
    assert.match(added, /<target name="a" xsi:type="File" xmlns:xsi="urn:xsi" \/>/);
    const set = changes('<target xsi:type="Null" xdt:Transform="SetAttributes" />');
    const before = declared.replace('\n', '<target i:type="File" type="x" xmlns:i="urn:xsi" />');
    assert.match(transform(before, set).text, /<target i:type="Null" type="x" xmlns:i="urn:xsi" \/>/);
    assert.match(
      transform('<configuration><nlog><target /></nlog></configuration>', set).text,
      /<target xmlns:xsi="urn:xsi" xsi:type="Null" \/>/,
    );
  });

  it('lays an insertion out as the document is: indentation, line ends, byte order mark', () => {
    const source = '\uFEFF<configuration>\r\n\t<appSettings/>\r\n</configuration>';
    const changes = `<configuration ${XDT}>\n    <appSettings>\n        <add xdt:Transform="Insert"\n             key="a">\n            <!-- x -->\n        </add>\n    </appSettings>\n</configuration>`;
    assert.equal(
      transform(source, changes).text,
      '\uFEFF<configuration>\r\n\t<appSettings>\r\n\t\t<add\r\n\t\t     key="a">\r\n\t\t    <!-- x -->\r\n\t\t</add>\r\n\t</appSettings>\r\n</configuration>',
    );
    assert.equal(
      transform(
        '<configuration><a/></configuration>',
        `<configuration ${XDT}><b xdt:Transform="Insert"/></configuration>`,
      ).text,
      '<configuration><a/><b/></configuration>',
    );
  });

  it('says where: line and character of the transform', () => {
    const { messages, failed } = transform(
      SOURCE,
      `<configuration ${XDT}>\n  <nope xdt:Transform="Insert" />\n  <a><b xdt:Transform="Insert" /></a>\n</configuration>`,
    );
    assert.equal(failed, true);
    assert.deepEqual(
      messages.map(({ at, text }) => [at.line, at.character, text]),
      [[2, 6, 'no element of the source matches /configuration/a']],
    );
  });

  it('changes nothing without the namespace, and nothing of broken XML', () => {
    const plain = transform(SOURCE, '<configuration><appSettings /></configuration>');
    assert.equal(plain.text, SOURCE);
    assert.deepEqual(
      plain.messages.map(({ severity }) => severity),
      ['warning'],
    );
    assert.equal(transform('<a>', `<a ${XDT} />`).failed, true);
    assert.equal(transform('<a />', `<a ${XDT}>`).failed, true);
  });

  it('a document that no instruction touches is printed as it was', () => {
    const piece = fc.constantFrom(
      '<a x = "1"\n y=\'&lt;\' />',
      '<b>t &amp; <![CDATA[x]]></b >',
      '<!-- c -->',
      '<?p i?>',
      '\r\n\t',
      ' ',
      '<c\n/>',
      '<d></d>',
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const source = `<?xml version="1.0"?>\n<configuration>${pieces.join('')}</configuration>\n<!-- end -->`;
        const { text, failed } = transform(
          source,
          `<configuration ${XDT}><nope xdt:Transform="Remove" /></configuration>`,
        );
        assert.equal(failed, false);
        assert.equal(text, source);
      }),
    );
  });
});
