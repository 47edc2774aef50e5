import PRODUCTS from '../../../schema/products.json';
import { isInNativeGroup, isOwnedByDotNet } from './by-name';
import * as data from './data/sections';
import { mergeSections } from './merge';
import { readSection } from './read-section';
import type { SectionFiles } from './section-file';
import type { SectionSchema } from './types';

const FILES: SectionFiles = data as SectionFiles;

/** All sections that are known. Immutable to its users; sections are read on first use and kept. */
export class SchemaRegistry {
  static #ours: SchemaRegistry | undefined;

  readonly #load: (path: string) => SectionSchema | undefined;
  readonly #sectionPaths: readonly string[];
  readonly #known = new Map<string, SectionSchema | undefined>();
  #tree: ReadonlyMap<string, readonly string[]> | undefined;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(sectionPaths: readonly string[], load: (path: string) => SectionSchema | undefined) {
    this.#sectionPaths = sectionPaths;
    this.#load = load;
  }

  /** Our own data: every section of IIS, .NET and the modules of Microsoft. For what a server knows, ask a snapshot. */
  static standard(): SchemaRegistry {
    SchemaRegistry.#ours ??= new SchemaRegistry(Object.keys(FILES), path => {
      const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
      return file && readSection(file, FILES, PRODUCTS);
    });
    return SchemaRegistry.#ours;
  }

  /** This registry with schema files on top, later ones above earlier ones; see {@link mergeSections}. */
  with(extra: readonly SectionSchema[]): SchemaRegistry {
    if (extra.length === 0) return this;
    const byPath = new Map<string, SectionSchema[]>();
    for (const section of extra) byPath.set(section.path, [...(byPath.get(section.path) ?? []), section]);
    const paths = [...new Set([...this.#sectionPaths, ...byPath.keys()])].sort();
    return new SchemaRegistry(paths, path => {
      const layers = [this.section(path), ...(byPath.get(path) ?? [])].filter(section => section !== undefined);
      return layers.length === 0 ? undefined : layers.reduce(mergeSections);
    });
  }

  /** The section of that path. Names are case-sensitive, as in IIS. */
  section(path: string): SectionSchema | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#load(path));
    return this.#known.get(path);
  }

  /** Paths of all sections, in code unit order. */
  paths(): readonly string[] {
    return this.#sectionPaths;
  }

  /** True where `path` is a section group: sections lie below it. */
  isGroup(path: string): boolean {
    return path !== '' && this.#groups().has(path);
  }

  /** Names of the sections and groups directly in `group` ('' is the root), in code unit order. */
  childrenOf(group: string): readonly string[] {
    return this.#groups().get(group) ?? [];
  }

  /**
   * True for sections that .NET reads and checks by its own rules: appSettings, runtime, system.serviceModel, …
   * They are never to be judged by a schema, also where one exists for tools (appSettings).
   */
  knownUnvalidated(path: string): boolean {
    return isOwnedByDotNet(path);
  }

  /**
   * Who reads a section while requests run: the native reader (IIS), or managed code, which walks another chain of
   * files: machine.config, root web.config, web.config files, and never applicationHost.config (R49, R70).
   */
  isReadByDotNet(path: string): boolean {
    const section = this.section(path);
    return section ? section.reader === '.net' : !isInNativeGroup(path);
  }

  #groups(): ReadonlyMap<string, readonly string[]> {
    if (this.#tree) return this.#tree;
    const children = new Map<string, Set<string>>();
    for (const path of this.#sectionPaths) {
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
        const slash = path.lastIndexOf('/', end - 1);
        const group = slash < 0 ? '' : path.slice(0, slash);
        const names = children.get(group) ?? new Set();
        children.set(group, names.add(path.slice(slash + 1, end)));
      }
    }
    this.#tree = new Map([...children].map(([group, names]) => [group, [...names].sort()]));
    return this.#tree;
  }
}
