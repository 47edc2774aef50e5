/**
 * Strict check of a section file. The data is written by hand, so a message names the place and what is expected
 * there: unknown fields and wrong kinds by `section.schema.json`, here what needs a look at several places.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { describedNode } from '../../server/src/core/schema/descriptions';
import type {
  AttributeFile,
  CollectionFile,
  NodeFile,
  SectionFile,
  SectionFiles,
} from '../../server/src/core/schema/section-file';
import { isCollection } from '../../server/src/core/schema/section-file';
import format from './section.schema.json';

const isSection = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile<SectionFile>(format);

/** Problems of one section file by itself; `path` is the section path that its name gives. */
export function checkSection(
  value: unknown,
  path: string,
  products: Readonly<Record<string, string>>,
): readonly string[] {
  if (!isSection(value)) return (isSection.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(sentence);
  const problems: string[] = [];
  if (value.path !== path) problems.push(`path: expected "${path}", the name of the file`);
  for (const schema of value.schemas) problems.push(...unknownFile(schema, 'schemas', products));
  for (const { at, node } of nodesIn(value)) problems.push(...nodeProblems(node, at, products));
  return [...problems, ...unusedDefaults(value)];
}

/** References between section files that lead nowhere. */
export function checkReferences(files: SectionFiles): readonly string[] {
  return Object.values(files).flatMap(file =>
    [...nodesIn(file)].flatMap(({ at, node: { describedLike } }) =>
      describedLike === undefined || describedNode(describedLike, files)
        ? []
        : [`${join(file.path, at)}: describedLike "${describedLike}" leads nowhere`],
    ),
  );
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const details = Object.values(params).filter(value => value !== undefined);
  const at = instancePath.slice(1);
  return `${at === '' ? '' : `${at}: `}${message} (${details.map(value => JSON.stringify(value)).join(', ')})`;
}

interface Place {
  readonly at: string;
  readonly node: NodeFile;
}

/** The section itself and every element and collection below it. */
function* nodesIn(node: NodeFile, at = ''): Iterable<Place> {
  yield { at, node };
  for (const [name, child] of Object.entries(node.elements ?? {})) yield* nodesIn(child, join(at, name));
  for (const child of node.collections ?? []) yield* nodesIn(child, join(at, child.add.join()));
  for (const [name, { input, output }] of Object.entries(node.methods ?? {})) {
    if (input) yield* nodesIn(input, join(at, `${name}/input`));
    if (output) yield* nodesIn(output, join(at, `${name}/output`));
  }
}

function nodeProblems(node: NodeFile, at: string, products: Readonly<Record<string, string>>): readonly string[] {
  const problems = unknownFile(node.schema, join(at, 'schema'), products);
  if (isCollection(node)) problems.push(...unknownNames(node.descriptions, node.add, join(at, 'descriptions')));
  for (const [name, attribute] of Object.entries(node.attributes ?? {}))
    problems.push(...attributeProblems(attribute, join(at, `@${name}`), products));
  return problems;
}

function attributeProblems(
  { type, schema, values, valueDescriptions, default: value }: AttributeFile,
  at: string,
  products: Readonly<Record<string, string>>,
): readonly string[] {
  const names = Object.keys(values ?? {});
  const problems = unknownFile(schema, join(at, 'schema'), products);
  problems.push(...unknownNames(valueDescriptions, names, join(at, 'valueDescriptions')));
  if (value === undefined) return problems;
  if (type === 'enum' && !names.includes(value)) problems.push(`${at}: default "${value}" is none of the values`);
  // FTP's validationFlags has the empty default, which means no flag.
  if (type === 'flags' && value !== '' && value.split(',').some(flag => !names.includes(flag.trim())))
    problems.push(`${at}: default "${value}" names other flags`);
  return problems;
}

function unknownFile(name: string | undefined, at: string, products: Readonly<Record<string, string>>): string[] {
  return name === undefined || Object.hasOwn(products, name)
    ? []
    : [`${at}: schema file "${name}" is not in products.json`];
}

function unknownNames(texts: object | undefined, names: readonly string[], at: string): readonly string[] {
  return Object.keys(texts ?? {})
    .filter(name => !names.includes(name))
    .map(name => `${at}: there is no "${name}"`);
}

function unusedDefaults(section: SectionFile): readonly string[] {
  const nodes = [...nodesIn(section)];
  const used = new Set(nodes.map(({ node }) => (node as Partial<CollectionFile>).defaultElement));
  return nodes
    .filter(({ at, node }) => node.isCollectionDefault && !used.has(at.slice(at.lastIndexOf('/') + 1)))
    .map(({ at }) => `${at}: isCollectionDefault, but no collection of this section names it as defaultElement`);
}

function join(at: string, part: string): string {
  return at === '' || part === '' ? at + part : `${at}/${part}`;
}
