import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSection } from '../../scripts/schema/check-section';
import { encodeDescriptions } from '../../scripts/schema/encode';
import { generateModules, MODULE_FOLDER, SCHEMA_FOLDER } from '../../scripts/schema/generate';
import type { SchemaData, SectionFile } from '../../scripts/schema/model';
import { readSchemaData } from '../../scripts/schema/read';

describe('generated schema modules', () => {
  const { modules, problems, missing } = generateModules(SCHEMA_FOLDER);

  it('come from data without problems', () => assert.deepEqual(problems, []));

  it('describe every section, element, attribute and value', () => assert.deepEqual(missing, []));

  for (const [name, text] of modules) {
    it(`${name} is what the JSON files generate`, () => {
      assert.ok(
        readFileSync(join(MODULE_FOLDER, name), 'utf8') === text,
        `${name} is stale: run tsx scripts/schema/generate.ts`,
      );
    });
  }

  it('leave room in the server bundle', () => {
    const size = [...modules.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(size < 280 * 1024, `${Math.round(size / 1024)} KB of facts and descriptions`);
  });

  it('have one section a file, and the file is named like it', () => {
    const { data } = readSchemaData(SCHEMA_FOLDER);
    assert.equal(data.sections.length, 143);
    // Case-insensitive file systems must hold them all.
    assert.equal(new Set(data.sections.map(section => section.path.toLowerCase())).size, 143);
  });
});

describe('check of section files', () => {
  const products = { 'a_schema.xml': 'A' };
  const good = { path: 'a/b', schemas: ['a_schema.xml'], attributes: { enabled: { type: 'bool', default: 'false' } } };
  const problemsOf = (change: object) => checkSection({ ...good, ...change }, 'a/b', products);

  it('accepts a good file', () => assert.deepEqual(problemsOf({}), []));

  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['another path', { path: 'a/c' }, /^path: expected "a\/b"/],
    ['an unknown field', { colour: 'red' }, /unknown field "colour"/],
    ['an unknown schema file', { schemas: ['b_schema.xml'] }, /"b_schema.xml" is not in products.json/],
    ['an unknown type', { attributes: { x: { type: 'boolean' } } }, /^attributes\/x\/type: |x\/type: expected one of/],
    ['an enum without values', { attributes: { x: { type: 'enum' } } }, /x\/values: expected an object/],
    [
      'a default that is no value',
      { attributes: { x: { type: 'enum', values: { A: 0 }, default: 'B' } } },
      /"B" is none of the values/,
    ],
    [
      'a flag without a number',
      { attributes: { x: { type: 'flags', values: { A: '1' } } } },
      /x\/values\/A: expected a whole number/,
    ],
    [
      'false instead of nothing',
      { attributes: { x: { type: 'bool', required: false } } },
      /x\/required: expected true or nothing/,
    ],
    [
      'a validator without its parameter',
      { attributes: { x: { type: 'int', validation: { type: 'integerRange' } } } },
      /integerRange: wrong parameter/,
    ],
    [
      'a validator of another type',
      { attributes: { x: { type: 'int', validation: { type: 'nonEmptyString' } } } },
      /does not fit the type int/,
    ],
    [
      'a key of both kinds',
      { attributes: { x: { type: 'string', isUniqueKey: true, isCombinedKey: true } } },
      /exclude each other/,
    ],
    ['a version without a product', { since: '7.5' }, /"7.5": expected a product and a version/],
    ['a link elsewhere', { link: 'http://example.org/' }, /link: expected a page/],
    ['a description without an end', { description: 'No full stop' }, /description: expected a full stop/],
    ['a description of two lines', { description: 'One.\nTwo.' }, /no line ends/],
    [
      'defaults that nobody uses',
      { elements: { d: { isCollectionDefault: true } } },
      /no collection of this section names it/,
    ],
    ['a collection without add', { collections: [{ remove: 'remove' }] }, /add: expected/],
    [
      'a text for an unknown value',
      { attributes: { x: { type: 'enum', values: { A: 0 }, valueDescriptions: { B: 'Bad.' } } } },
      /unknown field "B"/,
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
  const encode = (...sections: readonly SectionFile[]) =>
    encodeDescriptions({ products: {}, sections, defaults: undefined } as unknown as SchemaData);

  it('of defaults are those of the entries', () => {
    const { missing } = encode(
      section({
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
      }),
    );
    assert.deepEqual(missing, []);
  });

  it('may be taken from another section', () => {
    const like = section({ description: 'One.', attributes: { x: { type: 'bool', description: 'X.' } } });
    const other = section(
      { description: 'Two.', describedLike: 'a/b', attributes: { x: { type: 'bool' }, y: { type: 'bool' } } },
      'a/c',
    );
    assert.deepEqual(encode(like, other).missing, ['a/c@y']);
  });

  it('name a reference that leads nowhere', () => {
    const { problems } = encode(section({ description: 'One.', describedLike: 'a/c#d' }));
    assert.deepEqual(problems, ['a/b: describedLike "a/c#d" leads nowhere']);
  });

  it('are missed at their place', () => {
    const { missing } = encode(
      section({
        elements: { e: { attributes: { x: { type: 'bool' }, y: { type: 'enum', values: { A: 0 } } } } },
        collections: [{ add: ['allow', 'deny'], descriptions: { allow: 'Lets in.' } }],
      }),
    );
    assert.deepEqual(missing, ['a/b', 'a/b/e', 'a/b/e@x', 'a/b/e@y', 'a/b/e@y=A', 'a/b/deny']);
  });
});
