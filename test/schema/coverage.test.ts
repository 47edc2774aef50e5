import assert from 'node:assert/strict';
import { SCHEMA_FOLDER } from '../../scripts/schema/generate';
import { readSchemaFolder } from '../../scripts/schema/read';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import type { AttributeFile, CollectionFile, NodeFile, SectionFile } from '../../server/src/core/schema/section-file';
import type { AttributeSchema, ElementSchema } from '../../server/src/core/schema/types';
import { type SchemaNode, sharedSchemas } from './shared-schema';

const shared = sharedSchemas();

/**
 * Facts that the files of Microsoft do not have because they are older than the documentation:
 * iis/configuration/…/site/hsts and …/add/processModel of MicrosoftDocs/iis-docs.
 */
const NEWER = [
  'system.applicationHost/applicationPools/add/processModel@requestQueueDelegatorIdentity',
  'system.applicationHost/applicationPools/applicationPoolDefaults/processModel@requestQueueDelegatorIdentity',
  ...['site', 'siteDefaults'].flatMap(owner =>
    ['enabled', 'max-age', 'includeSubDomains', 'preload', 'redirectHttpToHttps'].map(
      name => `system.applicationHost/sites/${owner}/hsts@${name}`,
    ),
  ),
];

/** Visits every node of a `sectionSchema`, with its place in our vocabulary. */
function visit(node: SchemaNode, at: string, see: (node: SchemaNode, at: string) => void): void {
  see(node, at);
  for (const child of node.children) {
    const { name = '', addElement } = child.attributes;
    if (child.name === 'attribute') see(child, `${at}@${name}`);
    else if (child.name === 'element') visit(child, `${at}/${name}`, see);
    else if (child.name === 'collection') visit(child, `${at}/${addElement}`, see);
    else if (child.name === 'method') visit(child, `${at}.${name}()`, see);
    else visit(child, `${at}.${child.name}`, see);
  }
}

/** Our authored files by the same places. */
function ours(sections: readonly SectionFile[]) {
  const nodes = new Map<string, NodeFile>();
  const attributes = new Map<string, AttributeFile>();
  const walk = (node: NodeFile, at: string): void => {
    nodes.set(at, node);
    for (const [name, attribute] of Object.entries(node.attributes ?? {})) attributes.set(`${at}@${name}`, attribute);
    for (const [name, child] of Object.entries(node.elements ?? {})) walk(child, `${at}/${name}`);
    for (const child of node.collections ?? []) walk(child, `${at}/${child.add.join(',')}`);
    for (const [name, method] of Object.entries(node.methods ?? {})) {
      nodes.set(`${at}.${name}()`, {});
      if (method.input) walk(method.input, `${at}.${name}().inputElement`);
      if (method.output) walk(method.output, `${at}.${name}().outputElement`);
    }
  };
  for (const section of sections) walk(section, section.path);
  return { nodes, attributes };
}

/** What the dialect says of an attribute, in the words of our files. */
function expectedAttribute(node: SchemaNode) {
  const { attributes: a } = node;
  const values = node.children.map(child => [child.attributes.name, Number(child.attributes.value)]);
  return {
    type: a.type,
    default: a.defaultValue,
    required: a.required === 'true',
    isUniqueKey: a.isUniqueKey === 'true',
    isCombinedKey: a.isCombinedKey === 'true',
    caseSensitive: a.caseSensitive === 'true',
    encrypted: a.encrypted === 'true',
    expanded: a.expanded === 'true',
    allowInfinite: a.allowInfinite === 'true',
    displayHex: a.displayHex === 'true',
    timeSpanFormat: a.timeSpanFormat ?? 'string',
    values,
    validation: a.validationType,
    // ARR's healthCheck@retries has a parameter and no validator: nothing is validated.
    parameter: a.validationType === undefined ? '' : (a.validationParameter ?? ''),
    extension: a.extension,
  };
}

function authoredAttribute(file: AttributeFile): ReturnType<typeof expectedAttribute> {
  return {
    type: file.type,
    default: file.default,
    required: file.required ?? false,
    isUniqueKey: file.isUniqueKey ?? false,
    isCombinedKey: file.isCombinedKey ?? false,
    caseSensitive: file.caseSensitive ?? false,
    encrypted: file.encrypted ?? false,
    expanded: file.expanded ?? false,
    allowInfinite: file.allowInfinite ?? false,
    displayHex: file.displayHex ?? false,
    timeSpanFormat: file.timeSpanFormat ?? 'string',
    values: Object.entries(file.values ?? {}),
    validation: file.validation?.type,
    parameter: file.validation?.parameter ?? '',
    extension: file.extension,
  };
}

/** `extension` is a runtime part in the registry: by itself or by what contains it. */
function queriedAttribute(
  schema: AttributeSchema,
  extension: string | undefined,
): ReturnType<typeof expectedAttribute> {
  return {
    type: schema.type,
    default: schema.default,
    required: schema.required,
    isUniqueKey: schema.isUniqueKey,
    isCombinedKey: schema.isCombinedKey,
    caseSensitive: schema.caseSensitive,
    encrypted: schema.encrypted,
    expanded: schema.expanded,
    allowInfinite: schema.allowInfinite,
    displayHex: schema.displayHex,
    timeSpanFormat: schema.timeSpanFormat,
    values: schema.values.map(value => [value.name, value.value]),
    validation: schema.validation?.type,
    parameter: schema.validation?.parameter ?? '',
    extension,
  };
}

/** The element schemas of a section by place; entries of `allow,deny` under each name. */
function queried(registry: SchemaRegistry): ReadonlyMap<string, ElementSchema> {
  const found = new Map<string, ElementSchema>();
  const walk = (element: ElementSchema, at: string): void => {
    found.set(at, element);
    for (const [name, child] of element.elements) walk(child, `${at}/${name}`);
    for (const name of element.collection?.adds ?? []) walk(element.collection!.entry(name)!, `${at}/${name}`);
  };
  for (const path of registry.paths()) walk(registry.section(path)!, path);
  return found;
}

if (shared) {
  const { files, problems } = readSchemaFolder(SCHEMA_FOLDER);
  const authored = ours(Object.values(files));
  const elements = queried(SchemaRegistry.standard());
  const declarations = shared.flatMap(({ file, root }) => root.children.map(section => ({ file, section })));

  describe('coverage of the schema files of Microsoft', () => {
    it('reads our data without a problem', () => assert.deepEqual(problems, []));

    it('is asked about all of them', () => {
      const counts: Record<string, number> = {};
      for (const { section } of declarations) {
        visit(section, '', node => {
          counts[node.name] = (counts[node.name] ?? 0) + 1;
        });
      }
      assert.deepEqual(
        {
          sections: counts.sectionSchema,
          elements: counts.element,
          collections: counts.collection,
          attributes: counts.attribute,
        },
        { sections: 150, elements: 262, collections: 221, attributes: 1744 },
      );
    });

    it('has every attribute with all its facts', () => {
      const seen = new Set<string>();
      for (const { section } of declarations) {
        visit(section, section.attributes.name!, (node, at) => {
          if (node.name !== 'attribute') return;
          seen.add(at);
          const file = authored.attributes.get(at);
          assert.ok(file, `${at} is missing`);
          assert.deepEqual(authoredAttribute(file), expectedAttribute(node), at);
        });
      }
      assert.deepEqual(
        [...authored.attributes.keys()].filter(at => !seen.has(at)).sort(),
        [...NEWER].sort(),
        'facts that no schema file has',
      );
    });

    it('has every element, collection and method with all its facts', () => {
      const seen = new Set<string>();
      for (const { file, section } of declarations) {
        visit(section, section.attributes.name!, (node, at) => {
          if (node.name === 'attribute') return;
          seen.add(at);
          const own = authored.nodes.get(at) as CollectionFile & SectionFile;
          assert.ok(own, `${at} is missing`);
          const { attributes: a } = node;
          if (node.name === 'sectionSchema') assert.ok(own.schemas.includes(file), `${at}: schemas without ${file}`);
          if (a.allowUnrecognizedAttributes === 'true') assert.equal(own.allowUnrecognizedAttributes, true, at);
          if (a.isCollectionDefault === 'true') assert.equal(own.isCollectionDefault, true, at);
          if (node.name === 'element') assert.equal(own.extension, a.extension, at);
          if (node.name !== 'collection') return;
          if (a.removeElement) assert.equal(own.remove, a.removeElement, at);
          if (a.clearElement) assert.equal(own.clear, a.clearElement, at);
          if (a.defaultElement) assert.equal(own.defaultElement, a.defaultElement, at);
          assert.equal(own.mergeAppend ?? true, a.mergeAppend !== 'false', at);
          assert.equal(own.allowDuplicates ?? false, a.allowDuplicates === 'true', at);
        });
      }
      const more = [...authored.nodes.keys()].filter(at => !seen.has(at));
      assert.deepEqual(more.sort(), [
        'system.applicationHost/sites/site/hsts',
        'system.applicationHost/sites/siteDefaults/hsts',
      ]);
    });

    it('invents no freedom: what our files allow, a schema file allows', () => {
      const allowed = new Set<string>();
      for (const { section } of declarations) {
        visit(section, section.attributes.name!, (node, at) => {
          for (const fact of [
            'allowUnrecognizedAttributes',
            'isCollectionDefault',
            'removeElement',
            'clearElement',
            'defaultElement',
          ]) {
            if (node.attributes[fact] && node.attributes[fact] !== 'false') allowed.add(`${at} ${fact}`);
          }
        });
      }
      for (const [at, node] of authored.nodes) {
        const { allowUnrecognizedAttributes, isCollectionDefault, remove, clear, defaultElement } =
          node as CollectionFile;
        if (allowUnrecognizedAttributes) assert.ok(allowed.has(`${at} allowUnrecognizedAttributes`), at);
        if (isCollectionDefault) assert.ok(allowed.has(`${at} isCollectionDefault`), at);
        if (remove) assert.ok(allowed.has(`${at} removeElement`), at);
        if (clear) assert.ok(allowed.has(`${at} clearElement`), at);
        if (defaultElement) assert.ok(allowed.has(`${at} defaultElement`), at);
      }
    });

    it('answers the same facts from the registry', () => {
      let count = 0;
      for (const { section } of declarations) {
        visit(section, section.attributes.name!, (node, at) => {
          // Methods are known to the registry by name only.
          if (at.includes('()')) return;
          for (const place of expandAdds(at)) {
            if (node.name === 'attribute') {
              const [owner = '', name = ''] = place.split('@');
              const schema = elements.get(owner)?.attributes.get(name);
              assert.ok(schema, `${place} is missing`);
              const expected = expectedAttribute(node);
              assert.deepEqual(queriedAttribute(schema, expected.extension), expected, place);
              if (expected.extension !== undefined) assert.equal(schema.runtimeOnly, true, place);
              count++;
            } else assert.ok(elements.has(place), `${place} is missing`);
          }
        });
      }
      // The rest belongs to methods.
      assert.ok(count > 1600, `${count} attributes compared`);
    });

    it('answers keys and directives of collections from the registry', () => {
      for (const { section } of declarations) {
        visit(section, section.attributes.name!, (node, at) => {
          if (at.includes('()')) return;
          for (const child of node.children) {
            if (child.name !== 'collection') continue;
            const collection = elements.get(expandAdds(at)[0]!)!.collection!;
            for (const add of child.attributes.addElement!.split(','))
              assert.ok(collection.adds.includes(add), `${at}: ${add}`);
            if (child.attributes.removeElement) assert.equal(collection.remove, child.attributes.removeElement, at);
            if (child.attributes.clearElement) assert.equal(collection.clear, child.attributes.clearElement, at);
            assert.equal(collection.mergeAppend, child.attributes.mergeAppend !== 'false', at);
            for (const attribute of child.children) {
              const { name = '', isUniqueKey, isCombinedKey } = attribute.attributes;
              if (isUniqueKey === 'true') assert.ok(collection.uniqueKeys.includes(name), `${at}: ${name}`);
              if (isCombinedKey === 'true') assert.ok(collection.combinedKeys.includes(name), `${at}: ${name}`);
            }
          }
        });
      }
    });
  });
}

/** `…/allow,deny@users` is one place in a file and two in the registry. */
function expandAdds(at: string): readonly string[] {
  const names = /\/([^/@]*,[^/@]*)/.exec(at)?.[1];
  return names === undefined ? [at] : names.split(',').map(name => at.replace(names, name));
}
