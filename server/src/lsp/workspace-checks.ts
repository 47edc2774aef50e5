import type { FileContent } from '../common/file-content';
import { type Holder, settle } from '../common/settle';
import { type FileState, placedBasis, type Snapshot, uriKey } from '../core/analysis';
import type { OpenDocument } from './open-documents';
import { Report } from './report';
import type { Scope } from './scope';
import type { SessionParts } from './session-parts';
import { byStart } from './site-files';
import { checkInSlices } from './sliced-check';

/** Behind everything that somebody looks at. */
const RANK = -1;
/** Files that are checked together: few enough to be in memory at once. */
const BATCH = 16;

/** Findings of a file that is not open. */
interface Kept {
  readonly report: Report;
  readonly basis: readonly unknown[] | undefined;
  /** Keys of all files that it may rest on. */
  readonly reads: ReadonlySet<string>;
  isOld: boolean;
}

/** What the checks of closed files ask of the session around them. */
export interface WorkspaceParts extends SessionParts {
  /** Workspace folders. */
  readonly folders: readonly string[];
  read(uri: string): Promise<FileContent>;
  /** URIs of the web.config and project files below a workspace folder. */
  siteFilesBelow(folder: string): Promise<readonly string[]>;
  /** The scope that begins in a folder; ready. */
  scopeFrom(start: string, folder: string): Promise<Scope>;
  /** The findings of an open document; undefined where it is closed meanwhile. */
  reportOfOpen(document: OpenDocument): Promise<Report | undefined>;
}

/** The findings of one file, with the version where it is open. */
export interface FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly report: Report;
}

/**
 * Findings of files that are not open, beside those that are. A check holds the files of a batch and forgets them; the findings stay until
 * something changes that they rest on.
 */
export class WorkspaceChecks {
  readonly #session: WorkspaceParts;
  readonly #kept = new Map<string, Kept>();
  readonly #siteFiles = new Map<string, readonly string[]>();
  #last: { readonly generation: number; readonly reports: readonly FileReport[] } | undefined;
  #generation = 0;
  #waiting: (() => void)[] = [];

  constructor(session: WorkspaceParts) {
    this.#session = session;
  }

  /** Files or settings changed; `uris` are those files. */
  changed(uris: readonly string[]): void {
    this.#generation++;
    const keys = uris.map(uriKey);
    for (const kept of this.#kept.values()) if (keys.some(key => kept.reads.has(key))) kept.isOld = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** Files appeared or disappeared. */
  namesChanged(): void {
    this.#siteFiles.clear();
  }

  /** Resolves with the next change. */
  nextChange(): Promise<void> {
    return new Promise(go => this.#waiting.push(go));
  }

  /** Open documents, then every web.config of the workspace folders that a host configuration serves. */
  async *all(isWanted: () => boolean): AsyncIterable<readonly FileReport[]> {
    if (this.#last?.generation === this.#generation) {
      yield this.#last.reports;
      return;
    }
    const generation = this.#generation;
    const reports: FileReport[] = [];
    for await (const some of this.#found(isWanted)) {
      reports.push(...some);
      yield some;
    }
    if (generation === this.#generation && isWanted()) this.#last = { generation, reports };
  }

  async *#found(isWanted: () => boolean): AsyncIterable<readonly FileReport[]> {
    const { documents } = this.#session;
    for (const document of documents.all()) {
      const report = await this.#session.reportOfOpen(document);
      if (report) yield [{ uri: document.clientUri, version: document.version, report }];
    }
    for (const folder of this.#session.folders) {
      for (const [start, uris] of byStart(await this.#siteFilesBelow(folder), folder)) {
        const scope = await this.#session.scopeFrom(start, folder);
        const closed = uris.filter(uri => !documents.get(uri));
        yield* this.#served(scope, closed, isWanted);
      }
    }
  }

  async #siteFilesBelow(folder: string): Promise<readonly string[]> {
    const known = this.#siteFiles.get(folder) ?? (await this.#session.siteFilesBelow(folder));
    this.#siteFiles.set(folder, known);
    return known;
  }

  /** The findings of one file, whether a host configuration serves it or not. */
  async reportOf(scope: Scope, uri: string): Promise<Report | undefined> {
    const [found] = await this.#check(scope, [uri], () => true);
    return found?.report;
  }

  /** Those of `uris` that a host configuration serves, in batches, as long as somebody wants them. */
  async *#served(scope: Scope, uris: readonly string[], isWanted: () => boolean): AsyncIterable<readonly FileReport[]> {
    const { turns } = this.#session;
    for (let at = 0; at < uris.length && isWanted(); at += BATCH) {
      await turns.take(() => RANK);
      const batch = uris.slice(at, at + BATCH);
      const served = await settle(scope, snapshot => batch.filter(uri => placedBasis(snapshot, uri)));
      if (served.length > 0) yield await this.#check(scope, served, isWanted);
    }
  }

  async #check(scope: Scope, uris: readonly string[], isWanted: () => boolean): Promise<readonly FileReport[]> {
    const found: FileReport[] = [];
    let batch = new Batch(scope.snapshot, uri => this.#session.read(uri));
    for (const uri of uris) {
      if (!isWanted()) break;
      const basis = await settle(scope, snapshot => placedBasis(snapshot, uri));
      const key = uriKey(uri);
      const kept = this.#kept.get(key);
      if (kept && !kept.isOld && isSame(kept.basis, basis)) {
        found.push({ uri, version: null, report: kept.report });
        continue;
      }
      const generation = this.#generation;
      if (batch.base !== scope.snapshot) batch = new Batch(scope.snapshot, uri => this.#session.read(uri));
      await batch.load([uri]);
      const report = batch.snapshot.source(uri) ? await this.#reportIn(batch, uri, kept?.report, isWanted) : undefined;
      if (!report) continue;
      found.push({ uri, version: null, report });
      if (generation === this.#generation) this.#kept.set(key, { report, basis, reads: batch.reads, isOld: false });
    }
    return found;
  }

  async #reportIn(batch: Batch, uri: string, before: Report | undefined, isWanted: () => boolean) {
    const checked = await checkInSlices(batch, uri, {
      turn: () => this.#session.turns.take(() => RANK),
      isWanted,
      near: () => [],
      onNear: () => true,
      onBroken: (rule, error) => this.#session.log(`rule ${rule} in ${uri}`, error),
    });
    return checked && Report.of(this.#session.context(checked.snapshot), uri, checked, before).withoutSources();
  }
}

function isSame(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (!a || !b) return false;
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

/**
 * Files that are looked at together, over those that stand above all sites. Everything else is asked for, so that it is
 * known what a check has read.
 */
class Batch implements Holder {
  readonly #read: (uri: string) => Promise<FileContent>;
  readonly reads = new Set<string>();
  snapshot: Snapshot;

  /** `base`: what is known already; open documents win over the disk. */
  constructor(
    readonly base: Snapshot,
    read: (uri: string) => Promise<FileContent>,
  ) {
    this.#read = read;
    const { hostConfig, hostConfigCandidates, machineConfig, rootWebConfig } = base.settings;
    const above = [hostConfig, ...hostConfigCandidates, machineConfig, rootWebConfig];
    const kept = new Set(above.flatMap(uri => (uri === undefined ? [] : uriKey(uri))));
    const others = [...base.entries.keys()].filter(key => !kept.has(key));
    this.snapshot = base.withFiles(others.map(key => [key, undefined]));
  }

  async load(uris: readonly string[]): Promise<void> {
    for (const uri of uris) this.reads.add(uriKey(uri));
    const missing = uris.filter(uri => !this.snapshot.has(uri));
    const states = await Promise.all(missing.map(uri => this.#stateOf(uri)));
    if (states.length > 0) this.snapshot = this.snapshot.withFiles(states);
  }

  async #stateOf(uri: string): Promise<readonly [string, FileState]> {
    const known = this.base.source(uri);
    if (known) return [known.uri, { kind: 'text', text: known.text, version: known.version }];
    const content = await this.#read(uri);
    if (content.kind !== 'text') return [uri, content];
    return [content.uri, { kind: 'text', text: content.text, version: undefined }];
  }
}
