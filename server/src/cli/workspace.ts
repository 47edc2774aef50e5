import type { FileContent, FileSource } from '../common/file-content';
import { mergeSettings, type SettingsLayer } from '../common/merge-settings';
import { placesIn } from '../common/places-in';
import { findProjectFile, type ProjectFile } from '../common/project-file';
import { SchemaFolders } from '../common/schema-folders';
import type { Holder } from '../common/settle';
import { canonicalUri, type FileState, Snapshot, uriKey } from '../core/analysis';
import { machineHostConfigs, machineMappings, machineSchemaFolders, searchDown, searchUp } from '../node/discover';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { type CliIo, complain } from './io';

/** Files under one set of settings. */
export class CliWorkspace implements Holder {
  readonly #files: FileSource;
  snapshot: Snapshot;

  constructor(files: FileSource, snapshot: Snapshot) {
    this.#files = files;
    this.snapshot = snapshot;
  }

  add(content: FileContent & { readonly kind: 'text' }): void {
    this.snapshot = this.snapshot.withFiles([toState(content.uri, content)]);
  }

  /** Forgets all files but those that stand above every site. */
  forget(): void {
    const { hostConfig, hostConfigCandidates, machineConfig, rootWebConfig } = this.snapshot.settings;
    const above = [hostConfig, ...hostConfigCandidates, machineConfig, rootWebConfig];
    const kept = new Set(above.flatMap(uri => (uri === undefined ? [] : [uriKey(uri)])));
    const gone = [...this.snapshot.entries.keys()].filter(key => !kept.has(key));
    this.snapshot = this.snapshot.withFiles(gone.map(key => [key, undefined]));
  }

  async load(uris: readonly string[]): Promise<void> {
    const contents = await Promise.all(uris.map(async uri => [uri, await this.#files.read(uri)] as const));
    this.snapshot = this.snapshot.withFiles(contents.map(([uri, content]) => toState(uri, content)));
  }
}

function toState(uri: string, content: FileContent): readonly [string, FileState] {
  return content.kind === 'text'
    ? [content.uri, { kind: 'text', text: content.text, version: undefined }]
    : [uri, content];
}

/** Makes workspaces; schema files are read once for all of them. */
export class Workspaces {
  readonly #io: CliIo;
  readonly #schemas: SchemaFolders;
  readonly #told = new Set<string>();
  readonly #disk: Disk;

  constructor(disk: Disk, io: CliIo) {
    this.#disk = disk;
    this.#io = io;
    this.#schemas = new SchemaFolders(disk);
  }

  async open(
    files: FileSource,
    layers: readonly SettingsLayer[],
    hostConfigCandidates: readonly string[],
  ): Promise<CliWorkspace> {
    const windowsFiles = this.#io.platform === 'win32';
    const machine = { pathMappings: await machineMappings(this.#io) };
    const roots = this.#disk.reach?.roots;
    const settings = mergeSettings([machine, ...layers], {
      hostConfigCandidates,
      windowsFiles,
      folders: roots && [...roots],
    });
    for (const uri of placesIn(settings)) this.#disk.add(uri);
    for (const { from, to } of settings.pathMappings)
      if (!(await this.#disk.list(to)))
        this.#tell(`the path mapping of ${from} leads nowhere: there is no folder ${relativePath(this.#io.cwd, to)}`);
    const folders = [...(await machineSchemaFolders(this.#io)), ...settings.schemaFolders];
    const { schema, problems } = await this.#schemas.read(folders);
    for (const { uri, message } of problems) this.#tell(`${relativePath(this.#io.cwd, uri)}: ${message}`);
    return new CliWorkspace(files, Snapshot.create(settings).withServerSchema(schema));
  }

  #tell(message: string): void {
    if (!this.#told.has(message)) complain(this.#io, message);
    this.#told.add(message);
  }
}

/** The project file for what lies in `folder`. */
export function projectFileFor(folder: string, files: FileSource): Promise<ProjectFile | undefined> {
  return findProjectFile(files, fileUri(folder), undefined);
}

/** The lines that a project file gives rise to, each with the name of the file. */
export function projectFileProblems(project: ProjectFile, io: CliIo): string[] {
  return project.problems.map(problem => `${relativePath(io.cwd, project.uri)}: ${problem}`);
}

/** Host configurations that belong to the folders `roots`, best first. */
export async function discover(roots: readonly string[], io: CliIo): Promise<string[]> {
  const found = await Promise.all(
    io.fence
      ? io.fence.map(searchDown)
      : [searchDown(io.cwd), ...roots.slice(0, MAX_ROOTS).map(searchUp), machineHostConfigs(io)],
  );
  return [...new Set(found.flat().map(canonicalUri))];
}

/** Thousands of files named one by one still cost few searches. */
const MAX_ROOTS = 32;
