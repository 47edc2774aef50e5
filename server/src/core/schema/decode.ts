import { makeCollection } from './collection';
import type {
  AttributeSchema,
  AttributeType,
  BuiltInOrigin,
  CollectionSchema,
  ElementSchema,
  NamedValue,
  SectionSchema,
} from './types';

/**
 * The generated facts, `data/sections.ts`, as `scripts/schema/encode.ts` writes them. Attributes that are alike
 * share one line of a table; a section is a small JSON tree that refers to lines and schema files by number.
 */
export interface SectionTable {
  /** Lines `<schema file>\t<product>`. */
  readonly origins: string;
  /** Lines `name\ttype\tflags\tdefault\tvalidation\tvalues\tsince`, trailing empty fields left out. */
  readonly attributes: string;
  /** Section path to the JSON of a {@link SectionNode}. */
  readonly sections: Readonly<Record<string, string>>;
}

/** The generated texts, `data/descriptions.ts`. Kept apart from the facts so that a bundle may leave them out. */
export interface SchemaDescriptions {
  /** One text a line. */
  readonly texts: string;
  /**
   * Section path to line numbers in base 36, separated by spaces, nothing where there is no text. Order: the node;
   * each attribute followed by its values; each element with all below it; each collection: its add names, then
   * what is in an entry.
   */
  readonly sections: Readonly<Record<string, string>>;
}

export interface EncodedNode {
  /** Attribute lines, `<line>` or `<line>@<origin>`, separated by spaces. */
  readonly a?: string;
  readonly e?: Readonly<Record<string, EncodedNode>>;
  readonly c?: readonly EncodedCollection[];
  /** Methods. */
  readonly m?: readonly string[];
  readonly s?: string;
  /** Origin, where it is not that of the enclosing node. */
  readonly o?: number;
  /** 1: unrecognized attributes, collection default, run time only. */
  readonly u?: 1;
  readonly d?: 1;
  readonly t?: 1;
}

export interface EncodedCollection extends EncodedNode {
  /** Add names, comma-separated; remove; clear; default element. */
  readonly n: string;
  readonly r?: string;
  readonly k?: string;
  readonly f?: string;
  /** 1: not mergeAppend, allowDuplicates. */
  readonly p?: 1;
  readonly x?: 1;
}

export interface EncodedSection extends EncodedNode {
  readonly g: readonly number[];
  readonly y?: string;
  /** 1: read by .NET. */
  readonly v?: 1;
  /** Page; `=` and `=/` stand for the reference page of the section path. */
  readonly l?: string;
}

export const REFERENCE = 'https://learn.microsoft.com/iis/configuration/';
export const TYPE_CODES: Readonly<Record<string, AttributeType>> = {
  b: 'bool',
  e: 'enum',
  f: 'flags',
  i: 'int',
  u: 'uint',
  l: 'int64',
  s: 'string',
  t: 'timeSpan',
};

/** Decodes sections one by one; the tables are split on first use. */
export class SectionDecoder {
  private readonly table: SectionTable;
  private readonly descriptions: SchemaDescriptions | undefined;
  private lines: readonly string[] | undefined;
  private texts: readonly string[] | undefined;
  private files: readonly BuiltInOrigin[] | undefined;

  constructor(table: SectionTable, descriptions: SchemaDescriptions | undefined) {
    this.table = table;
    this.descriptions = descriptions;
  }

  paths(): readonly string[] {
    return Object.keys(this.table.sections);
  }

  section(path: string): SectionSchema | undefined {
    if (!Object.hasOwn(this.table.sections, path)) return undefined;
    const encoded = JSON.parse(this.table.sections[path] ?? '{}') as EncodedSection;
    const origins = encoded.g.map(index => this.origin(index));
    const origin = origins[0] ?? this.origin(0);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const described = this.descriptions?.sections[path]?.split(' ') ?? [];
    const element = this.element(name, encoded, { origin, runtimeOnly: false }, new Texts(described, this.textLines()));
    const { y, l } = encoded;
    return {
      ...element,
      path,
      product: origin.product,
      reader: encoded.v === 1 ? '.net' : 'iis',
      origins,
      ...(y !== undefined && { module: y }),
      ...(l !== undefined && { link: l[0] === '=' ? REFERENCE + path + l.slice(1) : l }),
    };
  }

  private element(name: string, node: EncodedNode, outer: Context, texts: Texts): ElementSchema {
    const description = texts.next();
    return {
      name,
      ...this.content(node, this.enter(node, outer), texts),
      ...(description !== undefined && { description }),
    };
  }

  private content(node: EncodedNode, context: Context, texts: Texts): Omit<ElementSchema, 'name'> {
    const attributes = new Map<string, AttributeSchema>();
    for (const reference of node.a?.split(' ') ?? []) {
      const attribute = this.attribute(reference, context, texts);
      attributes.set(attribute.name, attribute);
    }
    const elements = new Map<string, ElementSchema>();
    for (const [name, child] of Object.entries(node.e ?? {}))
      elements.set(name, this.element(name, child, context, texts));
    const collection = this.collection(node.c ?? [], context, texts);
    return {
      attributes,
      elements,
      ...(collection && { collection }),
      allowUnrecognizedAttributes: node.u === 1,
      isCollectionDefault: node.d === 1,
      runtimeOnly: context.runtimeOnly,
      methods: node.m ?? [],
      origin: context.origin,
      ...(node.s !== undefined && { since: node.s }),
    };
  }

  /**
   * An element has one collection. Where the schema writes two (`profile/properties`: `add` and `group`), each has
   * its own kind of entry.
   */
  private collection(nodes: readonly EncodedCollection[], outer: Context, texts: Texts): CollectionSchema | undefined {
    const [first] = nodes;
    if (!first) return undefined;
    const entries = new Map<string, ElementSchema>();
    for (const node of nodes) {
      const names = node.n.split(',');
      const described = names.map(() => texts.next());
      const content = this.content(node, this.enter(node, outer), texts);
      names.forEach((name, index) => {
        const description = described[index];
        entries.set(name, { name, ...content, ...(description !== undefined && { description }) });
      });
    }
    return makeCollection({
      entries,
      remove: nodes.find(node => node.r)?.r,
      clear: nodes.find(node => node.k)?.k,
      mergeAppend: first.p !== 1,
      allowDuplicates: first.x === 1,
      allowUnrecognizedAttributes: first.u === 1,
      defaultElement: first.f,
    });
  }

  private attribute(reference: string, context: Context, texts: Texts): AttributeSchema {
    const at = reference.indexOf('@');
    const line = at < 0 ? reference : reference.slice(0, at);
    const fields = this.attributeLines()[Number(line)]?.split('\t') ?? [];
    const [name = '', type = '', flags = '', fallback = '', validation = '', values = '', since = ''] = fields;
    const description = texts.next();
    const has = (flag: string) => flags.includes(flag);
    return {
      name,
      type: TYPE_CODES[type] ?? 'string',
      ...(fallback !== '' && { default: fallback.slice(1) }),
      required: has('r'),
      isUniqueKey: has('k'),
      isCombinedKey: has('c'),
      caseSensitive: has('C'),
      encrypted: has('E'),
      expanded: has('X'),
      allowInfinite: has('I'),
      displayHex: has('H'),
      timeSpanFormat: has('S') ? 'seconds' : has('M') ? 'minutes' : 'string',
      values: values === '' ? [] : values.split(',').map(value => namedValue(value, texts.next())),
      ...(validation !== '' && { validation: splitValidation(validation) }),
      runtimeOnly: context.runtimeOnly || has('R'),
      origin: at < 0 ? context.origin : this.origin(Number(reference.slice(at + 1))),
      ...(since !== '' && { since }),
      ...(description !== undefined && { description }),
    };
  }

  private enter(node: EncodedNode, outer: Context): Context {
    return {
      origin: node.o === undefined ? outer.origin : this.origin(node.o),
      runtimeOnly: outer.runtimeOnly || node.t === 1,
    };
  }

  private origin(index: number): BuiltInOrigin {
    this.files ??= this.table.origins.split('\n').map(line => {
      const [schemaFile = '', product = ''] = line.split('\t');
      return { kind: 'builtin', product, schemaFile };
    });
    return this.files[index] ?? { kind: 'builtin', product: '', schemaFile: '' };
  }

  private attributeLines(): readonly string[] {
    this.lines ??= this.table.attributes.split('\n');
    return this.lines;
  }

  private textLines(): readonly string[] {
    this.texts ??= this.descriptions?.texts.split('\n') ?? [];
    return this.texts;
  }
}

interface Context {
  readonly origin: BuiltInOrigin;
  readonly runtimeOnly: boolean;
}

/** Hands out the descriptions of one section in the order of {@link SchemaDescriptions}. */
class Texts {
  private at = 0;
  private readonly numbers: readonly string[];
  private readonly lines: readonly string[];

  constructor(numbers: readonly string[], lines: readonly string[]) {
    this.numbers = numbers;
    this.lines = lines;
  }

  next(): string | undefined {
    const number = this.numbers[this.at++];
    return number ? this.lines[Number.parseInt(number, 36)] : undefined;
  }
}

function namedValue(text: string, description: string | undefined): NamedValue {
  const at = text.lastIndexOf('=');
  return {
    name: text.slice(0, at),
    value: Number(text.slice(at + 1)),
    ...(description !== undefined && { description }),
  };
}

function splitValidation(text: string): { type: string; parameter: string } {
  const at = text.indexOf(' ');
  return at < 0 ? { type: text, parameter: '' } : { type: text.slice(0, at), parameter: text.slice(at + 1) };
}
