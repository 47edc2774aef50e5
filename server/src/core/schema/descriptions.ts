import { type CollectionFile, isCollection, type NodeFile, type SectionFiles } from './section-file';

/**
 * A node and others that hold the same things and may describe what it does not describe itself, nearest first: those
 * that `describedLike` names (`<section path>#<names of elements or entries, joined by />`), and for elements with
 * `isCollectionDefault` the entries whose defaults they hold.
 */
export class Described<T extends NodeFile = NodeFile> {
  /** The node itself and its twins. */
  readonly #sources: readonly NodeFile[];
  /** The section that the node lies in. */
  readonly #section: NodeFile;
  readonly #files: SectionFiles;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly node: T,
    sources: readonly NodeFile[],
    section: NodeFile,
    files: SectionFiles,
  ) {
    this.#sources = sources;
    this.#section = section;
    this.#files = files;
  }

  static section<T extends NodeFile>(section: T, files: SectionFiles): Described<T> {
    return new Described(section, sourcesOf(section, [], files), section, files);
  }

  element(name: string, node: NodeFile): Described {
    const entries = node.isCollectionDefault
      ? collectionsIn(this.#section).filter(collection => collection.defaultElement === name)
      : [];
    return this.#inner(node, [...entries, ...this.#twins.flatMap(twin => twin.elements?.[name] ?? [])]);
  }

  collection(node: CollectionFile): Described<CollectionFile> {
    const names = node.add.join();
    return this.#inner(
      node,
      this.#twins.flatMap(twin => twin.collections?.find(({ add }) => add.join() === names) ?? []),
    );
  }

  /** Text of a section or an element. */
  get text(): string | undefined {
    return this.#first(node => (isCollection(node) ? undefined : node.description));
  }

  /** Text of the entries that an add name makes. */
  entryText(name: string): string | undefined {
    return this.#first(node => (isCollection(node) ? (node.descriptions?.[name] ?? node.description) : undefined));
  }

  attributeText(name: string): string | undefined {
    return this.#first(node => node.attributes?.[name]?.description);
  }

  valueText(name: string, value: string): string | undefined {
    return this.#first(node => node.attributes?.[name]?.valueDescriptions?.[value]);
  }

  get #twins(): readonly NodeFile[] {
    return this.#sources.slice(1);
  }

  #inner<N extends NodeFile>(node: N, twins: readonly NodeFile[]): Described<N> {
    return new Described(node, sourcesOf(node, twins, this.#files), this.#section, this.#files);
  }

  #first(pick: (node: NodeFile) => string | undefined): string | undefined {
    for (const node of this.#sources) {
      const text = pick(node);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

/** The node that a `describedLike` names. */
export function describedNode(reference: string, files: SectionFiles): NodeFile | undefined {
  const [path = '', names = ''] = reference.split('#');
  let node: NodeFile | undefined = Object.hasOwn(files, path) ? files[path] : undefined;
  for (const name of names === '' ? [] : names.split('/'))
    node = node?.elements?.[name] ?? node?.collections?.find(({ add }) => add.includes(name));
  return node;
}

function sourcesOf(node: NodeFile, twins: readonly NodeFile[], files: SectionFiles): readonly NodeFile[] {
  const { describedLike } = node;
  const named = describedLike === undefined ? undefined : describedNode(describedLike, files);
  return named ? [node, ...twins, named] : [node, ...twins];
}

function collectionsIn(node: NodeFile): readonly CollectionFile[] {
  const own = node.collections ?? [];
  return [...own, ...[...Object.values(node.elements ?? {}), ...own].flatMap(collectionsIn)];
}
