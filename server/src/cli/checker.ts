import type { SettingsLayer } from '../common/merge-settings';
import type { ReachData } from '../common/reach';
import type { FactsOptions } from './facts-options';
import type { CheckedFile } from './reporters/report';

/** One file to check. */
export interface Input {
  /** Absolute path. */
  readonly file: string;
  /** What stands in for the file on disk: standard input. */
  readonly bytes?: Uint8Array;
}

/** What some files are checked by; plain data that reaches other threads. */
export interface CheckSetup {
  readonly layers: readonly SettingsLayer[];
  readonly hostConfigCandidates: readonly string[];
  /** What stands in for a file on disk. */
  readonly stdin: Input | undefined;
  /** Where the facts of the server are; each thread reads them itself. */
  readonly facts: FactsOptions;
  /** What may be touched. */
  readonly reach: ReachData | undefined;
}

export interface BatchResult {
  /** Without the files that could not be checked. */
  readonly checked: readonly CheckedFile[];
  /** One line each: what could not be checked, and why. */
  readonly problems: readonly string[];
  readonly hosts: ServedBy;
}

/** Whether host configurations serve any of the files, and where none does, the mapping that may change it. */
export interface ServedBy {
  /** The host configurations at hand, by their paths. */
  readonly hosts: readonly string[];
  /** How many web.config files each serves; of several that serve one, the first counts. */
  readonly files: Readonly<Record<string, number>>;
  /** Files named web.config, and how many of them a site serves. */
  readonly webConfigs: number;
  readonly placed: number;
  readonly serveAny: boolean;
  readonly note: string | undefined;
}

/** Checks files, here or in another thread; one batch after the other. */
export interface Checker {
  check(batch: readonly Input[]): Promise<BatchResult>;
}

/** Further threads that check files. */
export interface Threads {
  /** Starts at most `count`, fewer where the machine has fewer cores. */
  start(count: number, setup: CheckSetup): Promise<Helpers>;
}

export interface Helpers {
  readonly checkers: readonly Checker[];
  stop(): void;
}
