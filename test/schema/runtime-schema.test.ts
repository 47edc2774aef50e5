import assert from 'node:assert/strict';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import { readSchemaFile } from '../../server/src/core/schema/runtime-schema';
import type { AttributeSchema, ElementSchema, SectionSchema } from '../../server/src/core/schema/types';
import { sharedSchemas } from './shared-schema';

const FILE = 'file:///c:/Windows/System32/inetsrv/config/schema/acme_schema.xml';

const ACME = `<configSchema>
  <!-- sections of a module that nobody knows -->
  <sectionSchema name="system.webServer/acme">
    <attribute name="mode" type="enum" defaultValue="Fast">
      <enum name="Fast" value="0"/>
      <enum name="Careful" value="1"/>
    </attribute>
    <attribute name="title" type="string" defaultValue="a &gt; b &#65;" validationType="nonEmptyString" />
    <element name="routes" allowUnrecognizedAttributes="true">
      <collection addElement="allow,deny" removeElement="remove" clearElement="clear" mergeAppend="false" allowDuplicates="true">
        <attribute name="verb" type="string" isCombinedKey="true" caseSensitive="true"/>
        <attribute name="path" type="string" isCombinedKey="true"/>
        <attribute name="state" type="enum" extension="Acme.State"><enum name="Up" value="1"/></attribute>
      </collection>
    </element>
    <method name="Flush" extension="Acme.State"/>
  </sectionSchema>
</configSchema>
`;

const [acme] = readSchemaFile(ACME, FILE).sections as [SectionSchema];

describe('schema files read at run time', () => {
  it('give sections with their elements and attributes', () => {
    assert.equal(acme.path, 'system.webServer/acme');
    assert.equal(acme.name, 'acme');
    assert.equal(acme.product, 'acme_schema.xml');
    assert.deepEqual(acme.methods, ['Flush']);
    const mode = acme.attributes.get('mode')!;
    assert.equal(mode.type, 'enum');
    assert.equal(mode.default, 'Fast');
    assert.deepEqual(mode.values, [
      { name: 'Fast', value: 0 },
      { name: 'Careful', value: 1 },
    ]);
  });

  it('decode entities in values', () => assert.equal(acme.attributes.get('title')?.default, 'a > b A'));

  it('give collections with all verbs and combined keys', () => {
    const routes = acme.elements.get('routes')!;
    const collection = routes.collection!;
    assert.deepEqual(collection.adds, ['allow', 'deny']);
    assert.equal(collection.remove, 'remove');
    assert.equal(collection.clear, 'clear');
    assert.equal(collection.mergeAppend, false);
    assert.equal(collection.allowDuplicates, true);
    assert.deepEqual(collection.combinedKeys, ['verb', 'path']);
    assert.equal(collection.entry('deny')?.name, 'deny');
    assert.equal(collection.entry('add'), undefined);
    // The element allows unrecognized attributes, its entries do not.
    assert.equal(routes.allowUnrecognizedAttributes, true);
    assert.equal(collection.entry('deny')?.allowUnrecognizedAttributes, false);
    assert.equal(collection.entry('deny')?.attributes.get('state')?.runtimeOnly, true);
  });

  for (const [kind, text] of [
    ['LF', ACME],
    ['CRLF', ACME.replaceAll('\n', '\r\n')],
    ['BOM', `\uFEFF${ACME}`],
    ['declaration', `<?xml version="1.0"?>\n${ACME}`],
  ] as const) {
    it(`remember where a name is declared (${kind})`, () => {
      const section = readSchemaFile(text, FILE).sections[0]!;
      assert.equal(declared(section, text), '<sectionSchema name="system.webServer/acme">');
      assert.equal(
        declared(section.attributes.get('mode')!, text),
        '<attribute name="mode" type="enum" defaultValue="Fast">',
      );
      const verb = section.elements.get('routes')!.collection!.entry('allow')!.attributes.get('verb')!;
      assert.equal(
        declared(verb, text),
        '<attribute name="verb" type="string" isCombinedKey="true" caseSensitive="true"/>',
      );
    });
  }

  it('merge on top of what is known, descriptions and older facts kept', () => {
    const text = `<configSchema><sectionSchema name="system.webServer/serverRuntime">
      <attribute name="uploadReadAheadSize" type="uint" defaultValue="1"/><attribute name="future" type="bool"/>
    </sectionSchema></configSchema>`;
    const standard = SchemaRegistry.standard();
    const merged = standard.with(readSchemaFile(text, FILE).sections);
    const section = merged.section('system.webServer/serverRuntime')!;
    assert.equal(section.attributes.get('uploadReadAheadSize')?.default, '1');
    assert.equal(section.attributes.get('uploadReadAheadSize')?.origin.kind, 'file');
    assert.equal(section.attributes.get('future')?.type, 'bool');
    assert.equal(section.attributes.get('enabled')?.origin.kind, 'builtin');
    assert.equal(section.attributes.get('authenticatedUserOverride')?.since, 'IIS 7.5');
    assert.equal(section.product, 'IIS');
    assert.deepEqual(
      section.origins.map(origin => origin.kind),
      ['builtin', 'file'],
    );
    // The registry itself does not change.
    assert.equal(standard.section('system.webServer/serverRuntime')?.attributes.has('future'), false);
  });

  it('join a section that one file declares twice', () => {
    const text = `<configSchema>
      <sectionSchema name="acme"><attribute name="a" type="int"/></sectionSchema>
      <sectionSchema name="acme"><attribute name="b" type="int"/></sectionSchema>
    </configSchema>`;
    const section = SchemaRegistry.standard().with(readSchemaFile(text, FILE).sections).section('acme');
    assert.deepEqual([...section!.attributes.keys()], ['a', 'b']);
  });

  it('extend a collection without touching its own settings', () => {
    const text = `<configSchema><sectionSchema name="system.webServer/handlers">
      <collection addElement="add"><attribute name="acme" type="string"/></collection>
    </sectionSchema></configSchema>`;
    const handlers = SchemaRegistry.standard()
      .with(readSchemaFile(text, FILE).sections)
      .section('system.webServer/handlers')!;
    assert.equal(handlers.collection?.mergeAppend, false);
    assert.equal(handlers.collection?.clear, 'clear');
    assert.deepEqual(handlers.collection?.keys, ['name']);
    assert.ok(handlers.collection?.entry('add')?.attributes.has('acme'));
    assert.ok(handlers.collection?.entry('add')?.attributes.has('verb'));
  });

  it('refuse a DOCTYPE, entities unexpanded', () => {
    const text = `<!DOCTYPE configSchema [<!ENTITY a "aaaa">]>${ACME}`;
    const { sections, problems } = readSchemaFile(text, FILE);
    assert.deepEqual(sections, []);
    assert.match(problems[0]!.message, /DOCTYPE/);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['no XML', 'hello'],
    ['an open tag', '<configSchema><sectionSchema name="a"'],
    ['another document', '<configuration/>'],
  ] as const) {
    it(`say what is wrong with ${what}, and throw nothing`, () => {
      const { sections, problems } = readSchemaFile(text, FILE);
      assert.deepEqual(sections, []);
      assert.equal(problems.length, 1);
    });
  }

  it('keep what is right beside what is wrong', () => {
    const text = `<configSchema><sectionSchema/><sectionSchema name="acme">
      <attribute type="int"/><attribute name="a" type="colour"/><attribute name="b" type="enum"><enum name="x"/></attribute>
    </sectionSchema></configSchema>`;
    const { sections, problems } = readSchemaFile(text, FILE);
    assert.deepEqual(
      sections.map(section => [...section.attributes.keys()]),
      [['a', 'b']],
    );
    assert.equal(sections[0]?.attributes.get('a')?.type, 'string');
    assert.deepEqual(
      problems.map(problem => text.slice(problem.span!.start, problem.span!.end)),
      ['<sectionSchema/>', '<attribute type="int"/>', '<attribute name="a" type="colour"/>', '<enum name="x"/>'],
    );
  });

  it('survive every cut', () => {
    for (let end = 0; end < ACME.length; end++) readSchemaFile(ACME.slice(0, end), FILE);
  });

  it('do not overflow on deep nesting', () => {
    const text = `<configSchema><sectionSchema name="a">${'<element name="e">'.repeat(50_000)}${'</element>'.repeat(50_000)}</sectionSchema></configSchema>`;
    assert.ok(readSchemaFile(text, FILE).problems.length > 0);
  });
});

function declared(schema: { readonly origin: AttributeSchema['origin'] }, text: string): string {
  assert.ok(schema.origin.kind === 'file');
  assert.equal(schema.origin.file, FILE);
  return text.slice(schema.origin.span.start, schema.origin.span.end);
}

const shared = sharedSchemas();

if (shared) {
  describe('schema files of Microsoft read at run time', () => {
    const read = shared.map(({ file, text }) => readSchemaFile(text, `file:///schema/${file}`));
    const standard = SchemaRegistry.standard();
    // Two files may declare one section, in the order in which our data names them.
    const order = (section: SectionSchema) => {
      const file =
        section.origin.kind === 'file' ? section.origin.file.slice(section.origin.file.lastIndexOf('/') + 1) : '';
      return standard
        .section(section.path)!
        .origins.findIndex(origin => origin.kind === 'builtin' && origin.schemaFile === file);
    };
    const sections = read.flatMap(file => file.sections).sort((a, b) => order(a) - order(b));
    const paths = [...new Set(sections.map(section => section.path))];
    const [empty] = readSchemaFile('<configSchema><sectionSchema name="empty"/></configSchema>', 'x').sections as [
      SectionSchema,
    ];

    it('have no problems', () =>
      assert.deepEqual(
        read.flatMap(file => file.problems),
        [],
      ));

    it('give the sections of our data', () => assert.deepEqual([...paths].sort(), [...standard.paths()].sort()));

    it('give the facts of our data', () => {
      for (const path of paths) {
        const layers = sections.filter(section => section.path === path);
        // Read into a registry that knows nothing of them but the name.
        const joined = standard.with(layers.map(layer => ({ ...layer, path: `read/${path}` }))).section(`read/${path}`);
        assert.deepEqual(comparable(joined ?? empty), comparable(standard.section(path)!), path);
      }
    });
  });
}

interface Facts {
  [fact: string]: unknown;
}

/** What a schema file can say of an element; origins, texts and versions left out. */
function facts(element: ElementSchema): Facts {
  const { collection } = element;
  return {
    name: element.name,
    attributes: Object.fromEntries(
      [...element.attributes].map(([name, { origin, since, description, values, ...rest }]) => [
        name,
        { ...rest, values: values.map(v => `${v.name}=${v.value}`) },
      ]),
    ),
    elements: Object.fromEntries([...element.elements].map(([name, child]) => [name, facts(child)])),
    allowUnrecognizedAttributes: element.allowUnrecognizedAttributes,
    isCollectionDefault: element.isCollectionDefault,
    runtimeOnly: element.runtimeOnly,
    methods: element.methods,
    collection: collection && {
      ...collection,
      entry: undefined,
      entries: collection.adds.map(name => facts(collection.entry(name)!)),
    },
  };
}

/** Our data is newer than the files: see the coverage test for the list and its sources. */
function comparable(element: ElementSchema): Facts {
  const newer = new Set(['hsts', 'requestQueueDelegatorIdentity']);
  return JSON.parse(JSON.stringify(facts(element), (key, item) => (newer.has(key) ? undefined : item))) as Facts;
}
