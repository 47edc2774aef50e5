import { makeCollection } from './collection';
import { Described } from './descriptions';
import type { AttributeFile, CollectionFile, NodeFile, SectionFile, SectionFiles } from './section-file';
import type { AttributeSchema, BuiltInOrigin, CollectionSchema, ElementSchema, SectionSchema } from './types';

/** Schema file to the product that brings it, as `server/schema/products.json` has it. */
export type Products = Readonly<Record<string, string>>;

/** The schema that a file of our own data holds; `files` are those that it may take descriptions from. */
export function readSection(file: SectionFile, files: SectionFiles, products: Products): SectionSchema {
  const origins = file.schemas.map((schemaFile): BuiltInOrigin => originOf(schemaFile, products));
  const [origin = originOf('', products)] = origins;
  const { path, module, link } = file;
  const reader = new NodeReader(products);
  return {
    ...reader.element(path.slice(path.lastIndexOf('/') + 1), Described.section(file, files), {
      origin,
      runtimeOnly: false,
    }),
    path,
    product: origin.product,
    reader: file.reader ?? 'iis',
    origins,
    ...(module !== undefined && { module }),
    ...(link !== undefined && { link }),
  };
}

/** What a node has from those around it. */
interface Context {
  readonly origin: BuiltInOrigin;
  readonly runtimeOnly: boolean;
}

class NodeReader {
  readonly #products: Products;

  constructor(products: Products) {
    this.#products = products;
  }

  element(name: string, described: Described, outer: Context): ElementSchema {
    return { name, ...this.#content(described, outer), ...textOf(described.text) };
  }

  #content(described: Described, outer: Context): Omit<ElementSchema, 'name'> {
    const { node } = described;
    const context = this.#enter(node, outer);
    const attributes = new Map<string, AttributeSchema>();
    for (const [name, attribute] of Object.entries(node.attributes ?? {}))
      attributes.set(name, this.#attribute(name, attribute, described, context));
    const elements = new Map<string, ElementSchema>();
    for (const [name, child] of Object.entries(node.elements ?? {}))
      elements.set(name, this.element(name, described.element(name, child), context));
    const collection = this.#collection(node.collections ?? [], described, context);
    return {
      attributes,
      elements,
      ...(collection && { collection }),
      allowUnrecognizedAttributes: node.allowUnrecognizedAttributes ?? false,
      isCollectionDefault: node.isCollectionDefault ?? false,
      runtimeOnly: context.runtimeOnly,
      methods: Object.keys(node.methods ?? {}),
      origin: context.origin,
      ...(node.since !== undefined && { since: node.since }),
    };
  }

  /** An element has one collection, also where the schema writes two. */
  #collection(nodes: readonly CollectionFile[], outer: Described, context: Context): CollectionSchema | undefined {
    const [first] = nodes;
    if (!first) return undefined;
    const entries = new Map<string, ElementSchema>();
    for (const node of nodes) {
      const described = outer.collection(node);
      const content = this.#content(described, context);
      for (const name of node.add) entries.set(name, { name, ...content, ...textOf(described.entryText(name)) });
    }
    return makeCollection({
      entries,
      remove: nodes.find(node => node.remove)?.remove,
      clear: nodes.find(node => node.clear)?.clear,
      mergeAppend: first.mergeAppend ?? true,
      allowDuplicates: first.allowDuplicates ?? false,
      allowUnrecognizedAttributes: first.allowUnrecognizedAttributes ?? false,
      defaultElement: first.defaultElement,
    });
  }

  #attribute(name: string, file: AttributeFile, described: Described, context: Context): AttributeSchema {
    const { validation, since } = file;
    return {
      name,
      type: file.type,
      ...(file.default !== undefined && { default: file.default }),
      required: file.required ?? false,
      isUniqueKey: file.isUniqueKey ?? false,
      isCombinedKey: file.isCombinedKey ?? false,
      caseSensitive: file.caseSensitive ?? false,
      encrypted: file.encrypted ?? false,
      expanded: file.expanded ?? false,
      allowInfinite: file.allowInfinite ?? false,
      displayHex: file.displayHex ?? false,
      timeSpanFormat: file.timeSpanFormat ?? 'string',
      values: Object.entries(file.values ?? {}).map(([value, number]) => ({
        name: value,
        value: number,
        ...textOf(described.valueText(name, value)),
      })),
      ...(validation && { validation: { type: validation.type, parameter: validation.parameter ?? '' } }),
      runtimeOnly: context.runtimeOnly || file.extension !== undefined,
      origin: file.schema === undefined ? context.origin : originOf(file.schema, this.#products),
      ...(since !== undefined && { since }),
      ...textOf(described.attributeText(name)),
    };
  }

  #enter({ schema, extension }: NodeFile, { origin, runtimeOnly }: Context): Context {
    return {
      origin: schema === undefined ? origin : originOf(schema, this.#products),
      runtimeOnly: runtimeOnly || extension !== undefined,
    };
  }
}

function originOf(schemaFile: string, products: Products): BuiltInOrigin {
  return { kind: 'builtin', product: products[schemaFile] ?? '', schemaFile };
}

function textOf(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}
