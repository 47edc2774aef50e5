import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkReferences, checkSection } from '../../scripts/schema/check-section';
import { LIST, listOfSections, SCHEMA_FOLDER } from '../../scripts/schema/generate';
import { missingDescriptions } from '../../scripts/schema/missing';
import { readSchemaFolder } from '../../scripts/schema/read';
import { readSection } from '../../server/src/core/schema/read-section';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import type { SectionFile } from '../../server/src/core/schema/section-file';

describe('schema data', () => {
  const { files, problems } = readSchemaFolder(SCHEMA_FOLDER);
  const paths = Object.keys(files);

  it('has no problems', () => assert.deepEqual(problems, []));

  it('is listed for the program', () => {
    assert.ok(readFileSync(LIST, 'utf8') === listOfSections(paths), `run tsx scripts/schema/generate.ts`);
    assert.deepEqual(SchemaRegistry.standard().paths(), paths);
  });

  it('has one section a file', () => {
    assert.equal(paths.length, 143);
    // Case-insensitive file systems must hold them all.
    assert.equal(new Set(paths.map(path => path.toLowerCase())).size, 143);
  });
});

describe('check of section files', () => {
  const products = { 'a_schema.xml': 'A' };
  const good = { path: 'a/b', schemas: ['a_schema.xml'], attributes: { enabled: { type: 'bool', default: 'false' } } };
  const problemsOf = (change: object) => checkSection({ ...good, ...change }, 'a/b', products);

  it('accepts a good file', () => assert.deepEqual(problemsOf({}), []));

  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['another path', { path: 'a/c' }, /^path: expected "a\/b"/],
    ['a path that is missing', { path: undefined }, /required property 'path'/],
    ['an unknown field', { colour: 'red' }, /must NOT have unevaluated properties \("colour"\)/],
    [
      'an unknown field of an attribute',
      { attributes: { x: { type: 'bool', colour: 'red' } } },
      /^attributes\/x: .*"colour"/,
    ],
    ['an unknown schema file', { schemas: ['b_schema.xml'] }, /"b_schema.xml" is not in products.json/],
    [
      'an unknown schema file of an attribute',
      { attributes: { x: { type: 'bool', schema: 'b_schema.xml' } } },
      /^@x\/schema: schema file "b_schema.xml"/,
    ],
    ['an unknown type', { attributes: { x: { type: 'boolean' } } }, /^attributes\/x\/type: must be equal to one of/],
    ['an enum without values', { attributes: { x: { type: 'enum' } } }, /^attributes\/x: .* 'values'/],
    ['values of a number', { attributes: { x: { type: 'int', values: { A: 0 } } } }, /^attributes\/x\/values: /],
    ['a default that is no number', { attributes: { x: { type: 'int', default: 'a' } } }, /x\/default: must match/],
    ['a default that is neither true nor false', { attributes: { x: { type: 'bool', default: '1' } } }, /x\/default: /],
    [
      'a default that is no value',
      { attributes: { x: { type: 'enum', values: { A: 0 }, default: 'B' } } },
      /^@x: default "B" is none of the values/,
    ],
    [
      'a default of other flags',
      { attributes: { x: { type: 'flags', values: { A: 1 }, default: 'A, B' } } },
      /^@x: default "A, B" names other flags/,
    ],
    [
      'a flag without a number',
      { attributes: { x: { type: 'flags', values: { A: '1' } } } },
      /x\/values\/A: must be integer/,
    ],
    [
      'false instead of nothing',
      { attributes: { x: { type: 'bool', required: false } } },
      /x\/required: must be equal to constant \(true\)/,
    ],
    ['seconds of a number', { attributes: { x: { type: 'int', timeSpanFormat: 'seconds' } } }, /x\/timeSpanFormat: /],
    [
      'a validator without its parameter',
      { attributes: { x: { type: 'int', validation: { type: 'integerRange' } } } },
      /x\/validation: .* 'parameter'/,
    ],
    [
      'a validator with a wrong parameter',
      { attributes: { x: { type: 'int', validation: { type: 'integerRange', parameter: '1' } } } },
      /x\/validation\/parameter: must match pattern/,
    ],
    [
      'a parameter where none is taken',
      { attributes: { x: { type: 'string', validation: { type: 'siteName', parameter: '1' } } } },
      /x\/validation\/parameter: /,
    ],
    [
      'a validator of another type',
      { attributes: { x: { type: 'int', validation: { type: 'nonEmptyString' } } } },
      /x\/validation\/type: must be equal to constant \("integerRange"\)/,
    ],
    [
      'a range of times for a number',
      { attributes: { x: { type: 'string', validation: { type: 'timeSpanRange', parameter: '0,1,1' } } } },
      /x\/validation\/type: must NOT be valid/,
    ],
    [
      'a key of both kinds',
      { attributes: { x: { type: 'string', isUniqueKey: true, isCombinedKey: true } } },
      /^attributes\/x: must NOT be valid/,
    ],
    ['a name that is no XML name', { attributes: { 'a b': { type: 'bool' } } }, /^attributes: .*"a b"/],
    ['a version without a product', { since: '7.5' }, /^since: must match pattern/],
    ['a link elsewhere', { link: 'http://example.org/' }, /^link: must match pattern/],
    ['a description without an end', { description: 'No full stop' }, /^description: must match/],
    ['a description of two lines', { description: 'One.\nTwo.' }, /^description: must match/],
    ['a description with two spaces', { description: 'One.  Two.' }, /^description: must match/],
    ['a description that is too long', { description: `${'a'.repeat(400)}.` }, /more than 400 characters/],
    [
      'defaults that nobody uses',
      { elements: { d: { isCollectionDefault: true } } },
      /^d: isCollectionDefault, but no collection of this section names it/,
    ],
    ['a collection without add', { collections: [{ remove: 'remove' }] }, /^collections\/0: .* 'add'/],
    [
      'a text for an unknown value',
      { attributes: { x: { type: 'enum', values: { A: 0 }, valueDescriptions: { B: 'Bad.' } } } },
      /^@x\/valueDescriptions: there is no "B"/,
    ],
    [
      'a text for an unknown entry',
      { collections: [{ add: ['allow'], descriptions: { deny: 'Bad.' } }] },
      /^allow\/descriptions: there is no "deny"/,
    ],
    [
      'two descriptions of one entry',
      { collections: [{ add: ['allow'], description: 'A.', descriptions: { allow: 'A.' } }] },
      /^collections\/0: must NOT be valid/,
    ],
  ];
  for (const [what, change, message] of cases) {
    it(`reports ${what}`, () => {
      const problems = problemsOf(change);
      assert.ok(
        problems.some(problem => message.test(problem)),
        JSON.stringify(problems),
      );
    });
  }
});

describe('descriptions', () => {
  const section = (rest: Partial<SectionFile>, path = 'a/b'): SectionFile => ({
    path,
    schemas: ['a_schema.xml'],
    ...rest,
  });
  const missing = (...sections: readonly SectionFile[]) => {
    const files = Object.fromEntries(sections.map(file => [file.path, file]));
    return sections.flatMap(file => missingDescriptions(readSection(file, files, {})));
  };

  it('of defaults are those of the entries', () => {
    const file = section({
      description: 'Section.',
      elements: { d: { isCollectionDefault: true, description: 'Defaults.', attributes: { x: { type: 'bool' } } } },
      collections: [
        {
          add: ['add'],
          defaultElement: 'd',
          description: 'Entry.',
          attributes: { x: { type: 'bool', description: 'X.' } },
        },
      ],
    });
    assert.deepEqual(missing(file), []);
    const { elements } = readSection(file, {}, {});
    assert.equal(elements.get('d')?.attributes.get('x')?.description, 'X.');
    assert.equal(elements.get('d')?.description, 'Defaults.');
  });

  it('may be taken from another section', () => {
    const like = section({ description: 'One.', attributes: { x: { type: 'bool', description: 'X.' } } });
    const other = section(
      { description: 'Two.', describedLike: 'a/b', attributes: { x: { type: 'bool' }, y: { type: 'bool' } } },
      'a/c',
    );
    assert.deepEqual(missing(like, other), ['a/c@y']);
  });

  it('may be taken from an entry further in', () => {
    const file = section({
      description: 'One.',
      elements: { twin: { describedLike: 'a/b#add', description: 'Twin.', attributes: { x: { type: 'bool' } } } },
      collections: [{ add: ['add'], description: 'Entry.', attributes: { x: { type: 'bool', description: 'X.' } } }],
    });
    assert.deepEqual(missing(file), []);
    assert.deepEqual(checkReferences({ 'a/b': file }), []);
  });

  it('name a reference that leads nowhere', () => {
    const file = section({ description: 'One.', elements: { e: { describedLike: 'a/b#d' } } });
    assert.deepEqual(checkReferences({ 'a/b': file }), ['a/b/e: describedLike "a/b#d" leads nowhere']);
  });

  it('are missed at their place', () => {
    const file = section({
      elements: { e: { attributes: { x: { type: 'bool' }, y: { type: 'enum', values: { A: 0 } } } } },
      collections: [{ add: ['allow', 'deny'], descriptions: { allow: 'Lets in.' } }],
    });
    assert.deepEqual(missing(file), ['a/b', 'a/b/e', 'a/b/e@x', 'a/b/e@y', 'a/b/e@y=A', 'a/b/deny']);
  });
});
