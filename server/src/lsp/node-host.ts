import { fileURLToPath } from 'node:url';
import type { FileContent } from '../common/file-content';
import type { Reach } from '../common/reach';
import type { FactFile, PathMapping } from '../core/analysis';
import {
  machineHostConfigs,
  machineMappings,
  machineSchemaFolders,
  searchDown,
  searchNames,
  searchUp,
} from '../node/discover';
import { Disk } from '../node/disk';
import { readFactFiles } from '../node/fact-files';
import { FolderWatch } from '../node/watch';
import type { ServerHost } from './server-host';
import { isSiteFile } from './site-files';

/** A process with a disk. */
export class NodeHost implements ServerHost {
  #disk = new Disk();
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

  async readFacts(folder: string): Promise<readonly FactFile[] | undefined> {
    const path = pathOf(folder);
    // What may not be listed, such as a share that nobody has allowed, is not read either.
    if (path === undefined || (await this.#disk.list(folder)) === undefined) return undefined;
    return readFactFiles([path]).then(
      ({ files }) => files,
      () => undefined,
    );
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
