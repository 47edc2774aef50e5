import { type FileContent, unreadable } from '../common/file-content';
import type { PathMapping } from '../core/analysis';
import type { ServerHost } from './server-host';

/** A web worker: everything goes through the client. */
export class WorkerHost implements ServerHost {
  readonly name = 'a web worker';

  limit(): void {}

  reads(): boolean {
    return false;
  }

  async read(): Promise<FileContent> {
    return unreadable('a web worker has no disk');
  }

  async list(): Promise<undefined> {
    return undefined;
  }

  async discoverBelow(): Promise<readonly string[]> {
    return [];
  }

  async siteFilesBelow(): Promise<readonly string[]> {
    return [];
  }

  async discoverAbove(): Promise<readonly string[]> {
    return [];
  }

  async discoverMachine(): Promise<readonly string[]> {
    return [];
  }

  async readFacts(): Promise<undefined> {
    return undefined;
  }

  async discoverSchemas(): Promise<readonly string[]> {
    return [];
  }

  async discoverMappings(): Promise<readonly PathMapping[]> {
    return [];
  }

  windowsFiles(): boolean {
    return false;
  }

  watch(): void {}

  forgetListings(): void {}

  readonly defer = (task: () => void): void => {
    setTimeout(task, 0);
  };

  dispose(): void {}
}
