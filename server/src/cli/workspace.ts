import path from 'node:path';
import type { FileContent, FileSource } from '../common/file-content';
import { findProjectFile, type ProjectFile } from '../common/project-file';
import { type FolderSource, SchemaFolders } from '../common/schema-folders';
import { mergeSettings, readMapping, type SettingsLayer } from '../common/settings';
import type { Holder } from '../common/settle';
import { canonicalUri, type FileState, Snapshot } from '../core/analysis';
import { machineHostConfigs, machineSchemaFolders, searchDown, searchUp } from '../node/discover';
import { fileUri, relativePath } from '../node/file-uri';
import { CliError, type CliIo, complain } from './io';
import type { CommonOptions } from './program';

/** Files under one set of settings. */
export class CliWorkspace implements Holder {
  constructor(
    private readonly files: FileSource,
    public snapshot: Snapshot,
  ) {}

  async load(uris: readonly string[]): Promise<void> {
    const contents = await Promise.all(uris.map(async uri => [uri, await this.files.read(uri)] as const));
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
  private readonly schemas: SchemaFolders;
  private readonly told = new Set<string>();

  constructor(
    disk: FolderSource,
    private readonly io: CliIo,
  ) {
    this.schemas = new SchemaFolders(disk);
  }

  async open(
    files: FileSource,
    layers: readonly SettingsLayer[],
    hostConfigCandidates: readonly string[],
  ): Promise<CliWorkspace> {
    const windowsFiles = this.io.platform === 'win32';
    const { workspace, schemaFolders } = mergeSettings(layers, { hostConfigCandidates, windowsFiles });
    const { schema, problems } = await this.schemas.read([...(await machineSchemaFolders(this.io)), ...schemaFolders]);
    for (const { uri, message } of problems) this.tell(`${relativePath(this.io.cwd, uri)}: ${message}`);
    return new CliWorkspace(files, Snapshot.create(workspace).withServerSchema(schema));
  }

  private tell(message: string): void {
    if (!this.told.has(message)) complain(this.io, message);
    this.told.add(message);
  }
}

/** What the options say; they win over the project file. */
export async function optionLayer(
  options: CommonOptions & { readonly apphost?: string },
  files: FolderSource,
  io: CliIo,
): Promise<SettingsLayer> {
  const [hostConfig, machineConfig, rootWebConfig] = await Promise.all(
    [options.apphost, options.machineConfig, options.rootWebConfig].map(name => readableUri(name, files, io)),
  );
  const layer = {
    host: options.host,
    iisVersion: options.iisVersion,
    machineName: options.machine,
    domainJoined: options.workgroup ? false : undefined,
    pathMappings: options.map && (await Promise.all(options.map.map(text => mapping(text, io)))),
    hostConfig,
    machineConfig,
    rootWebConfig,
    schemaFolders: options.schema && (await Promise.all(options.schema.map(name => readableFolder(name, files, io)))),
  };
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined));
}

async function readableUri(name: string | undefined, files: FileSource, io: CliIo): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const content = await files.read(fileUri(path.resolve(io.cwd, name)));
  if (content.kind === 'text') return content.uri;
  throw new CliError(`${name}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
}

async function readableFolder(name: string, files: FolderSource, io: CliIo): Promise<string> {
  const uri = fileUri(path.resolve(io.cwd, name));
  if (await files.list(uri)) return uri;
  throw new CliError(`${name}: no such folder`);
}

async function mapping(text: string, io: CliIo) {
  const entry = readMapping(text, fileUri(io.cwd));
  if (entry) return entry;
  throw new CliError(`--map ${text}: it must look like C:\\sites=./sites or \\\\server\\share=./share`);
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
  const found = await Promise.all([
    searchDown(io.cwd),
    ...roots.slice(0, MAX_ROOTS).map(searchUp),
    machineHostConfigs(io),
  ]);
  return [...new Set(found.flat().map(canonicalUri))];
}

/** Thousands of files named one by one still cost few searches. */
const MAX_ROOTS = 32;
