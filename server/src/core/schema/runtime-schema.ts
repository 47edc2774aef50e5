import type { Span } from '../text/span';
import { parseXml, type XmlElement } from '../xml/tree';
import { isOwnedByDotNet } from './by-name';
import { makeCollection } from './collection';
import { mergeElements } from './merge';
import type {
  AttributeSchema,
  AttributeType,
  CollectionSchema,
  ElementSchema,
  NamedValue,
  SchemaFileOrigin,
  SectionSchema,
  TimeSpanFormat,
} from './types';

/** A schema file of a server or of a module (`*_schema.xml`), read at run time. */
export interface SchemaFile {
  /** In file order. A section that the file declares twice stands here twice: the registry joins them. */
  readonly sections: readonly SectionSchema[];
  readonly problems: readonly SchemaFileProblem[];
}

export interface SchemaFileProblem {
  readonly message: string;
  /** UTF-16 offsets; `undefined`: the file as a whole. */
  readonly span?: Span;
}

/**
 * Reads a schema file. Never throws: what cannot be read is left out and told in `problems`. `file` is the URI that origins
 * carry.
 */
export function readSchemaFile(text: string, file: string): SchemaFile {
  // Entities could be declared in a document type; a schema file has no use for one.
  if (/<!DOCTYPE/i.test(text))
    return { sections: [], problems: [{ message: 'A schema file with a DOCTYPE is not read.' }] };
  const { problems, root } = parseXml(text);
  const [problem] = problems;
  if (problem || !root)
    return {
      sections: [],
      problems: [
        { message: 'A schema file that is not well-formed is not read.', ...(problem && { span: problem.span }) },
      ],
    };
  return new Reader(file).read(root);
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly span: Span;
}

const TYPES: ReadonlySet<string> = new Set<AttributeType>([
  'bool',
  'enum',
  'flags',
  'int',
  'uint',
  'int64',
  'string',
  'timeSpan',
]);
/** Deeper than any schema; recursion stops here. */
const MAX_DEPTH = 64;

class Reader {
  readonly #file: string;
  readonly #problems: SchemaFileProblem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  read(element: XmlElement): SchemaFile {
    const root = this.#node(element, 0);
    if (root.name !== 'configSchema')
      return {
        sections: [],
        problems: [...this.#problems, { message: 'No configSchema element: this is no schema file.' }],
      };
    const sections = root.children.filter(node => node.name === 'sectionSchema').flatMap(node => this.#section(node));
    return { sections, problems: this.#problems };
  }

  #section(node: Node): readonly SectionSchema[] {
    const path = this.#named(node);
    if (path === undefined) return [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const element = this.#element(name, node, false);
    const product = this.#file.slice(this.#file.lastIndexOf('/') + 1);
    const reader = isOwnedByDotNet(path) || path.startsWith('system.web/') ? '.net' : 'iis';
    return [{ ...element, path, product, reader, origins: [element.origin] }];
  }

  #element(name: string, node: Node, inRuntimePart: boolean): ElementSchema {
    const runtimeOnly = inRuntimePart || node.attributes.extension !== undefined;
    const attributes = new Map<string, AttributeSchema>();
    const elements = new Map<string, ElementSchema>();
    const methods: string[] = [];
    for (const child of node.children) {
      if (child.name !== 'attribute' && child.name !== 'element' && child.name !== 'method') continue;
      const childName = this.#named(child);
      if (childName === undefined) continue;
      if (child.name === 'attribute') attributes.set(childName, this.#attribute(childName, child, runtimeOnly));
      else if (child.name === 'element') set(elements, childName, this.#element(childName, child, runtimeOnly));
      else methods.push(childName);
    }
    const collection = this.#collection(node, runtimeOnly);
    return {
      name,
      attributes,
      elements,
      ...(collection && { collection }),
      allowUnrecognizedAttributes: isTrue(node, 'allowUnrecognizedAttributes'),
      isCollectionDefault: isTrue(node, 'isCollectionDefault'),
      runtimeOnly,
      methods,
      origin: this.#origin(node),
    };
  }

  #collection(node: Node, runtimeOnly: boolean): CollectionSchema | undefined {
    const nodes = node.children.filter(child => child.name === 'collection');
    const [first] = nodes;
    if (!first) return undefined;
    const entries = new Map<string, ElementSchema>();
    for (const collection of nodes) {
      for (const addName of (collection.attributes.addElement ?? '').split(',')) {
        const name = addName.trim();
        if (name !== '') set(entries, name, this.#element(name, collection, runtimeOnly));
      }
    }
    const directive = (attribute: string) => nodes.find(child => child.attributes[attribute])?.attributes[attribute];
    return makeCollection({
      entries,
      remove: directive('removeElement'),
      clear: directive('clearElement'),
      // True unless the schema says otherwise.
      mergeAppend: first.attributes.mergeAppend?.toLowerCase() !== 'false',
      allowDuplicates: isTrue(first, 'allowDuplicates'),
      allowUnrecognizedAttributes: isTrue(first, 'allowUnrecognizedAttributes'),
      defaultElement: directive('defaultElement'),
    });
  }

  #attribute(name: string, node: Node, inRuntimePart: boolean): AttributeSchema {
    const {
      type = '',
      defaultValue,
      validationType,
      validationParameter = '',
      timeSpanFormat,
      extension,
    } = node.attributes;
    if (!TYPES.has(type))
      this.#report(`The attribute "${name}" has the unknown type "${type}"; it is read as a string.`, node);
    return {
      name,
      type: TYPES.has(type) ? (type as AttributeType) : 'string',
      ...(defaultValue !== undefined && { default: defaultValue }),
      required: isTrue(node, 'required'),
      isUniqueKey: isTrue(node, 'isUniqueKey'),
      isCombinedKey: isTrue(node, 'isCombinedKey'),
      caseSensitive: isTrue(node, 'caseSensitive'),
      encrypted: isTrue(node, 'encrypted'),
      expanded: isTrue(node, 'expanded'),
      allowInfinite: isTrue(node, 'allowInfinite'),
      displayHex: isTrue(node, 'displayHex'),
      timeSpanFormat: (FORMATS.has(timeSpanFormat ?? '') ? timeSpanFormat : 'string') as TimeSpanFormat,
      values: node.children.flatMap(child => this.#namedValue(child)),
      ...(validationType !== undefined && { validation: { type: validationType, parameter: validationParameter } }),
      runtimeOnly: inRuntimePart || extension !== undefined,
      origin: this.#origin(node),
    };
  }

  #namedValue(node: Node): readonly NamedValue[] {
    if (node.name !== 'enum' && node.name !== 'flag') return [];
    const { name, value } = node.attributes;
    if (name === undefined || value === undefined || !Number.isFinite(Number(value))) {
      this.#report(`An ${node.name} needs a name and a number.`, node);
      return [];
    }
    return [{ name, value: Number(value) }];
  }

  #named(node: Node): string | undefined {
    const { name } = node.attributes;
    if (name) return name;
    this.#report(`A ${node.name} without a name is left out.`, node);
    return undefined;
  }

  #node(element: XmlElement, depth: number): Node {
    return {
      name: element.name,
      attributes: Object.fromEntries(element.attributes.map(({ name, value }) => [name, value])),
      children: this.#children(element, depth + 1),
      span: element.openTagSpan,
    };
  }

  #children(element: XmlElement, depth: number): readonly Node[] {
    if (depth <= MAX_DEPTH) return Array.from(element.children(), child => this.#node(child, depth));
    for (const _ of element.children()) {
      this.#problems.push({ message: `Elements nested more than ${MAX_DEPTH} deep are left out.` });
      break;
    }
    return [];
  }

  #origin(node: Node): SchemaFileOrigin {
    return { kind: 'file', file: this.#file, span: node.span };
  }

  #report(message: string, node: Node): void {
    this.#problems.push({ message, span: node.span });
  }
}

const FORMATS: ReadonlySet<string> = new Set<TimeSpanFormat>(['string', 'seconds', 'minutes']);

function isTrue(node: Node, name: string): boolean {
  return node.attributes[name]?.toLowerCase() === 'true';
}

/** A name that is declared twice is one thing. */
function set(map: Map<string, ElementSchema>, name: string, element: ElementSchema): void {
  const known = map.get(name);
  map.set(name, known ? mergeElements(known, element) : element);
}
