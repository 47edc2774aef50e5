import {
  type Connection,
  MessageType,
  type Position,
  ShowMessageNotification,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { FileContent } from '../common/file-content';
import { isHostConfig } from '../common/is-host-config';
import { isInside, parentUri } from '../common/resolve-uri';
import { settle } from '../common/settle';
import { canonicalUri, type FileState, type Snapshot } from '../core/analysis';
import { HOST_BLOCKED } from '../protocol/messages';
import { notificationText } from '../protocol/notification-text';
import { ActivityLog } from './activity-log';
import type { ClientFeatures } from './client-features';
import { Files } from './files';
import { applyChanges } from './from-proto';
import { Documents, type OpenDocument } from './open-documents';
import { Publisher } from './publisher';
import type { Report } from './report';
import { Scope, type ScopeFiles } from './scope';
import type { ServerHost } from './server-host';
import { SettingsReader } from './settings-reader';
import type { ProtoContext } from './to-proto';
import { Turns } from './turns';
import { WorkspaceChecks, type WorkspaceParts } from './workspace-checks';

export type { FileReport } from './workspace-checks';

/** Everything between `initialize` and `exit`: documents, scopes and what the client said. */
export class Session implements WorkspaceParts {
  readonly activity: ActivityLog;
  readonly documents = new Documents();
  readonly settings: SettingsReader;
  readonly turns: Turns;
  readonly checks: WorkspaceChecks;
  readonly #files: Files;
  readonly #publisher: Publisher;
  #folders: readonly string[];
  #scopes = new Map<string, Scope>();

  constructor(
    readonly connection: Connection,
    readonly host: ServerHost,
    readonly features: ClientFeatures,
  ) {
    this.#folders = features.folders;
    this.turns = new Turns(host.defer);
    this.activity = new ActivityLog(connection);
    this.#files = new Files(connection, host, features.clientFileSystem, this.activity);
    this.#files.reach.onBlocked = machine => this.#tellBlocked(machine);
    for (const folder of this.#folders) this.#files.reach.open(folder);
    this.settings = new SettingsReader(this, this.#files);
    this.#publisher = new Publisher(this);
    this.checks = new WorkspaceChecks(this);
  }

  // Documents

  open(clientUri: string, text: string, version: number): void {
    const uri = canonicalUri(clientUri);
    this.host.forgetListings();
    this.#files.reach.open(parentUri(uri) ?? uri);
    const scope = this.#scopeFor(uri);
    const placed = Promise.resolve();
    const document: OpenDocument = { clientUri, uri, version, saved: text, scope, placed, isPlaced: false };
    this.documents.add(document);
    this.#putText(uri, { kind: 'text', text, version }, scope);
    this.#place(document);
    if (scope.isHost(uri)) this.refreshAll();
    this.#publisher.changed(document);
    this.checks.changed([uri]);
  }

  change(clientUri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.documents.get(clientUri);
    if (!document) return;
    // A change to a text that is no longer there. Clients that do not count say the same number again and again.
    if (version < document.version) return;
    document.version = version;
    document.scope.snapshot = applyChanges(document.scope.snapshot, document.uri, version, changes);
    this.#publisher.changed(document, changes);
    this.checks.changed([document.uri]);
    const state = this.#openText(document.uri);
    for (const scope of this.#scopesWith(document.uri)) {
      // Rare: a parent that several workspace folders share.
      if (scope === document.scope || !state) continue;
      scope.snapshot = scope.snapshot.withFiles([[document.uri, state]]);
      this.#publisher.scopeChanged(scope, [document.uri]);
    }
  }

  /** The client has written an open document to the disk. */
  save(clientUri: string): void {
    const document = this.documents.get(clientUri);
    if (!document) return;
    const state = this.#openText(document.uri);
    if (state?.kind !== 'text') return;
    document.saved = state.text;
    this.#putText(document.uri, state, document.scope);
    this.#publisher.saved(document);
  }

  close(clientUri: string): void {
    const document = this.documents.remove(clientUri);
    if (!document) return;
    this.host.forgetListings();
    this.#publisher.closed(document);
    // The disk counts again; the next question that needs the file reads it.
    for (const scope of this.#scopesWith(document.uri)) {
      scope.snapshot = scope.snapshot.withFiles([[document.uri, undefined]]);
      this.#publisher.scopeChanged(scope, [document.uri]);
    }
    if (document.scope.isHost(document.uri)) this.refreshAll();
    this.checks.changed([document.uri]);
  }

  /**
   * The answer for an open document, after everything that it rests on has been loaded; undefined for a document that
   * is not open. With a `position`, also where the text has changed meanwhile.
   */
  async ask<T>(
    clientUri: string,
    position: Position | undefined,
    compute: (snapshot: Snapshot, document: OpenDocument) => T,
  ): Promise<T | undefined> {
    const document = this.documents.get(clientUri);
    if (!document) return undefined;
    const { version } = document;
    if (position) this.#publisher.looksAt(document, position);
    await this.readiness(document);
    const answer = await settle(document.scope, snapshot => compute(snapshot, document));
    const isStale = position !== undefined && document.version !== version;
    return isStale || this.documents.get(clientUri) !== document ? undefined : answer;
  }

  async readiness(document: OpenDocument): Promise<void> {
    if (!document.isPlaced) await document.placed;
    while (!document.scope.isReady) await document.scope.ready;
  }

  context(snapshot: Snapshot): ProtoContext {
    return {
      snapshot,
      features: this.features,
      clientUri: uri => this.clientUri(uri),
      openVersion: uri => this.documents.get(uri)?.version ?? null,
    };
  }

  /** The URI as the client spells it, where it has the file open. */
  clientUri(uri: string): string {
    return this.documents.get(uri)?.clientUri ?? uri;
  }

  // Findings, for clients that ask for them

  /** The findings of a document, open or not; undefined where there is none. */
  async reportOf(clientUri: string): Promise<Report | undefined> {
    const document = this.documents.get(clientUri);
    if (document) return this.reportOfOpen(document);
    return this.checks.reportOf(await this.scopeOf(clientUri), canonicalUri(clientUri));
  }

  reportOfOpen(document: OpenDocument): Promise<Report | undefined> {
    return this.#publisher.report(document);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  read(uri: string): Promise<FileContent> {
    return this.#files.read(uri);
  }

  /** Names in a folder; undefined where there is none, or it must not be touched. */
  list(folder: string): Promise<readonly string[] | undefined> {
    return this.#files.list(folder);
  }

  siteFilesBelow(folder: string): Promise<readonly string[]> {
    return this.#files.siteFilesBelow(folder);
  }

  async scopeFrom(start: string, folder: string): Promise<Scope> {
    const scope = this.#scopeAt(start, folder);
    await scope.ready;
    return scope;
  }

  /** Scopes in use, ready: one for each workspace folder at least. */
  async allScopes(): Promise<readonly Scope[]> {
    for (const folder of this.#folders) this.#scopeAt(folder, folder);
    const scopes = [...this.#scopes.values()];
    await Promise.all(scopes.map(scope => scope.ready));
    return scopes;
  }

  /** The scope that a file belongs to, whether it is open or not; ready. */
  async scopeOf(uri: string): Promise<Scope> {
    const scope = this.documents.get(uri)?.scope ?? this.#scopeFor(canonicalUri(uri));
    await scope.ready;
    return scope;
  }

  // What changes around the documents

  /** Files changed on disk; `namesChanged`: some of them appeared or disappeared. */
  async filesChanged(uris: readonly string[], namesChanged: boolean): Promise<void> {
    const changed = uris.map(canonicalUri);
    if (namesChanged) {
      this.host.forgetListings();
      this.checks.namesChanged();
    }
    if (changed.some(uri => this.settings.reads(uri))) return this.#replaceAll();
    if (namesChanged && changed.some(isHostConfig)) {
      this.settings.rediscover();
      this.refreshAll();
    }
    for (const scope of [...this.#scopes.values()]) {
      if (await scope.reload(changed)) this.#publisher.scopeChanged(scope, changed);
    }
    this.checks.changed(changed);
  }

  /** Reads the settings of all scopes again. */
  refreshAll(): void {
    for (const scope of this.#scopes.values()) this.#refresh(scope);
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    this.#folders = [...this.#folders.filter(folder => !removed.includes(folder)), ...added];
    for (const folder of added) this.#files.reach.open(folder);
    this.#replaceAll();
  }

  /** Asked or told once a session; the client writes the permission into the settings of the user. */
  #tellBlocked(machine: string): void {
    if (this.features.allowHostCommand) {
      void this.connection.sendNotification(HOST_BLOCKED, { host: machine });
      return;
    }
    void this.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message: notificationText(
        `WhoIIS: \\\\${machine} is named by a file and was not contacted. The setting whoiis.allowedUncHosts permits it.`,
      ),
    });
  }

  log(what: string, error: unknown): void {
    this.connection.console.error(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }

  // Scopes

  #scopeFor(uri: string): Scope {
    const [folder] = this.#folders.filter(candidate => isInside(uri, candidate)).sort((a, b) => b.length - a.length);
    return this.#scopeAt(folder ?? parentUri(uri) ?? uri, folder);
  }

  #scopeAt(start: string, folder: string | undefined): Scope {
    const known = this.#scopes.get(start);
    if (known) return known;
    const files: ScopeFiles = {
      read: uri => this.#files.read(uri),
      openText: uri => this.#openText(uri),
      loaded: uris => {
        uris.forEach(this.#watch);
        if (uris.some(isHostConfig)) this.#publisher.topologyChanged();
      },
    };
    const scope = new Scope(start, folder, files, this.features.positionEncoding);
    this.#scopes.set(start, scope);
    this.#refresh(scope);
    return scope;
  }

  #scopesWith(uri: string): Scope[] {
    return [...this.#scopes.values()].filter(scope => scope.snapshot.has(uri));
  }

  /** Reads the settings of a scope; until they are there, a scope that was ready goes on with the old ones. */
  #refresh(scope: Scope): void {
    const ready: Promise<void> = this.settings
      .read(scope, this.#folders)
      .then(({ settings, projectFiles }) => {
        if (scope.ready !== ready) return;
        projectFiles.forEach(this.#watch);
        const isFirst = !scope.isReady;
        scope.isReady = true;
        if (!scope.apply(settings)) return;
        this.checks.changed([]);
        if (!isFirst) this.#publisher.scopeChanged(scope, undefined);
      })
      .catch(error => {
        this.log('reading settings', error);
        if (scope.ready === ready) scope.isReady = true;
      });
    scope.ready = ready;
  }

  /** Moves a document to a scope of its own where a project file lies nearer than the one of its scope. */
  #place(document: OpenDocument): void {
    const { scope } = document;
    const move = async () => {
      const start = await this.settings.nearestStart(document.uri, scope);
      if (start !== scope.start && document.scope === scope) {
        const state = this.#openText(document.uri);
        document.scope = this.#scopeAt(start, scope.folder);
        if (state) this.#putText(document.uri, state, document.scope);
        this.#publisher.changed(document);
      }
    };
    document.isPlaced = false;
    document.placed = move()
      .catch(error => this.log('placing a document', error))
      .finally(() => {
        document.isPlaced = true;
      });
  }

  /** Finds every document its scope anew. */
  #replaceAll(): void {
    this.settings.rediscover();
    const texts = this.documents.all().map(document => ({ document, state: this.#openText(document.uri) }));
    this.#scopes = new Map();
    for (const { document, state } of texts) {
      document.scope = this.#scopeFor(document.uri);
      if (state) this.#putText(document.uri, state, document.scope);
      this.#place(document);
      this.#publisher.changed(document);
    }
    this.#publisher.topologyChanged();
    this.checks.namesChanged();
    this.checks.changed([]);
  }

  #putText(uri: string, state: FileState, owner: Scope): void {
    const saved = this.documents.get(uri)?.saved;
    for (const scope of new Set([owner, ...this.#scopesWith(uri)])) {
      const snapshot = scope.snapshot.withFiles([[uri, state]]);
      scope.snapshot = saved === undefined ? snapshot : snapshot.withSaved(uri, saved);
    }
  }

  #openText(uri: string): FileState | undefined {
    const document = this.documents.get(uri);
    const text = document?.scope.snapshot.text(document.uri);
    return document && text !== undefined ? { kind: 'text', text, version: document.version } : undefined;
  }

  readonly #watch = (uri: string): void => {
    const isInFolder = this.#folders.some(folder => isInside(uri, folder));
    const watchedByClient =
      this.features.watchRegistration && isInFolder && /(\.config|\/\.whoiisrc\.json)$/i.test(uri);
    if (watchedByClient || !this.host.reads(uri) || this.#files.reach.objectionTo(uri) !== undefined) return;
    this.host.watch(uri, changed => {
      this.filesChanged([changed], true).catch(error => this.log('a change on disk', error));
    });
  };
}
