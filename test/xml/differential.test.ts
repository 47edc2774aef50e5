import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { parseXml, type XmlElement } from '../../server/src/core/xml/tree';
import { doctype, looseEdit, type Model, placeEdit, wellFormed } from './random';
import { describeProblems } from './support';

/** The first error of a strict parser that checks namespaces, undefined if it has none. */
function saxesError(text: string): string | undefined {
  let first: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', error => {
    first ??= error.message;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    first ??= String(error);
  }
  return first;
}

type Ordered = { [name: string]: unknown; ':@'?: Record<string, string> };

const fastXmlParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Adjacent texts joined, empty ones left out: parsers differ in how they cut text. */
function normal(model: Model): Model {
  const content: (Model | string)[] = [];
  for (const child of model.content) {
    const last = content.at(-1);
    if (typeof child !== 'string') content.push(normal(child));
    else if (typeof last === 'string') content[content.length - 1] = last + child;
    else if (child !== '') content.push(child);
  }
  return { name: model.name, attributes: { ...model.attributes }, content };
}

function modelOf(element: XmlElement): Model {
  const content: (Model | string)[] = [];
  for (const node of element.childNodes()) {
    if (node.kind === 'element') content.push(modelOf(node));
    else if (node.kind === 'text' || node.kind === 'cdata') content.push(node.text());
  }
  return {
    name: element.name,
    attributes: Object.fromEntries(element.attributes.map(a => [a.name, a.value])),
    content,
  };
}

function modelOfOrdered(nodes: Ordered[]): Model[] {
  return nodes.flatMap(node => {
    const name = Object.keys(node).find(key => key !== ':@') as string;
    if (name === '#text') return [];
    const children = node[name] as Ordered[];
    const content = children.map(child => ('#text' in child ? String(child['#text']) : modelOfOrdered([child])[0]!));
    return [{ name, attributes: node[':@'] ?? {}, content }];
  });
}

describe('well-formed documents', function () {
  this.timeout(60_000);

  it('mean what was written, and have no problem', () => {
    fc.assert(
      fc.property(wellFormed, ({ text, model }) => {
        const document = parseXml(text);
        assert.deepEqual(describeProblems(document), [], text);
        assert.deepEqual(normal(modelOf(document.root!)), normal(model));
      }),
      { numRuns: 500 },
    );
  });

  it('are well-formed to saxes too', () => {
    fc.assert(
      fc.property(wellFormed, ({ text }) => assert.equal(saxesError(text), undefined, text)),
      { numRuns: 300 },
    );
  });

  it('mean the same to fast-xml-parser', () => {
    fc.assert(
      fc.property(wellFormed, ({ text }) => {
        const theirs = modelOfOrdered(fastXmlParser.parse(text.replace(doctype, '')) as Ordered[]);
        assert.deepEqual(theirs.map(normal), [normal(modelOf(parseXml(text).root!))], text);
      }),
      { numRuns: 300 },
    );
  });
});

/** What saxes accepts and the recommendations do not, or the other way about; see the last test. */
const deliberate = [
  /<!DOCTYPE[^ \t\r\n]/,
  /<\?[^ \t\r\n?]*\?(?!>)/,
  /:[-.\d\u00b7]/,
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  /<!DOCTYPE[^>]*\[/,
];

describe('mutated documents', function () {
  this.timeout(60_000);

  it('have a problem exactly if saxes reports an error', () => {
    fc.assert(
      fc.property(wellFormed, fc.array(looseEdit, { minLength: 1, maxLength: 3 }), ({ text }, edits) => {
        const mutated = edits.reduce((result, edit) => {
          const { span, newText } = placeEdit(result, edit);
          return result.slice(0, span.start) + newText + result.slice(span.end);
        }, text);
        fc.pre(!deliberate.some(pattern => pattern.test(mutated)));
        const error = saxesError(mutated);
        const problems = describeProblems(parseXml(mutated));
        assert.equal(problems.length > 0, error !== undefined, `${JSON.stringify(mutated)} ${error} ${problems}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('deliberate differences', () => {
    const differs = (text: string) => [saxesError(text) !== undefined, parseXml(text).problemCount > 0];
    // White space is due behind DOCTYPE (XML 1.0, production 28) and behind the target (16).
    assert.deepEqual(differs('<!DOCTYPEa><a/>'), [false, true]);
    assert.deepEqual(differs('<?p?q?><a/>'), [false, true]);
    // A local name begins as a name does (Namespaces in XML 1.0, production 4).
    assert.deepEqual(differs('<a xmlns:b="u" b:1="c"/>'), [false, true]);
    // Half a surrogate pair is no character (XML 1.0, production 2).
    assert.deepEqual(differs('<a>\ud83dx</a>'), [false, true]);
    // saxes does not read the internal subset, so it does not know entities that are declared.
    assert.deepEqual(differs('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), [true, false]);
  });
});
