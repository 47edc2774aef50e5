import { memo } from '../../base/memo';
import type { SchemaRegistry } from '../../schema/registry';
import { writtenPath } from '../../windows/windows-path';
import type { XmlElement } from '../../xml/tree';
import type { ServerFacts } from '../base/server-facts';
import { pathsOnTheWay } from '../base/url-path';
import type { Origin, UnknownValue } from '../base/value';
import { SectionLayer } from '../values/section-layer';
import type { ConfigFile, LocationTag } from './config-file';
import { sectionElementsIn } from './config-file';
import type { FileAccess } from './file-access';
import { FrameReads } from './frame-reads';
import { physicalPathAt } from './physical-path';
import { readUses, type SectionUse } from './section-use';
import type { Application, Site, Topology, VirtualDirectory } from './topology';

/** The files above every site, and access to those below. */
export interface HierarchyInputs {
  readonly facts: ServerFacts;
  readonly machine: ConfigFile | undefined;
  readonly rootWeb: ConfigFile | undefined;
  readonly host: ConfigFile | undefined;
  readonly topology: Topology | undefined;
  /** What is known of sections: our own data, with the schema files of the server on top. */
  readonly schema: SchemaRegistry;
  readonly files: FileAccess;
  /** Set where the host file is not in use: IIS reads the one at `path`, which is not at hand (R9). */
  readonly redirection?: Redirection | undefined;
}

/** Where redirection.config leads. */
export interface Redirection {
  /** Windows path of the applicationHost.config that IIS reads, as far as it can be told. */
  readonly path: string;
  readonly at: Origin;
}

/** Why the native reader passes over a web.config (R52). */
export type Skipped = 'enableConfigurationOverride' | 'allowSubDirConfig';

/**
 * One level of the configuration: a file above the sites, or a URL path of one site. A node knows the sections that
 * stand at it; what counts there is its parent's list and its own (R70).
 */
export class ConfigNode {
  readonly #sections = new Map<string, SectionLayer>();
  #ownSources: readonly Source[] | undefined;
  /** This node and its ancestors, outermost first, those that have a file: a deep path has few. */
  readonly withFile: readonly ConfigNode[];

  constructor(
    readonly parent: ConfigNode | undefined,
    /** Lower-case path from the server, e.g. `shop/app/sub`; `''` for the files above the sites. */
    readonly key: string,
    /** The file of this level, where one exists and is loaded. */
    readonly file: ConfigFile | undefined,
    readonly skipped: Skipped | undefined,
    /** Whether an application has its root here; undefined where no host configuration tells. */
    readonly isApplication: boolean | undefined,
    /** Windows folder of the level; undefined above the sites and where the path cannot be known. */
    readonly folder: string | undefined,
    readonly hierarchy: Hierarchy,
  ) {
    const above = parent?.withFile ?? [];
    this.withFile = file ? [...above, this] : above;
  }

  get schema(): SchemaRegistry {
    return this.hierarchy.inputs.schema;
  }

  /** The product whose standard sections apply. */
  get hostKind(): ServerFacts['host'] {
    return this.hierarchy.inputs.facts.host;
  }

  /** This node and its ancestors, outermost first. */
  chain(): readonly ConfigNode[] {
    const chain: ConfigNode[] = [];
    for (let node: ConfigNode | undefined = this; node; node = node.parent) chain.push(node);
    return chain.reverse();
  }

  /** A level below this one, without the files that may lie on the way; `key` is seen from here. */
  below(key: string): ConfigNode {
    let node: ConfigNode = this;
    for (const below of pathsOnTheWay(key)) {
      const path = this.key === '' ? below : `${this.key}/${below}`;
      const isApplication = this.hierarchy.isApplication(path);
      node = new ConfigNode(node, path, undefined, undefined, isApplication, undefined, this.hierarchy);
    }
    return node;
  }

  /** Key from the server of what a location tag of this level's file names. */
  keyOf({ key }: LocationTag): string {
    return this.key === '' || key === '' ? `${this.key}${key}` : `${this.key}/${key}`;
  }

  /** A section as it stands here. The very layer of the parent where nothing is added. */
  section(path: string): SectionLayer {
    if (this === this.hierarchy.server) this.hierarchy.reads.note(path);
    const known = this.#sections.get(path);
    if (known) return known;
    // From the outermost level that does not know it yet: paths may be deeper than the stack.
    const open: ConfigNode[] = [];
    for (let node: ConfigNode | undefined = this; node && !node.#sections.has(path); node = node.parent)
      open.push(node);
    let layer = this.#sections.get(path);
    for (let node = open.pop(); node; node = open.pop()) layer = node.#newSection(path);
    return layer ?? this.#newSection(path);
  }

  #newSection(path: string): SectionLayer {
    let layer = this.#inherited(path);
    for (const source of this.#sources) layer = layer.with(this.#usesIn(source, path));
    this.#sections.set(path, layer);
    return layer;
  }

  /** What of the chain may add something at this very level; mostly nothing does. */
  get #sources(): readonly Source[] {
    this.#ownSources ??= this.#findSources();
    return this.#ownSources;
  }

  #findSources(): readonly Source[] {
    const sources: Source[] = [];
    for (const from of this.withFile) {
      const { file } = from;
      const relative = file && relativeKey(from.key, this.key);
      if (!file || relative === undefined || (relative === '' && from !== this)) continue;
      const tags = file.locationsFor(relative);
      if (from === this || tags.length > 0) sources.push({ from, file, tags });
    }
    return sources;
  }

  /**
   * Appearances in the file of a level of the chain that count at this very level: in the location tags that lead here,
   * for the own file outside of tags as well.
   */
  #usesIn({ from, file, tags }: Source, section: string): readonly SectionUse[] {
    if (from.ignores(section)) return NONE;
    const elements = from === this ? file.sectionElements(section) : NO_ELEMENTS;
    if (tags.length === 0 && elements.length === 0) return NONE;
    const uses: SectionUse[] = [];
    for (const element of elements) uses.push(...this.#read(file, from, element, undefined, section));
    for (const tag of tags)
      for (const element of sectionElementsIn(tag, section))
        uses.push(...this.#read(file, from, element, tag, section));
    return uses;
  }

  /** True where the reader of the section passes over this level's file. */
  ignores(section: string): boolean {
    return this.skipped !== undefined && !this.schema.isReadByDotNet(section);
  }

  #read(
    file: ConfigFile,
    from: ConfigNode,
    element: XmlElement,
    location: LocationTag | undefined,
    section: string,
  ): readonly SectionUse[] {
    return readUses(
      { file, element, location, section, level: this, undecided: from.#undecided(section) },
      this.hierarchy.inputs.files,
    );
  }

  /** Why nobody can say whether the reader of the section looks at this level's file at all. */
  #undecided(section: string): string | undefined {
    if (!this.schema.isReadByDotNet(section)) return undefined;
    // R49: the .NET configuration hierarchy does not contain applicationHost.config.
    if (this.file?.role === 'applicationHost')
      return 'whether ASP.NET sees a .NET section that stands in applicationHost.config';
    // R52: both switches are documented for the native reader; the .NET one never looks at them.
    if (this.skipped) return `whether ASP.NET reads this web.config, which IIS passes over (${this.skipped}="false")`;
    return undefined;
  }

  #inherited(path: string): SectionLayer {
    if (!this.parent) return new SectionLayer(path, this.schema.section(path), [], undefined);
    const layer = this.parent.section(path);
    // The root application of a site is no child of another one.
    return this.isApplication && this.key.includes('/') ? layer.forChildApplications : layer;
  }
}

/** A file whose sections may count at a level, with its location tags that lead there. */
interface Source {
  readonly from: ConfigNode;
  readonly file: ConfigFile;
  readonly tags: readonly LocationTag[];
}

const NONE: readonly SectionUse[] = [];
const NO_ELEMENTS: readonly XmlElement[] = [];

/** Key of `inner` seen from `outer`; `undefined` where `inner` is not below it. */
export function relativeKey(outer: string, inner: string): string | undefined {
  if (outer === '') return inner;
  if (inner === outer) return '';
  return inner.startsWith(`${outer}/`) ? inner.slice(outer.length + 1) : undefined;
}

/** What the topology says of one URL path of one site. */
export interface MappedPath {
  readonly application: Application | undefined;
  readonly virtualDirectory: VirtualDirectory | undefined;
  /** Windows path; unknown where it holds a variable that the configuration does not tell. */
  readonly physicalPath: string | UnknownValue | undefined;
}

/** What stands at URL paths, found by the path without a look at all of it. The first at a path counts. */
class ByPath<Entry> {
  readonly #entries = new Map<string, Entry>();
  /** How long the paths are, the longest first. */
  readonly #lengths: readonly number[];

  constructor(entries: readonly Entry[], pathOf: (entry: Entry) => string) {
    for (const entry of entries) {
      const path = pathOf(entry).toLowerCase();
      if (!this.#entries.has(path)) this.#entries.set(path, entry);
    }
    this.#lengths = [...new Set([...this.#entries.keys()].map(path => path.length))].sort((a, b) => b - a);
  }

  at(path: string): Entry | undefined {
    return this.#entries.get(path);
  }

  /** At the path, else at the nearest above it, segment by segment. */
  longest(path: string): Entry | undefined {
    for (const length of this.#lengths) {
      if (length > path.length) continue;
      const isWhole = length === path.length || path.charAt(length) === '/';
      const found = isWhole ? this.#entries.get(path.slice(0, length)) : undefined;
      if (found) return found;
    }
    return this.#entries.get('/');
  }
}

const applicationsOf = memo(({ applications }: Site) => new ByPath(applications, ({ path }) => path));

const directoriesOf = memo(
  ({ virtualDirectories }: Application) => new ByPath(virtualDirectories, ({ sitePath }) => sitePath),
);

/** Longest whole-segment matches (R9, R50). `path` is normalised. */
export function mapPath(site: Site, path: string): MappedPath {
  const lower = path.toLowerCase();
  const application = applicationsOf(site).longest(lower);
  const directory = application && directoriesOf(application).longest(lower);
  return { application, virtualDirectory: directory, physicalPath: directory && physicalPathAt(directory, path) };
}

/** The levels of one host configuration. Nodes are made on demand and kept. */
export class Hierarchy {
  readonly #nodes = new Map<string, ConfigNode>();
  readonly server: ConfigNode;
  /** Of the file of the server; noted by all hierarchies that share its level. */
  readonly reads: FrameReads;

  /**
   * `upper`: a hierarchy over the same files, whose levels above the sites are taken over. `roots`: one whose levels of
   * the roots of sites are taken over as well; it has been made with the same topology.
   */
  constructor(
    readonly inputs: HierarchyInputs,
    readonly upper?: Hierarchy,
    readonly roots?: Hierarchy,
  ) {
    this.reads = upper?.reads ?? new FrameReads();
    if (upper) {
      this.server = upper.server;
      return;
    }
    const machine = new ConfigNode(undefined, '', inputs.machine, undefined, false, undefined, this);
    const rootWeb = new ConfigNode(machine, '', inputs.rootWeb, undefined, false, undefined, this);
    this.server = new ConfigNode(rootWeb, '', inputs.host, undefined, false, undefined, this);
  }

  /** True where only a part of the host configuration is in sight, and what is refused elsewhere in it does not count. */
  get isPart(): boolean {
    return this.inputs.topology?.inSight !== undefined;
  }

  /** Levels of sites of their own below the same upper ones, as a topology of some sites tells. */
  with(topology: Topology): Hierarchy {
    return new Hierarchy({ ...this.inputs, topology }, this);
  }

  /**
   * The level of a URL path. `readsWebConfig` is false for requests of a pool with
   * `enableConfigurationOverride="false"`: such a pool reads no web.config at any level (R52).
   */
  node(site: Site, path: string, readsWebConfig: boolean): ConfigNode {
    let node = this.#siteNode(site, '/', this.server, readsWebConfig);
    for (const at of pathsOnTheWay(path)) node = this.#siteNode(site, `/${at}`, node, readsWebConfig);
    return node;
  }

  /** Whether an application has its root at a lower-case path from the server; undefined where nothing tells. */
  isApplication(key: string): boolean | undefined {
    const { topology } = this.inputs;
    if (!topology) return undefined;
    const slash = key.indexOf('/');
    const site = topology.siteNamed(slash < 0 ? key : key.slice(0, slash));
    const path = slash < 0 ? '/' : key.slice(slash);
    return site && applicationsOf(site).at(path) !== undefined;
  }

  /** A level of a folder without any site: web.config files from the outermost known one down. */
  chainOf(
    folders: readonly { readonly folder: string | undefined; readonly file: ConfigFile | undefined }[],
  ): ConfigNode {
    let node = this.server;
    for (const [depth, { folder, file }] of folders.entries())
      node = new ConfigNode(node, `?${'/?'.repeat(depth)}`, file, undefined, undefined, folder, this);
    return node;
  }

  #siteNode(site: Site, path: string, parent: ConfigNode, readsWebConfig: boolean): ConfigNode {
    if (this.roots && path === '/') return this.roots.#siteNode(site, path, parent, readsWebConfig);
    const key = path === '/' ? site.name.toLowerCase() : `${site.name}${path}`.toLowerCase();
    const id = readsWebConfig ? key : `!${key}`;
    let node = this.#nodes.get(id);
    if (!node) {
      node = this.#makeNode(site, path, key, parent, readsWebConfig);
      this.#nodes.set(id, node);
    }
    return node;
  }

  #makeNode(site: Site, path: string, key: string, parent: ConfigNode, readsWebConfig: boolean): ConfigNode {
    const { application, virtualDirectory, physicalPath } = mapPath(site, path);
    const folder = writtenPath(physicalPath);
    const file = folder === undefined ? undefined : this.inputs.files.webConfig(folder);
    const isApplication = application !== undefined && application.path.toLowerCase() === path.toLowerCase();
    let skipped: Skipped | undefined;
    if (!readsWebConfig) skipped = 'enableConfigurationOverride';
    else if (virtualDirectory && virtualDirectory.sitePath.toLowerCase() !== path.toLowerCase()) {
      const sub = virtualDirectory.attribute('allowSubDirConfig');
      if (sub.kind === 'set' && sub.value.toLowerCase() === 'false') skipped = 'allowSubDirConfig';
    }
    return new ConfigNode(parent, key, file, skipped, isApplication, folder, this);
  }
}
