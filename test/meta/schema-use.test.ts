import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Pool, VirtualDirectory } from '../../server/src/core/config/files/topology';
import type { Place } from '../../server/src/core/config/place';
import { attributeOf, elementOf } from '../../server/src/core/config/values/effective-values';
import { namedSection } from '../../server/src/core/schema/by-name';
import { childOf } from '../../server/src/core/schema/collection';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import type { ElementSchema } from '../../server/src/core/schema/types';

const core = join(import.meta.dirname, '../../server/src/core');
const registry = SchemaRegistry.standard();
/** Code of the core without its comments, by path. The schema itself is no user of it. */
const code = new Map(
  globSync('**/*.ts', { cwd: core, absolute: true, ignore: 'schema/**' }).map(file => [
    resolve(file),
    readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  ]),
);
const nameOf = (file: string): string => relative(core, file).split(sep).join('/');

describe('use of the schema', () => {
  it('nobody but the default of a snapshot asks for our own data: the server may have schema files', () => {
    const asking = [...code].filter(([, text]) => /SchemaRegistry\s*(\.standard\b|\[)/.test(text));
    assert.deepEqual(
      asking.map(([file]) => nameOf(file)),
      ['workspace/server-schema.ts'],
    );
  });

  it('a name that the schema does not have is a compile error', () => {
    const ask = (place: Place, pool: Pool, directory: VirtualDirectory) => [
      // @ts-expect-error the section is called handlers
      place.section('system.webServer/handler'),
      // @ts-expect-error names are case-sensitive
      attributeOf(place.section('system.web/identity'), 'username'),
      // @ts-expect-error an attribute of the section, not of its entries
      attributeOf(place.section('system.webServer/handlers').collection?.[0], 'accessPolicy'),
      // @ts-expect-error the element is called providers
      elementOf(place.section('system.webServer/security/authentication/windowsAuthentication'), 'provider'),
      // @ts-expect-error an attribute of processModel
      pool.attribute('identityType'),
      // @ts-expect-error an attribute of the pool
      pool.processModel('managedRuntimeVersion'),
      // @ts-expect-error an attribute of the application
      directory.attribute('applicationPool'),
    ];
    assert.equal(typeof ask, 'function');
  });

  it('every path of a section, a group or something inside a section exists', () => {
    const wrong: string[] = [];
    for (const [file, text] of code)
      for (const path of pathsIn(text)) if (!exists(path)) wrong.push(`${nameOf(file)}: ${path}`);
    assert.deepEqual(wrong, []);
    assert.ok([...code.values()].flatMap(pathsIn).length > 80);
  });

  it('every attribute that is asked for by name exists in a section that the file speaks of', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const [file, text] of code) {
      const sections = sectionsOf(file);
      for (const match of text.matchAll(ASKED)) {
        count++;
        const name = match[1] ?? match[2] ?? '';
        const known = SYSTEM.has(name) || (sections.length === 0 ? everywhere() : attributesOf(sections)).has(name);
        if (!known) wrong.push(`${nameOf(file)}: ${match[0]}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(count > 100, `${count} names seen`);
  });
});

const PATH =
  /['"`]((?:system\.(?:applicationHost|ftpServer|net|web|webServer|serviceModel)|connectionStrings|appSettings|configProtectedData|webFarms)(?:\/[\w./]*)?)(?:@\w+)?['"`]/g;

function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(PATH)].map(match => match[1] ?? '');
}

/** A trailing separator makes a prefix of it. */
function exists(written: string): boolean {
  const path = written.replace(/\/$/, '');
  if (registry.isGroup(path) || namedSection(path)) return true;
  const section = sectionAround(path);
  return section !== undefined && (path === section || inside(section, path.slice(section.length + 1)));
}

function inside(section: string, below: string): boolean {
  let schema: ElementSchema | undefined = registry.section(section);
  for (const name of below.split('/')) schema = schema && childOf(schema, name)?.schema;
  return schema !== undefined;
}

function sectionAround(path: string): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (registry.section(path.slice(0, end))) return path.slice(0, end);
  return undefined;
}

/** Where the compiler does not look: elements of a file, which know nothing of a schema. */
const ASKED = /\.(?:attribute|value)\('([\w-]+)'\)|\bsiteValue\(.*?, '([\w-]+)'\)/g;

/** Attributes of the configuration system: location tags, declarations, sections as such. */
const SYSTEM: ReadonlySet<string> = new Set([
  ...['allowDefinition', 'allowLocation', 'allowOverride', 'childSource', 'configProtectionProvider', 'configSource'],
  ...['inheritInChildApplications', 'lockItem', 'name', 'overrideMode', 'overrideModeDefault', 'path', 'type'],
]);

/** Sections that the file names, by itself or by what it imports. */
function sectionsOf(file: string): readonly string[] {
  const text = code.get(file) ?? '';
  const imported = [...text.matchAll(/\bfrom '(\.[^']+)'/g)].map(
    match => `${resolve(dirname(file), match[1] ?? '')}.ts`,
  );
  const paths = new Set([file, ...imported].flatMap(name => pathsIn(code.get(name) ?? '')));
  return [...paths].flatMap(
    path => sectionAround(path) ?? registry.paths().filter(known => known.startsWith(`${path}/`)),
  );
}

function attributesOf(sections: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const see = (element: ElementSchema): void => {
    for (const name of element.attributes.keys()) names.add(name);
    for (const child of element.elements.values()) see(child);
    for (const name of element.collection?.adds ?? []) see(element.collection!.entry(name)!);
  };
  for (const path of sections) see(registry.section(path)!);
  return names;
}

let all: ReadonlySet<string> | undefined;

function everywhere(): ReadonlySet<string> {
  all ??= attributesOf(registry.paths());
  return all;
}
