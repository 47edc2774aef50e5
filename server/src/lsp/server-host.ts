import type { FileContent } from '../common/file-content';
import type { SettingsLayer } from '../common/merge-settings';
import type { Reach } from '../common/reach';
import type { PathMapping, ServerExports } from '../core/analysis';

/**
 * What the server's surroundings can do without the client: a Node process reads and watches the disk, a web worker
 * can do nothing.
 */
export interface ServerHost {
  /** For the log, e.g. `Node.js 20.11.0, linux x64`. */
  readonly name: string;
  /** From now on, reads and lists no more than that. */
  limit(reach: Reach): void;
  /** True for the URIs that `read`, `list` and `discover` understand; all others are the client's. */
  reads(uri: string): boolean;
  read(uri: string): Promise<FileContent>;
  /** Names in a folder; undefined where it is none. */
  list(uri: string): Promise<readonly string[] | undefined>;
  /** Host configurations that belong to a workspace folder, best first. */
  discoverBelow(folder: string): Promise<readonly string[]>;
  /** URIs of the web.config and project files below a workspace folder. */
  siteFilesBelow(folder: string): Promise<readonly string[]>;
  /** Host configurations in and above the folder of a file that is in no workspace folder, best first. */
  discoverAbove(folder: string): Promise<readonly string[]>;
  /** Host configurations of the user and of the machine, best first. */
  discoverMachine(): Promise<readonly string[]>;
  /** Folders with the schema files of the machine. */
  discoverSchemas(): Promise<readonly string[]>;
  /** Path mappings for folders that the machine gives a name of its own. */
  discoverMappings(): Promise<readonly PathMapping[]>;
  /**
   * The exports in a folder of facts, the same object while nothing there has changed; undefined where it cannot be read,
   * or must not be.
   */
  readFacts(folder: string): Promise<FactFolder | undefined>;
  /** True where drives and shares of Windows stand for themselves. */
  windowsFiles(uri: string): boolean;
  /** Reports changes of the file from now on; called for files that the client does not watch. */
  watch(uri: string, changed: (uri: string) => void): void;
  /** Files were created, deleted or renamed: forget which names there are. */
  forgetListings(): void;
  /** Runs `task` after the messages that have already arrived. */
  defer(task: () => void): void;
  dispose(): void;
}

/** What a folder of facts holds. */
export interface FactFolder {
  readonly exports: ServerExports;
  /** What the server tells of itself, below all settings that somebody made. */
  readonly layer: SettingsLayer;
  /** URIs of its files, to be watched. */
  readonly uris: readonly string[];
}
