import { VersionedMap } from '../base/versioned-map';
import type { ServerFacts } from '../config/base/server-facts';
import { textOf } from '../config/base/value';
import type { ConfigFile, FileRole } from '../config/files/config-file';
import type { FileAccess } from '../config/files/file-access';
import { Hierarchy, type Redirection } from '../config/files/hierarchy';
import { type Topology, topologyOf } from '../config/files/topology';
import { placeAt } from '../config/make-place';
import type { Place } from '../config/place';
import type { Facts } from '../facts/facts';
import type { ServerExports } from '../facts/server-exports';
import type { SchemaRegistry } from '../schema/registry';
import type { TextEdit } from '../text/edit';
import type { PositionEncoding } from '../text/line-index';
import { expandVariables, joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import { ASSUMED_FOLDER, assumedHierarchy, assumedPlaceAt } from './assumed-place';
import { detectHost } from './detect-host';
import { loosePlace } from './loose-place';
import { PathMap } from './path-map';
import { type Placement, placementsOf } from './placement';
import { REDIRECTION_NAME, redirectionIn } from './redirection';
import { NO_SERVER_SCHEMA, type ServerSchema } from './server-schema';
import { roleBySettings, type WorkspaceSettings } from './settings';
import { type FileState, SourceFile } from './source-file';
import { UpperLevels } from './upper-levels';
import { canonicalUri, isBelowUri, isHostConfigName, joinUri, parentUri, uriKey, uriName } from './uri';

export type { FileState, Placement };

export type Entry = SourceFile | Exclude<FileState, { kind: 'text' }>;

/**
 * All files and settings at one moment. It never changes: edits make a new snapshot that shares what is the same, and
 * whatever is derived is kept with the files or the snapshot that it was derived from.
 *
 * A query that needs a file which the snapshot does not hold goes on without it and notes it: see {@link missing}.
 */
export class Snapshot {
  readonly #wanted = new Map<string, string>();
  readonly #hierarchies = new Map<string, Hierarchy>();
  readonly #places = new Map<string, Place>();
  readonly #placements = new Map<string, readonly Placement[]>();
  readonly #paths: PathMap;
  readonly #access: FileAccess;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly settings: WorkspaceSettings,
    readonly entries: VersionedMap<Entry>,
    readonly serverSchema: ServerSchema,
    paths: PathMap | undefined,
    readonly upperLevels: UpperLevels,
    readonly exports: ServerExports | undefined,
    /** How {@link position} and {@link offset} count; whoever asks for positions has agreed on it with the client. */
    readonly encoding: PositionEncoding,
  ) {
    this.#paths = paths ?? new PathMap(settings.pathMappings, settings.windowsFiles);
    this.#access = this.#makeAccess(this.#paths);
  }

  static create(settings: WorkspaceSettings, encoding: PositionEncoding = 'utf-16'): Snapshot {
    return new Snapshot(
      settings,
      VersionedMap.of([]),
      NO_SERVER_SCHEMA,
      undefined,
      new UpperLevels(),
      undefined,
      encoding,
    );
  }

  withSettings(settings: WorkspaceSettings): Snapshot {
    return new Snapshot(
      settings,
      this.entries,
      this.serverSchema,
      undefined,
      this.upperLevels,
      this.exports,
      this.encoding,
    );
  }

  /** A snapshot with schema files of the server on top of our own data; see `readServerSchema`. */
  withServerSchema(schema: ServerSchema): Snapshot {
    return new Snapshot(
      this.settings,
      this.entries,
      schema,
      this.#paths,
      this.upperLevels,
      this.exports,
      this.encoding,
    );
  }

  /** A snapshot with what was exported on the server; undefined: nothing was. */
  withExports(exports: ServerExports | undefined): Snapshot {
    return new Snapshot(
      this.settings,
      this.entries,
      this.serverSchema,
      this.#paths,
      this.upperLevels,
      exports,
      this.encoding,
    );
  }

  /** The same, with nothing derived yet: what a question asks of it is {@link missing} there, and nothing else. */
  afresh(): Snapshot {
    const { entries, serverSchema, settings, upperLevels, exports } = this;
    return new Snapshot(settings, entries, serverSchema, this.#paths, upperLevels, exports, this.encoding);
  }

  /** A snapshot with other states of some files; `undefined` forgets a file, so that it is asked for anew. */
  withFiles(changes: Iterable<readonly [uri: string, state: FileState | undefined]>): Snapshot {
    const changed = new Map<string, Entry | undefined>();
    for (const [uri, state] of changes) {
      const key = uriKey(uri);
      if (state?.kind !== 'text') changed.set(key, state);
      else {
        const before = this.entries.get(key);
        const { text, version } = state;
        if (!(before instanceof SourceFile)) changed.set(key, new SourceFile(canonicalUri(uri), text, version));
        else if (before.text !== text || before.version !== version) changed.set(key, before.rewritten(text, version));
      }
    }
    return this.#with(changed);
  }

  /** A snapshot with one file edited. Edits refer to the text before all of them. */
  edit(uri: string, edits: readonly TextEdit[], version: number): Snapshot {
    const before = this.source(uri);
    if (!before) return this;
    return this.#with(new Map([[uriKey(uri), before.edited(edits, version)]]));
  }

  /** A snapshot that knows what is on the disk of a file that an editor has open. */
  withSaved(uri: string, text: string): Snapshot {
    const file = this.source(uri);
    return file ? this.#with(new Map([[uriKey(uri), file.withSaved(text)]])) : this;
  }

  /** The same with a file as it is on the disk; undefined where nobody has changed it since. */
  beforeEdits(uri: string): Snapshot | undefined {
    const saved = this.source(uri)?.saved;
    return saved && this.#with(new Map([[uriKey(uri), saved]]));
  }

  /** True where every answer is the same. */
  isLike(other: Snapshot): boolean {
    const isSame = this.settings === other.settings && this.serverSchema === other.serverSchema;
    return isSame && this.exports === other.exports && this.entries.differencesFrom(other.entries).length === 0;
  }

  #with(changed: ReadonlyMap<string, Entry | undefined>): Snapshot {
    const { serverSchema, settings, upperLevels, exports } = this;
    return new Snapshot(
      settings,
      this.entries.with(changed),
      serverSchema,
      this.#paths,
      upperLevels,
      exports,
      this.encoding,
    );
  }

  /** What is known of sections. */
  get schema(): SchemaRegistry {
    return this.serverSchema.registry;
  }

  has(uri: string): boolean {
    return this.entries.has(uriKey(uri));
  }

  /** The text of a file and its tree; undefined for one that is absent, unreadable or not loaded. */
  source(uri: string): SourceFile | undefined {
    const entry = this.entries.get(uriKey(uri));
    return entry instanceof SourceFile ? entry : undefined;
  }

  text(uri: string): string | undefined {
    return this.source(uri)?.text;
  }

  version(uri: string): number | undefined {
    return this.source(uri)?.version;
  }

  /** Zero-based line and column of an offset, in the encoding of the snapshot. */
  position(uri: string, offset: number): { readonly line: number; readonly character: number } {
    return this.source(uri)?.document.lines.position(offset, this.encoding) ?? { line: 0, character: 0 };
  }

  offset(uri: string, position: { readonly line: number; readonly character: number }): number {
    return this.source(uri)?.document.lines.offset(position, this.encoding) ?? 0;
  }

  /** Canonical URIs of files that queries on this snapshot asked for and that it does not know. */
  missing(): readonly string[] {
    return [...this.#wanted.values()];
  }

  /** A configuration file; a file that is not known is noted as missing. */
  config(uri: string, role?: FileRole): ConfigFile | undefined {
    const source = this.#want(uri);
    return source && (role === undefined ? this.configOf(source) : source.config(role));
  }

  /** A file in the role that the settings give it, else in that of its name and content. */
  configOf(source: SourceFile): ConfigFile {
    return source.config(roleBySettings(this.settings, source.uri));
  }

  /** Asks for the file that a `configSource` or `file` attribute of `uri` names. */
  askForSource(uri: string, relative: string): void {
    const named = this.#relativeUri(this.#paths, canonicalUri(uri), relative);
    if (named !== undefined) this.#want(named);
  }

  /** Canonical URIs of the configuration files that are at hand. */
  knownConfigs(): readonly string[] {
    return this.entries.values().flatMap(entry => (entry instanceof SourceFile ? [entry.uri] : []));
  }

  /** The file that a `configSource` or `file` attribute of `uri` names, where it is at hand; one that is not loaded is asked for. */
  sourceUri(uri: string, relative: string): string | undefined {
    const named = this.#relativeUri(this.#paths, canonicalUri(uri), relative);
    return named === undefined ? undefined : this.#want(named)?.uri;
  }

  /** URI of a path as a `configSource` of `uri` would name it; undefined where it is rooted, or not in a folder at hand. */
  relativeUri(uri: string, relative: string): string | undefined {
    return this.#relativeUri(this.#paths, canonicalUri(uri), relative);
  }

  /** The web.config in a Windows folder, where it has been loaded. */
  knownWebConfig(folder: string): string | undefined {
    const path = expandVariables(folder);
    const uri = typeof path === 'string' ? this.#paths.toUri(joinWindowsPath(path, 'web.config')) : undefined;
    return uri === undefined ? undefined : this.source(uri)?.uri;
  }

  /** Windows paths that stand for a file, by the path mappings. */
  windowsPaths(uri: string): readonly string[] {
    return this.#paths.toWindows(uri);
  }

  /** URI of a Windows path; undefined where no mapping leads to it. */
  uriOf(windowsPath: string): string | undefined {
    return this.#paths.toUri(windowsPath);
  }

  /** Host configurations in use: the chosen one, else all candidates, best first. */
  hosts(): readonly ConfigFile[] {
    const { hostConfig, hostConfigCandidates } = this.settings;
    const uris = hostConfig === undefined ? hostConfigCandidates : [hostConfig];
    return uris.flatMap(uri => this.host(uri) ?? []);
  }

  /** A host configuration; where its redirection.config leads to another one that is at hand, that one (R9). */
  host(uri: string): ConfigFile | undefined {
    const local = this.config(uri, 'applicationHost');
    const redirection = local && this.#redirection(local);
    const shared = redirection && this.uriOf(redirection.path);
    return (shared === undefined ? undefined : this.config(shared, 'applicationHost')) ?? local;
  }

  #redirection(host: ConfigFile): Redirection | undefined {
    if (!isHostConfigName(uriName(host.uri)) || this.facts(host).host !== 'iis') return undefined;
    const source = this.#want(joinUri(parentUri(host.uri), REDIRECTION_NAME));
    return source && redirectionIn(source);
  }

  topology(host: ConfigFile): Topology {
    return topologyOf(host, this.schema);
  }

  /** The levels below one host configuration, or without any. */
  hierarchy(host: ConfigFile | undefined): Hierarchy {
    const id = host?.uri ?? '';
    let hierarchy = this.#hierarchies.get(id);
    if (!hierarchy) {
      const { machineConfig, rootWebConfig } = this.settings;
      hierarchy = this.upperLevels.hierarchy({
        facts: this.facts(host),
        machine: machineConfig === undefined ? undefined : this.config(machineConfig, 'machine'),
        rootWeb: rootWebConfig === undefined ? undefined : this.config(rootWebConfig, 'rootWeb'),
        host,
        topology: host && this.topology(host),
        schema: this.schema,
        files: this.#access,
        redirection: host && this.#redirection(host),
      });
      this.#hierarchies.set(id, hierarchy);
    }
    return hierarchy;
  }

  /** What was exported on the server: access lists, groups, rights. The same object until something of it changes. */
  get exported(): Facts | undefined {
    return this.exports?.facts(() => this.hosts().flatMap(host => siteRoots(this.topology(host))));
  }

  facts(host: ConfigFile | undefined): ServerFacts {
    const { settings } = this;
    return {
      host: settings.host ?? (host ? detectHost(this.topology(host)) : 'iis'),
      iisVersion: settings.iisVersion,
      domainJoined: settings.domainJoined,
      machineName: settings.machineName,
      domainName: settings.domainName,
      absentModules: this.exports?.absentModules(settings.machineName),
    };
  }

  /** One URL path of one site; without a site, the server itself. */
  place(host: ConfigFile, site: string | undefined, path: string): Place {
    const id = `${host.uri}\n${site ?? ''}\n${path}`;
    let place = this.#places.get(id);
    if (!place) {
      place = placeAt(this.hierarchy(host), site, path);
      this.#places.set(id, place);
    }
    return place;
  }

  /** Where a web.config takes effect: every site and URL path whose folder it lies in. */
  placements(uri: string): readonly Placement[] {
    const key = uriKey(uri);
    let placements = this.#placements.get(key);
    if (!placements) {
      placements = placementsOf(this, uri);
      this.#placements.set(key, placements);
    }
    return placements;
  }

  /** A web.config on its own, where no host configuration places it: what depends on the host is unknown. */
  loosePlace(uri: string): Place | undefined {
    const file = this.config(uri);
    return file && loosePlace(this.hierarchy(undefined), file);
  }

  /** A path below the folder of a web.config, as it is under the defaults of IIS. */
  assumedPlace(uri: string, path: string): Place | undefined {
    const file = this.config(uri);
    return file && assumedPlaceAt(this.#assumedHierarchy(file), path);
  }

  #assumedHierarchy(file: ConfigFile): Hierarchy {
    const id = `?${file.uri}`;
    let hierarchy = this.#hierarchies.get(id);
    if (!hierarchy) {
      const [folder] = this.windowsPaths(file.uri).flatMap(path => parentWindowsPath(path) ?? []);
      const here = [{ from: ASSUMED_FOLDER, to: parentUri(file.uri) }];
      const files = folder === undefined ? this.#makeAccess(new PathMap(here, false)) : this.#access;
      const inputs = { ...this.hierarchy(undefined).inputs, files };
      hierarchy = assumedHierarchy(inputs, file, folder ?? ASSUMED_FOLDER);
      this.#hierarchies.set(id, hierarchy);
    }
    return hierarchy;
  }

  /** What is known of a file; one that is not known is noted as missing. */
  state(uri: string): Entry | undefined {
    const key = uriKey(uri);
    const entry = this.entries.get(key);
    if (!entry) this.#wanted.set(key, canonicalUri(uri));
    return entry;
  }

  #want(uri: string): SourceFile | undefined {
    const entry = this.state(uri);
    return entry instanceof SourceFile ? entry : undefined;
  }

  /**
   * The levels below one host configuration anew; `onRead` hears of every other file that is looked for there, but for
   * the roots of the sites where `roots` has them.
   */
  freshHierarchy(
    host: ConfigFile,
    topology: Topology,
    onRead: (uri: string, entry: Entry | undefined) => void,
    roots?: Hierarchy,
  ): Hierarchy {
    const { inputs, upper } = this.hierarchy(host);
    return new Hierarchy({ ...inputs, topology, files: this.#makeAccess(this.#paths, onRead) }, upper, roots);
  }

  #makeAccess(paths: PathMap, onRead: (uri: string, entry: Entry | undefined) => void = () => {}): FileAccess {
    const want = (uri: string): Entry | undefined => {
      const entry = this.state(uri);
      onRead(uri, entry);
      return entry;
    };
    const text = (uri: string): SourceFile | undefined => {
      const entry = want(uri);
      return entry instanceof SourceFile ? entry : undefined;
    };
    const webConfigUri = (folder: string): string | undefined => paths.toUri(joinWindowsPath(folder, 'web.config'));
    return {
      webConfig: folder => {
        const uri = webConfigUri(folder);
        return uri === undefined ? undefined : text(uri)?.config('web');
      },
      unreadable: folder => {
        const uri = webConfigUri(folder);
        if (uri === undefined) return 'no path mapping leads to it';
        const entry = this.entries.get(uriKey(uri));
        return entry && !(entry instanceof SourceFile) && entry.kind === 'unreadable' ? entry.reason : undefined;
      },
      source: (from, relative) => {
        const uri = this.#relativeUri(paths, from.uri, relative);
        if (uri === undefined) return 'unread';
        const source = text(uri);
        if (source) return source.config('source');
        return this.#isAbsent(uri) ? 'absent' : 'unread';
      },
      sideFile: windowsPath => {
        const uri = paths.toUri(windowsPath);
        if (uri === undefined) return { kind: 'unknown', reason: `the file ${windowsPath}` };
        const source = text(uri);
        if (source) return { kind: 'loaded', uri, text: source.text };
        return this.#isAbsent(uri) ? { kind: 'absent' } : { kind: 'unknown', reason: `the file ${windowsPath}` };
      },
    };
  }

  #relativeUri(paths: PathMap, from: string, relative: string): string | undefined {
    // Windows rules decide `..` and separators; a rooted path is refused by IIS and never read (R75).
    if (/^([A-Za-z]:|[\\/])/.test(relative)) return undefined;
    const [folder] = paths.toWindows(from).flatMap(path => parentWindowsPath(path) ?? []);
    const uri =
      folder === undefined ? joinUri(parentUri(from), relative) : paths.toUri(joinWindowsPath(folder, relative));
    return uri !== undefined && this.#isAtHand(uri, parentUri(from)) ? uri : undefined;
  }

  /** A file may name others beside and below it; what lies elsewhere must be in a folder that the user works in. */
  #isAtHand(uri: string, folder: string): boolean {
    const { folders, pathMappings } = this.settings;
    if (folders === undefined || isBelowUri(uri, folder)) return true;
    return [...folders, ...pathMappings.map(({ to }) => to)].some(given => isBelowUri(uri, given));
  }

  /** Looked for and not there. */
  #isAbsent(uri: string): boolean {
    const entry = this.entries.get(uriKey(uri));
    return entry !== undefined && !(entry instanceof SourceFile) && entry.kind === 'absent';
  }
}

/** Folders of all virtual directories, as written. */
function siteRoots({ sites }: Topology): readonly string[] {
  return sites.flatMap(({ applications }) =>
    applications.flatMap(({ virtualDirectories }) =>
      virtualDirectories.flatMap(directory => textOf(directory.attribute('physicalPath')) ?? []),
    ),
  );
}
