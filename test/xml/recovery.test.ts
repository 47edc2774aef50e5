import assert from 'node:assert/strict';
import { parseXml } from '../../server/src/core/xml/tree';
import { describeProblems, outline, readMarks, repaired } from './support';

interface Case {
  readonly title: string;
  /** The text with caret lines. */
  readonly xml: string;
  /** The elements the tree has, as `outline` writes them. */
  readonly tree: string;
  /** The text after the first repair of the first problem; undefined if there is none to offer. */
  readonly fixed?: string;
}

const cases: readonly Case[] = [
  {
    title: 'missingCloseTag: the tag above on its own lines gets a line of its own',
    xml: `<sites>
  <site name="A">
   ^^^^ missingCloseTag
    <application path="/" />
</sites>`,
    tree: 'sites(site[name=A](application[path=/]))',
    fixed: `<sites>
  <site name="A">
    <application path="/" />
  </site>
</sites>`,
  },
  {
    title: 'missingCloseTag: what follows at the same indentation is a sibling',
    xml: `<sites>
  <site name="A">
   ^^^^ missingCloseTag
    <application path="/" />
  <site name="B">
    <application path="/" />
  </site>
  <!-- defaults -->
  <siteDefaults />
</sites>`,
    tree: 'sites(site[name=A](application[path=/]) site[name=B](application[path=/]) siteDefaults)',
  },
  {
    title: 'missingCloseTag: two levels at once, each ended by its own indentation',
    xml: `<a>
  <b>
   ^ missingCloseTag
    <c>
     ^ missingCloseTag
      <d/>
    <e/>
  <f/>
</a>`,
    tree: 'a(b(c(d) e) f)',
  },
  {
    title: 'missingCloseTag: without indentation everything stays inside',
    xml: `<a>
<b>
 ^ missingCloseTag
<c/>
</a>`,
    tree: 'a(b(c))',
    fixed: `<a>
<b>
<c/>
</b>
</a>`,
  },
  {
    title: 'missingCloseTag: a text cut off',
    xml: `<configuration>
 ^^^^^^^^^^^^^ missingCloseTag
  <system.webServer>
   ^^^^^^^^^^^^^^^^ missingCloseTag
    <security />`,
    tree: 'configuration(system.webServer(security))',
    fixed: `<configuration>
  <system.webServer>
    <security />
</configuration>`,
  },
  {
    title: 'missingCloseTag: crossed tags',
    xml: `<a><b><c></b></c></a>
       ^ missingCloseTag
             ^^^ unexpectedCloseTag`,
    tree: 'a(b(c))',
    fixed: '<a><b><c></c></b></c></a>',
  },
  {
    title: 'mismatchedCloseTag: a typing error',
    xml: `<a><handlers><add /></handler></a>
                      ^^^^^^^ mismatchedCloseTag`,
    tree: 'a(handlers(add))',
    fixed: '<a><handlers><add /></handlers></a>',
  },
  {
    title: 'mismatchedCloseTag: another case, however long',
    xml: `<a><defaultDocument></DEFAULTDOCUMENT></a>
                      ^^^^^^^^^^^^^^^ mismatchedCloseTag`,
    tree: 'a(defaultDocument)',
    fixed: '<a><defaultDocument></defaultDocument></a>',
  },
  {
    title: 'mismatchedCloseTag: no name at all',
    xml: `<a><b>text</></a>
          ^^^ mismatchedCloseTag`,
    tree: 'a(b)',
    fixed: '<a><b>text</b></a>',
  },
  {
    title: 'an exact name further out wins over a similar one',
    xml: `<sites><site></sites>
        ^^^^ missingCloseTag`,
    tree: 'sites(site)',
    fixed: '<sites><site></site></sites>',
  },
  {
    title: 'unexpectedCloseTag',
    xml: `<a><b/></system.web></a>
       ^^^^^^^^^^^^ unexpectedCloseTag`,
    tree: 'a(b)',
    fixed: '<a><b/></a>',
  },
  {
    title: 'unclosedStartTag: empty where a tag follows at its own indentation',
    xml: `<sites>
  <site name="A"
  ^^^^^ unclosedStartTag
  <site name="B">
  </site>
</sites>`,
    tree: 'sites(site[name=A] site[name=B])',
    fixed: `<sites>
  <site name="A" />
  <site name="B">
  </site>
</sites>`,
  },
  {
    title: 'unclosedStartTag: open where its content and its close tag follow',
    xml: `<sites>
  <site name="A"
  ^^^^^ unclosedStartTag
    <application path="/" />
  </site>
</sites>`,
    tree: 'sites(site[name=A](application[path=/]))',
    fixed: `<sites>
  <site name="A">
    <application path="/" />
  </site>
</sites>`,
  },
  {
    title: 'unclosedStartTag: the close tag of an element around it that has the same name',
    xml: `<traces>
  <add path="*">
    <add
    ^^^^ unclosedStartTag
  </add>
</traces>`,
    tree: 'traces(add[path=*](add))',
    fixed: `<traces>
  <add path="*">
    <add />
  </add>
</traces>`,
  },
  {
    title: 'unclosedStartTag: without indentation the close tag tells',
    xml: `<sites>
<site name="A"
^^^^^ unclosedStartTag
<application path="/" />
</site>
</sites>`,
    tree: 'sites(site[name=A](application[path=/]))',
  },
  {
    title: 'unclosedCloseTag',
    xml: `<a>
  <b></b
     ^^^ unclosedCloseTag
</a>`,
    tree: 'a(b)',
    fixed: `<a>
  <b></b>
</a>`,
  },
  {
    title: 'unclosedAttributeValue: the next attribute is not swallowed',
    xml: `<add name="abc value="1" />
          ^^^^ unclosedAttributeValue`,
    tree: 'add[name=abc value=1]',
    fixed: '<add name="abc" value="1" />',
  },
  {
    title: 'unclosedAttributeValue: before an empty one',
    xml: `<add name="abc value="" />
          ^^^^ unclosedAttributeValue`,
    tree: 'add[name=abc value=]',
    fixed: '<add name="abc" value="" />',
  },
  {
    title: 'unclosedAttributeValue: on the line above',
    xml: `<add name="abc
          ^^^^ unclosedAttributeValue
     value="1" />`,
    tree: 'add[name=abc value=1]',
    fixed: `<add name="abc"
     value="1" />`,
  },
  {
    title: 'unclosedAttributeValue: the last of its tag',
    xml: `<a>
  <add name="abc />
            ^^^^ unclosedAttributeValue
  <add name="def" />
</a>`,
    tree: 'a(add[name=abc] add[name=def])',
    fixed: `<a>
  <add name="abc" />
  <add name="def" />
</a>`,
  },
  {
    title: 'unclosedAttributeValue: the last of its line, the tag is not closed either',
    xml: `<a>
  <add name="abc
  ^^^^ unclosedStartTag
            ^^^^ unclosedAttributeValue
  <add name="def" />
</a>`,
    tree: 'a(add[name=abc] add[name=def])',
  },
  {
    title: 'unclosedAttributeValue: of an open tag with content',
    xml: `<a><b x='1><c y='2'/></b></a>
        ^^ unclosedAttributeValue`,
    tree: 'a(b[x=1](c[y=2]))',
    fixed: `<a><b x='1'><c y='2'/></b></a>`,
  },
  {
    title: 'missingAttributeValue: before another attribute',
    xml: `<add name= id="1" />
     ^^^^ missingAttributeValue`,
    tree: 'add[name id=1]',
    fixed: '<add name="" id="1" />',
  },
  {
    title: 'missingAttributeValue: without white space before the next attribute',
    xml: `<add name=id="1" />
     ^^^^ missingAttributeValue`,
    tree: 'add[name id=1]',
  },
  {
    title: 'missingAttributeValue: at the end of the tag',
    xml: `<add name=/>
     ^^^^ missingAttributeValue`,
    tree: 'add[name]',
    fixed: '<add name=""/>',
  },
  {
    title: 'missingAttributeValue: a name alone',
    xml: `<add enabled name="1" />
     ^^^^^^^ missingAttributeValue`,
    tree: 'add[enabled name=1]',
    fixed: '<add enabled="" name="1" />',
  },
  {
    title: 'missingEqualsSign',
    xml: `<add name "1" />
     ^^^^ missingEqualsSign`,
    tree: 'add[name=1]',
    fixed: '<add name="1" />',
  },
  {
    title: 'unquotedAttributeValue',
    xml: `<add path=/api/v1 enabled="true"/>
          ^^^^^^^ unquotedAttributeValue`,
    tree: 'add[path=/api/v1 enabled=true]',
    fixed: '<add path="/api/v1" enabled="true"/>',
  },
  {
    title: 'unquotedAttributeValue: only the opening quote is missing',
    xml: `<add path=abc' enabled="true"/>
          ^^^^ unquotedAttributeValue`,
    tree: 'add[path=abc enabled=true]',
    fixed: `<add path='abc' enabled="true"/>`,
  },
  {
    title: 'missingWhitespaceBetweenAttributes',
    xml: `<add a="1"b="2" />
          ^ missingWhitespaceBetweenAttributes`,
    tree: 'add[a=1 b=2]',
    fixed: '<add a="1" b="2" />',
  },
  {
    title: 'duplicateAttribute',
    xml: `<add a="1" b="2" a="3" />
                 ^ duplicateAttribute`,
    tree: 'add[a=1 b=2 a=3]',
    fixed: '<add a="1" b="2" />',
  },
  {
    title: 'unexpectedCharacters in an open tag',
    xml: `<add a="1", b="2" />
          ^ unexpectedCharacters`,
    tree: 'add[a=1 b=2]',
    fixed: '<add a="1" b="2" />',
  },
  {
    title: 'unexpectedCharacters: a slash that closes nothing',
    xml: `<a / ><b/></a>
   ^ unexpectedCharacters`,
    tree: 'a(b)',
  },
  {
    title: 'unexpectedCharacters in a close tag',
    xml: `<a></a b="1">
       ^^^^^ unexpectedCharacters`,
    tree: 'a',
    fixed: '<a></a >',
  },
  {
    title: 'unexpectedCharacters: white space before the name of a close tag',
    xml: `<a></ a>
     ^ unexpectedCharacters`,
    tree: 'a',
    fixed: '<a></a>',
  },
  {
    title: 'lessThanInAttributeValue',
    xml: `<add a="1 < 2" b="<b>" />
          ^ lessThanInAttributeValue
                  ^ lessThanInAttributeValue`,
    tree: 'add[a=1 < 2 b=<b>]',
    fixed: '<add a="1 &lt; 2" b="<b>" />',
  },
  {
    title: 'bareLessThan',
    xml: `<a>1 < 2, 3 <= 4</a>
     ^ bareLessThan
            ^ bareLessThan`,
    tree: 'a',
    fixed: '<a>1 &lt; 2, 3 <= 4</a>',
  },
  {
    title: 'bareAmpersand in text and in values',
    xml: `<a x="1&2" y="a & b&amp;c">R&D</a>
       ^ bareAmpersand
                ^ bareAmpersand
                            ^ bareAmpersand`,
    tree: 'a[x=1&2 y=a & b&c]',
    fixed: '<a x="1&amp;2" y="a & b&amp;c">R&D</a>',
  },
  {
    title: 'bareAmpersand: a reference without its semicolon',
    xml: `<a x="a &amp b" />
        ^ bareAmpersand`,
    tree: 'a[x=a &amp b]',
    fixed: '<a x="a &amp; b" />',
  },
  {
    title: 'undefinedEntity',
    xml: `<a x="&nbsp;">&copy;</a>
      ^^^^^^ undefinedEntity
              ^^^^^^ undefinedEntity`,
    tree: 'a[x=&nbsp;]',
    fixed: '<a x="&amp;nbsp;">&copy;</a>',
  },
  {
    title: 'invalidCharacterReference',
    xml: `<a x="&#0;&#x41;">&#xD800;&#x;&#12a;</a>
      ^^^^ invalidCharacterReference
                  ^^^^^^^^ invalidCharacterReference
                          ^^^^ invalidCharacterReference
                              ^^^^^^ invalidCharacterReference`,
    tree: 'a[x=&#0;A]',
  },
  {
    title: 'invalidCharacter',
    xml: `<a x="\u0001\u0002">\uffff</a>
      ^^ invalidCharacter
          ^ invalidCharacter`,
    tree: 'a[x=\u0001\u0002]',
    fixed: '<a x="">\uffff</a>',
  },
  {
    title: 'cdataEndInText',
    xml: `<a x="]]>">b]]>c<!-- ]]> --></a>
            ^^^ cdataEndInText`,
    tree: 'a[x=]]>]',
    fixed: '<a x="]]>">b]]&gt;c<!-- ]]> --></a>',
  },
  {
    title: 'unclosedComment ends with its line',
    xml: `<a>
  <!-- off: <b/>
  ^^^^ unclosedComment
  <c/>
</a>`,
    tree: 'a(c)',
    fixed: `<a>
  <!-- off: <b/> -->
  <c/>
</a>`,
  },
  {
    title: 'doubleHyphenInComment: a comment in a comment',
    xml: `<a><!-- <b/> <!-- old --> <c/></a>
               ^^ doubleHyphenInComment`,
    tree: 'a(c)',
    fixed: '<a><!-- <b/> <!- - old --> <c/></a>',
  },
  {
    title: 'doubleHyphenInComment: a hyphen before the end',
    xml: `<a><!-- b ---></a>
          ^^ doubleHyphenInComment`,
    tree: 'a',
    fixed: '<a><!-- b - --></a>',
  },
  {
    title: 'unclosedCdata ends with its line',
    xml: `<a>
  <![CDATA[ <b/>
  ^^^^^^^^^ unclosedCdata
  <c/>
</a>`,
    tree: 'a(c)',
    fixed: `<a>
  <![CDATA[ <b/>]]>
  <c/>
</a>`,
  },
  {
    title: 'unclosedProcessingInstruction: the XML declaration without its second question mark',
    xml: `<?xml version="1.0">
^^^^^ unclosedProcessingInstruction
<a><?b?></a>`,
    tree: 'a',
    fixed: `<?xml version="1.0"?>
<a><?b?></a>`,
  },
  {
    title: 'unclosedProcessingInstruction ends with its line',
    xml: `<a>
  <?b c
  ^^^ unclosedProcessingInstruction
  <d/>
</a>`,
    tree: 'a(d)',
    fixed: `<a>
  <?b c?>
  <d/>
</a>`,
  },
  {
    title: 'unclosedDoctype',
    xml: `<!DOCTYPE a [
^^^^^^^^^ unclosedDoctype
<a/>`,
    tree: 'a',
  },
  {
    title: 'misplacedDoctype',
    xml: `<a/>
<!DOCTYPE a>
^^^^^^^^^ misplacedDoctype`,
    tree: 'a',
  },
  {
    title: 'invalidMarkupDeclaration',
    xml: `<a><!ELEMENT b ANY><c/><!-</a>
   ^^^^^^^^^ invalidMarkupDeclaration
                       ^^^ invalidMarkupDeclaration`,
    tree: 'a(c)',
  },
  {
    title: 'invalidMarkupDeclaration: a doctype in lower case, as HTML has it',
    xml: `<!doctype html>
^^^^^^^^^ invalidMarkupDeclaration
<html><body></body></html>`,
    tree: 'html(body)',
  },
  {
    title: 'invalidXmlDeclaration',
    xml: `<?xml encoding="utf-8"?>
^^^^^^^^^^^^^^^^^^^^^^^^ invalidXmlDeclaration
<a/>`,
    tree: 'a',
  },
  {
    title: 'xmlDeclarationNotFirst: white space before it',
    xml: `
<?xml version="1.0"?>
^^^^^ xmlDeclarationNotFirst
<a/>`,
    tree: 'a',
    fixed: `<?xml version="1.0"?>
<a/>`,
  },
  {
    title: 'xmlDeclarationNotFirst: a comment before it',
    xml: `<!-- ours --><?xml version="1.0"?>
             ^^^^^ xmlDeclarationNotFirst
<a/>`,
    tree: 'a',
    fixed: `<?xml version="1.0"?>
<!-- ours -->
<a/>`,
  },
  {
    title: 'textOutsideRoot',
    xml: `a
^ textOutsideRoot
<b/>
c & d
^^^^^ textOutsideRoot`,
    tree: 'b',
  },
  {
    title: 'textOutsideRoot: CDATA',
    xml: `<b/><![CDATA[c]]>
    ^^^^^^^^^^^^^ textOutsideRoot`,
    tree: 'b',
  },
  {
    title: 'multipleRoots: the first of them is marked',
    xml: `<a/>
<b/>
 ^ multipleRoots
<c/>`,
    tree: 'a b c',
  },
  {
    title: 'noRootElement',
    xml: `{ "json": true,
^^^^^^^^^^^^^^^ noRootElement
  "a": 1 }`,
    tree: '',
  },
  {
    title: 'invalidName: characters a name cannot have, reported once for both tags',
    xml: `<a@b><c d$="1" 2e="3"/></a@b>
 ^^^ invalidName
        ^^ invalidName
               ^^ invalidName`,
    tree: 'a@b(c[d$=1 2e=3])',
  },
  {
    title: 'invalidName: colons',
    xml: `<a xmlns:p="u"><p:b:c/><p: /><d :e="1"/></a>
                ^^^^^ invalidName
                        ^^ invalidName
                                ^^ invalidName`,
    tree: 'a[xmlns:p=u](p:b:c p: d[:e=1])',
  },
  {
    title: 'invalidName: a processing instruction named like the declaration, or not at all',
    xml: `<a><?XML b?><? c?></a>
   ^^^^^ invalidName
            ^^ invalidName`,
    tree: 'a',
  },
  {
    title: 'undeclaredPrefix',
    xml: `<configuration>
  <add xdt:Transform="Insert" xml:space="preserve" />
       ^^^ undeclaredPrefix
  <b xmlns:p="u"><p:c /></b>
  <p:d></p:d>
   ^ undeclaredPrefix
</configuration>`,
    tree: 'configuration(add[xdt:Transform=Insert xml:space=preserve] b[xmlns:p=u](p:c) p:d)',
    fixed: `<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
  <add xdt:Transform="Insert" xml:space="preserve" />
  <b xmlns:p="u"><p:c /></b>
  <p:d></p:d>
</configuration>`,
  },
  {
    title: 'emptyPrefixNamespace',
    xml: `<a xmlns="" xmlns:p=""/>
            ^^^^^^^ emptyPrefixNamespace`,
    tree: 'a[xmlns= xmlns:p=]',
  },
];

describe('recovery', () => {
  for (const { title, xml, tree, fixed } of cases) {
    const { text, marks } = readMarks(xml);

    it(title, () => {
      const document = parseXml(text);
      assert.deepEqual(describeProblems(document), marks);
      assert.equal(outline(document), tree);
    });

    if (fixed !== undefined) {
      it(`${title}: repaired`, () => {
        const document = parseXml(text);
        const [problem] = document.problems;
        assert.equal(repaired(document, problem!), fixed);
        // The repair removes its problem and brings no new one.
        assert.deepEqual(describeProblems(parseXml(fixed)).length, document.problems.length - 1);
      });
    }

    it(`${title}: with CRLF and a byte order mark`, () => {
      const document = parseXml(`\ufeff${text.replaceAll('\n', '\r\n')}`);
      assert.deepEqual(describeProblems(document), marks);
      assert.equal(outline(document), tree);
    });
  }

  it('finds nothing wrong in an ordinary file', () => {
    const document = parseXml(`\ufeff<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE configuration [ <!ENTITY shop "x > y"> ]>
<?xml-stylesheet href="a.xsl"?>
<!-- a - b -->
<configuration xmlns:xdt='u'>
  <a b = "it's > &quot;&#10;&#x1F600;&shop;" xdt:c='"'/>
  <d><![CDATA[ <&]] ]]></d >
</configuration>
<!-- end -->
`);
    assert.deepEqual(describeProblems(document), []);
  });

  it('an empty text, white space and a lone mark lack a root element', () => {
    for (const text of ['', ' \r\n', '\ufeff', '<!-- a -->', '<?xml version="1.0"?>\n']) {
      assert.deepEqual(
        parseXml(text).problems.map(({ kind }) => kind),
        ['noRootElement'],
        JSON.stringify(text),
      );
    }
  });

  it('says nothing about entities that an external subset may define', () => {
    assert.deepEqual(describeProblems(parseXml('<!DOCTYPE a SYSTEM "a.dtd"><a>&b;</a>')), []);
    assert.deepEqual(describeProblems(parseXml('<!DOCTYPE a [<!ENTITY c "d">]><a>&b;&c;</a>')), [
      'undefinedEntity "&b;"',
    ]);
  });
});

describe('problems', () => {
  it('name what they are about', () => {
    const about = (text: string) => {
      const [problem] = parseXml(text).problems;
      return [problem!.kind, problem!.name, problem!.expected];
    };
    assert.deepEqual(about('<a><b></a>'), ['missingCloseTag', 'b', undefined]);
    assert.deepEqual(about('<handlers></handler >'), ['mismatchedCloseTag', 'handler', 'handlers']);
    assert.deepEqual(about('<a></></a>'), ['mismatchedCloseTag', '', 'a']);
    assert.deepEqual(about('<a></other></a>'), ['unexpectedCloseTag', 'other', undefined]);
    assert.deepEqual(about('<a b="1'), ['unclosedStartTag', 'a', undefined]);
    assert.deepEqual(about('<a b="1 />'), ['unclosedAttributeValue', 'b', undefined]);
    assert.deepEqual(about('<a>&nbsp;</a>'), ['undefinedEntity', 'nbsp', undefined]);
    assert.deepEqual(about('<a>&#0;</a>'), ['invalidCharacterReference', '#0', undefined]);
    assert.deepEqual(about('<a>\u0000</a>'), ['invalidCharacter', 'U+0000', undefined]);
    assert.deepEqual(about('<a p:b="1"/>'), ['undeclaredPrefix', 'p', undefined]);
  });

  it('point to the place that explains them', () => {
    const related = (text: string) => {
      const place = parseXml(text).problems[0]!.related!;
      return [place.kind, text.slice(place.span.start, place.span.end), place.span.start];
    };
    assert.deepEqual(related('<handlers></handler>'), ['openTag', 'handlers', 1]);
    assert.deepEqual(related('<a b="1" b="2"/>'), ['firstAttribute', 'b', 3]);
    assert.deepEqual(related('<a/><b/>'), ['firstRoot', 'a', 1]);
  });

  it('offer to close an element without content in its open tag', () => {
    const document = parseXml('<a>\n  <b c="1">\n</a>');
    assert.deepEqual(
      document.problems[0]!.repairs.map(({ kind }) => kind),
      ['insertCloseTag', 'selfCloseTag'],
    );
    const [edit] = document.problems[0]!.repairs[1]!.edits;
    assert.deepEqual(edit, { span: { start: 14, end: 15 }, newText: ' />' });
  });

  it('are listed up to the thousandth and counted beyond', () => {
    const document = parseXml(`<a>${'&'.repeat(1500)}</a>`);
    assert.equal(document.problems.length, 1000);
    assert.equal(document.problemCount, 1500);
  });
});
