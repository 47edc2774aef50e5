import { fileURLToPath } from 'node:url';
import { factsLayer } from '../common/facts-layer';
import type { FileContent } from '../common/file-content';
import type { Reach } from '../common/reach';
import { joinUri, type PathMapping, ServerExports } from '../core/analysis';
import {
  machineHostConfigs,
  machineMappings,
  machineSchemaFolders,
  searchDown,
  searchNames,
  searchUp,
} from '../node/discover';
import { Disk } from '../node/disk';
import { factsStamp, readFactFiles } from '../node/fact-files';
import { FolderWatch } from '../node/watch';
import type { FactFolder, ServerHost } from './server-host';
import { isSiteFile } from './site-files';

/** A process with a disk. */
export class NodeHost implements ServerHost {
  readonly name = `Node.js ${process.versions.node}, ${process.platform} ${process.arch}`;
  #disk = new Disk();
  /** Exports are large: read again only where a file has changed. */
  readonly #facts = new Map<string, { readonly stamp: string; readonly facts: FactFolder }>();
  readonly #folderWatch = new FolderWatch();

  limit(reach: Reach): void {
    this.#disk = new Disk(undefined, process.platform, reach);
  }

  reads(uri: string): boolean {
    return uri.startsWith('file:');
  }

  read(uri: string): Promise<FileContent> {
    return this.#disk.read(uri);
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    return this.#disk.list(uri);
  }

  async discoverBelow(folder: string): Promise<readonly string[]> {
    const path = pathOf(folder);
    return path === undefined ? [] : searchDown(path);
  }

  async siteFilesBelow(folder: string): Promise<readonly string[]> {
    const path = pathOf(folder);
    return path === undefined ? [] : searchNames(path, isSiteFile);
  }

  async discoverAbove(folder: string): Promise<readonly string[]> {
    const path = pathOf(folder);
    return path === undefined ? [] : searchUp(path);
  }

  discoverMachine(): Promise<readonly string[]> {
    return machineHostConfigs(process);
  }

  async readFacts(folder: string): Promise<FactFolder | undefined> {
    const path = pathOf(folder);
    // What may not be listed, such as a share that nobody has allowed, is not read either.
    if (path === undefined || (await this.#disk.list(folder)) === undefined) return undefined;
    try {
      const stamp = await factsStamp(path);
      const known = this.#facts.get(folder);
      if (known?.stamp === stamp) return known.facts;
      const { files } = await readFactFiles([path]);
      const uris = files.map(({ name }) => joinUri(folder, name));
      const facts = { exports: new ServerExports(files), layer: factsLayer(files), uris };
      this.#facts.set(folder, { stamp, facts });
      return facts;
    } catch {
      return undefined;
    }
  }

  discoverSchemas(): Promise<readonly string[]> {
    return machineSchemaFolders(process);
  }

  discoverMappings(): Promise<readonly PathMapping[]> {
    return machineMappings(process);
  }

  windowsFiles(uri: string): boolean {
    return process.platform === 'win32' && this.reads(uri);
  }

  watch(uri: string, changed: (uri: string) => void): void {
    this.#folderWatch.follow(uri, changed);
  }

  forgetListings(): void {
    this.#disk.forgetListings();
  }

  readonly defer = (task: () => void): void => {
    setImmediate(task);
  };

  dispose(): void {
    this.#folderWatch.dispose();
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
