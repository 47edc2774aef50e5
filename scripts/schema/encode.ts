import type {
  EncodedCollection,
  EncodedNode,
  EncodedSection,
  SchemaDescriptions,
  SectionTable,
} from '../../server/src/core/schema/decode';
import { REFERENCE, TYPE_CODES } from '../../server/src/core/schema/decode';
import type { AttributeFile, CollectionFile, NodeFile, SchemaData, SectionFile } from './model';

const CODES = new Map(Object.entries(TYPE_CODES).map(([code, type]) => [type as string, code]));

/** The facts in the form that `core/schema/decode.ts` reads. */
export function encodeFacts(data: SchemaData): SectionTable {
  const files = Object.keys(data.products);
  const lines = new Map<string, number>();
  const origin = (file: string) => files.indexOf(file);

  const attributes = (node: NodeFile): string =>
    Object.entries(node.attributes ?? {})
      .map(([name, attribute]) => {
        const line = attributeLine(name, attribute);
        const index = lines.get(line) ?? lines.size;
        lines.set(line, index);
        return attribute.schema === undefined ? `${index}` : `${index}@${origin(attribute.schema)}`;
      })
      .join(' ');

  const node = (file: NodeFile): EncodedNode => ({
    ...(file.attributes && { a: attributes(file) }),
    ...(file.elements && {
      e: Object.fromEntries(Object.entries(file.elements).map(([name, child]) => [name, node(child)])),
    }),
    ...(file.collections && { c: file.collections.map(collection) }),
    ...(file.methods && { m: Object.keys(file.methods) }),
    ...(file.since !== undefined && { s: file.since }),
    ...(file.schema !== undefined && { o: origin(file.schema) }),
    ...(file.allowUnrecognizedAttributes && { u: 1 as const }),
    ...(file.isCollectionDefault && { d: 1 as const }),
    ...(file.extension !== undefined && { t: 1 as const }),
  });

  const collection = (file: CollectionFile): EncodedCollection => ({
    n: file.add.join(','),
    ...node(file),
    ...(file.remove !== undefined && { r: file.remove }),
    ...(file.clear !== undefined && { k: file.clear }),
    ...(file.defaultElement !== undefined && { f: file.defaultElement }),
    ...(file.mergeAppend === false && { p: 1 as const }),
    ...(file.allowDuplicates && { x: 1 as const }),
  });

  const section = (file: SectionFile): EncodedSection => ({
    g: file.schemas.map(origin),
    ...node(file),
    ...(file.module !== undefined && { y: file.module }),
    ...(file.reader === '.net' && { v: 1 as const }),
    ...(file.link !== undefined && { l: shortLink(file.link, file.path) }),
  });

  const sections = Object.fromEntries(data.sections.map(file => [file.path, JSON.stringify(section(file))]));
  return {
    origins: files.map(file => `${file}\t${data.products[file]}`).join('\n'),
    attributes: [...lines.keys()].join('\n'),
    sections,
  };
}

function attributeLine(name: string, attribute: AttributeFile): string {
  const flags = [
    attribute.required && 'r',
    attribute.isUniqueKey && 'k',
    attribute.isCombinedKey && 'c',
    attribute.caseSensitive && 'C',
    attribute.encrypted && 'E',
    attribute.expanded && 'X',
    attribute.allowInfinite && 'I',
    attribute.displayHex && 'H',
    attribute.timeSpanFormat === 'seconds' && 'S',
    attribute.timeSpanFormat === 'minutes' && 'M',
    attribute.extension !== undefined && 'R',
  ];
  const { validation } = attribute;
  return [
    name,
    CODES.get(attribute.type) ?? '',
    flags.filter(Boolean).join(''),
    attribute.default === undefined ? '' : `=${attribute.default}`,
    validation === undefined
      ? ''
      : [validation.type, validation.parameter].filter(part => part !== undefined).join(' '),
    Object.entries(attribute.values ?? {})
      .map(([value, number]) => `${value}=${number}`)
      .join(','),
    attribute.since ?? '',
  ]
    .join('\t')
    .replace(/\t+$/, '');
}

function shortLink(link: string, path: string): string {
  const page = REFERENCE + path;
  return link === page || link === `${page}/` ? `=${link.slice(page.length)}` : link;
}

/** The texts in the form that `core/schema/decode.ts` reads, and places without one. */
export function encodeDescriptions(data: SchemaData): {
  descriptions: SchemaDescriptions;
  missing: readonly string[];
  problems: readonly string[];
} {
  const texts = new Map<string, number>();
  const missing: string[] = [];
  const problems: string[] = [];
  const byPath = new Map(data.sections.map(section => [section.path, section]));
  const sections: Record<string, string> = {};
  for (const section of data.sections) {
    const numbers: string[] = [];
    const put = (text: string | undefined, at: string): void => {
      if (text === undefined) {
        missing.push(at);
        numbers.push('');
        return;
      }
      const index = texts.get(text) ?? texts.size;
      texts.set(text, index);
      numbers.push(index.toString(36));
    };

    const content = (node: NodeFile, like: readonly NodeFile[], at: string): void => {
      for (const [name, attribute] of Object.entries(node.attributes ?? {})) {
        const twins = like.map(other => other.attributes?.[name]);
        put(attribute.description ?? firstOf(twins, twin => twin.description), `${at}@${name}`);
        for (const value of Object.keys(attribute.values ?? {})) {
          put(
            attribute.valueDescriptions?.[value] ?? firstOf(twins, twin => twin.valueDescriptions?.[value]),
            `${at}@${name}=${value}`,
          );
        }
      }
      for (const [name, child] of Object.entries(node.elements ?? {})) {
        const twins = withReference(
          child,
          [...defaultsTwin(section, name, child), ...like.flatMap(other => other.elements?.[name] ?? [])],
          `${at}/${name}`,
        );
        put(
          child.description ?? firstOf(twins, twin => (isCollection(twin) ? undefined : twin.description)),
          `${at}/${name}`,
        );
        content(child, twins, `${at}/${name}`);
      }
      for (const child of node.collections ?? []) {
        const names = child.add.join(',');
        const twins = withReference(
          child,
          like.flatMap(other => other.collections?.find(twin => twin.add.join(',') === names) ?? []),
          `${at}/${names}`,
        );
        for (const name of child.add)
          put(entryText(child, name) ?? firstOf(twins, twin => entryText(twin, name)), `${at}/${name}`);
        content(child, twins, `${at}/${names}`);
      }
    };

    const withReference = <T extends NodeFile>(
      node: T,
      twins: readonly NodeFile[],
      at: string,
    ): readonly NodeFile[] => {
      if (node.describedLike === undefined) return twins;
      const found = resolve(byPath, node.describedLike);
      if (found === undefined) problems.push(`${at}: describedLike "${node.describedLike}" leads nowhere`);
      return found === undefined ? twins : [...twins, found];
    };

    put(section.description ?? undefined, section.path);
    content(section, withReference(section, [], section.path), section.path);
    const line = numbers.join(' ').trimEnd();
    if (line !== '') sections[section.path] = line;
  }
  return { descriptions: { texts: [...texts.keys()].join('\n'), sections }, missing, problems };
}

/** `siteDefaults` holds what a `site` holds: the entries of the collection that names it describe its content. */
function defaultsTwin(section: SectionFile, name: string, node: NodeFile): readonly CollectionFile[] {
  return node.isCollectionDefault
    ? collectionsOf(section).filter(collection => collection.defaultElement === name)
    : [];
}

function collectionsOf(node: NodeFile): readonly CollectionFile[] {
  const own = node.collections ?? [];
  return [...own, ...[...Object.values(node.elements ?? {}), ...own].flatMap(collectionsOf)];
}

function resolve(byPath: ReadonlyMap<string, SectionFile>, reference: string): NodeFile | undefined {
  const [path = '', names = ''] = reference.split('#');
  let node: NodeFile | undefined = byPath.get(path);
  for (const name of names === '' ? [] : names.split('/')) {
    node = node?.elements?.[name] ?? node?.collections?.find(collection => collection.add.includes(name));
  }
  return node;
}

function entryText(node: NodeFile, name: string): string | undefined {
  return isCollection(node) ? (node.descriptions?.[name] ?? node.description) : undefined;
}

function isCollection(node: NodeFile): node is CollectionFile {
  return 'add' in node;
}

function firstOf<T>(items: readonly (T | undefined)[], pick: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const text = item && pick(item);
    if (text !== undefined) return text;
  }
  return undefined;
}
