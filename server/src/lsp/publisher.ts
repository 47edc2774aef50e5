import { CodeLensRefreshRequest, type Position, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Basis, Snapshot, Span } from '../core/analysis';
import type { OpenDocument } from './open-documents';
import { Report } from './report';
import type { Scope } from './scope';
import type { SessionParts } from './session-parts';
import { type Checked, checkInSlices } from './sliced-check';
import { TopologyNotices } from './topology-notices';

/** Changes that arrive in one burst are answered once, but not later than this. */
const LONGEST_BURST_MS = 50;
/** What an editor may have on screen above and below a position that it speaks of. */
const SCREEN_LINES = 80;

/** What is known of the findings of an open document. */
class Known {
  report: Report | undefined;
  /** What the report rests on, once the check is complete. */
  basis: Basis | undefined;
  isComplete = false;
  /** False as soon as something has changed that it may rest on. */
  isCurrent = false;
  /** What the client has, and of which version. */
  told: { readonly report: Report; readonly version: number } | undefined;
  /** The client has edited a place where it shows a finding: where it shows it now is not certain. */
  isTouched = false;
  /** Rises with the edits of the document: the last one has the highest. */
  rank = 0;
  edited: Position | undefined;
  seen: Position | undefined;
  pulls: ((report: Report | undefined) => void)[] = [];
}

/**
 * Keeps the findings of open documents current and tells them: the edited one first, then all others under the same
 * settings, since it may be their parent. Always those of the newest version, and nothing twice. A client that pulls
 * gets them as answers, and is asked to pull again where another file has changed them.
 */
export class Publisher {
  readonly #session: SessionParts;
  readonly #waiting = new Set<OpenDocument>();
  readonly #running = new Set<OpenDocument>();
  /** Asked for while they were running. */
  readonly #again = new Set<OpenDocument>();
  readonly #known = new WeakMap<OpenDocument, Known>();
  readonly #topology: TopologyNotices;
  #scheduled = false;
  #changes = 0;
  /** Inlay hints of other documents than the edited one may be out of date. */
  #hintsWait = false;
  #hintsWereShown = false;
  #pullsAreOld = false;

  constructor(session: SessionParts) {
    this.#session = session;
    this.#topology = new TopologyNotices(session);
  }

  /** A document was opened or edited. */
  changed(document: OpenDocument, edits: readonly TextDocumentContentChangeEvent[] = []): void {
    this.#changes++;
    const known = this.#knownOf(document);
    known.rank = this.#changes;
    noteEdits(known, edits);
    this.#wait(document);
    for (const each of this.#documentsOf(document.scope)) this.#wait(each);
    if (document.scope.isHost(document.uri)) this.#topology.mayHaveChanged(document.scope, document.uri);
    // The editor asks again for the hints of the document that it edits.
    if (this.#waiting.size > 1) this.#hintsWait = true;
    this.#schedule();
  }

  /** What is on the disk of a document is what it says now: findings about the difference go. */
  saved(document: OpenDocument): void {
    this.#knownOf(document).basis = undefined;
    this.changed(document);
  }

  closed(document: OpenDocument): void {
    this.#waiting.delete(document);
    this.#answerPulls(this.#knownOf(document), undefined);
    if (!this.#session.features.pullsDiagnostics)
      void this.#session.connection.sendDiagnostics({ uri: document.clientUri, diagnostics: [] });
  }

  /** Settings or files on disk changed; `uris` are those files. */
  scopeChanged(scope: Scope, uris: readonly string[] | undefined): void {
    this.#changes++;
    for (const document of this.#documentsOf(scope)) this.#wait(document);
    if (uris === undefined) {
      this.#topology.hasChanged();
      this.#refreshLenses();
    } else for (const uri of uris.filter(changed => scope.isHost(changed))) this.#topology.mayHaveChanged(scope, uri);
    this.#hintsWait = true;
    this.#schedule();
  }

  topologyChanged(): void {
    this.#topology.hasChanged();
    this.#schedule();
  }

  /** The client has asked about a place: what lies around it is on screen. */
  looksAt(document: OpenDocument, position: Position): void {
    this.#knownOf(document).seen = position;
  }

  /**
   * The findings of an open document, for a client that pulls them; undefined for one that is closed meanwhile. Where
   * the check takes long and the client can be asked to come again, those of what is near.
   */
  report(document: OpenDocument): Promise<Report | undefined> {
    const known = this.#knownOf(document);
    const { report } = known;
    if (report && known.isCurrent && this.#isEnough(known)) {
      if (this.#session.features.pullsDiagnostics) known.told = { report, version: document.version };
      return Promise.resolve(report);
    }
    return new Promise(resolve => known.pulls.push(resolve));
  }

  #isEnough({ isComplete }: Known): boolean {
    return isComplete || this.#session.features.diagnosticRefresh;
  }

  #knownOf(document: OpenDocument): Known {
    let known = this.#known.get(document);
    if (!known) {
      known = new Known();
      this.#known.set(document, known);
    }
    return known;
  }

  #wait(document: OpenDocument): void {
    this.#knownOf(document).isCurrent = false;
    this.#waiting.add(document);
  }

  #documentsOf(scope: Scope): OpenDocument[] {
    return this.#session.documents.all().filter(document => document.scope === scope);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#afterBurst(Date.now() + LONGEST_BURST_MS);
  }

  /**
   * Messages that have arrived are handled one per turn of the event loop; as long as they bring changes, the
   * findings would be out of date before they are sent.
   */
  #afterBurst(deadline: number): void {
    const changes = this.#changes;
    const { defer } = this.#session.host;
    defer(() =>
      defer(() => {
        if (changes !== this.#changes && Date.now() < deadline) this.#afterBurst(deadline);
        else this.#start();
      }),
    );
  }

  /** The documents take turns by their rank. */
  #start(): void {
    this.#scheduled = false;
    const documents = [...this.#waiting];
    this.#waiting.clear();
    for (const document of documents) void this.#publish(document);
    void this.#topology.send();
    if (this.#hintsWait) {
      this.#hintsWait = false;
      this.#refreshHints();
    }
  }

  /** Lenses tell of their own file, which an editor asks about after each edit, and of settings. */
  #refreshLenses(): void {
    const { connection, features } = this.#session;
    if (features.codeLensRefresh)
      connection
        .sendRequest(CodeLensRefreshRequest.type)
        .catch((error: unknown) => this.#session.log('refreshing code lenses', error));
  }

  /** Also once after the last scope has switched its hints off. */
  #refreshHints(): void {
    const { connection, documents, features } = this.#session;
    const areShown = documents.all().some(({ scope }) => scope.settings['inlayHints.enabled']);
    if (features.inlayHintRefresh && (areShown || this.#hintsWereShown))
      connection.languages.inlayHint.refresh().catch(error => this.#session.log('refreshing inlay hints', error));
    this.#hintsWereShown = areShown;
  }

  async #publish(document: OpenDocument): Promise<void> {
    if (this.#running.has(document)) {
      this.#again.add(document);
      return;
    }
    this.#running.add(document);
    try {
      do {
        this.#again.delete(document);
        await this.#session.readiness(document);
        await this.#check(document);
      } while (this.#again.has(document));
    } catch (error) {
      this.#session.log(`findings of ${document.uri}`, error);
    } finally {
      this.#running.delete(document);
    }
  }

  async #check(document: OpenDocument): Promise<void> {
    const known = this.#knownOf(document);
    const { documents, turns } = this.#session;
    // A newer version waits for the end of the burst that it came in.
    const isWanted = () => documents.get(document.uri) === document && !this.#waiting.has(document);
    if (known.report && known.basis?.holdsIn(document.scope.snapshot)) {
      if (isWanted()) this.#tell(document, known.report);
      return;
    }
    const checked = await checkInSlices(document.scope, document.uri, {
      turn: () => turns.take(() => known.rank),
      isWanted,
      near: snapshot => near(snapshot, document.uri, known),
      onNear: found => this.#found(document, found, false),
      onBroken: (rule, error) => this.#session.log(`rule ${rule} in ${document.uri}`, error),
    });
    if (checked) this.#found(document, checked, true);
  }

  /** False where it is not worth telling yet. */
  #found(document: OpenDocument, checked: Checked, isComplete: boolean): boolean {
    const known = this.#knownOf(document);
    known.report = Report.of(this.#session.context(checked.snapshot), document.uri, checked, known.report);
    known.basis = checked.basis;
    known.isComplete = isComplete;
    return this.#tell(document, known.report);
  }

  #tell(document: OpenDocument, report: Report): boolean {
    const known = this.#knownOf(document);
    const { clientUri, version } = document;
    const { connection, features } = this.#session;
    known.isCurrent = true;
    const isAsked = known.pulls.length > 0 && this.#isEnough(known);
    if (isAsked) this.#answerPulls(known, report);
    if (features.pullsDiagnostics) {
      if (isAsked) known.told = { report, version };
      // After an edit of its own the client comes by itself.
      else if (known.told?.version === version && known.told.report !== report) this.#askToPull();
      return true;
    }
    if (known.told?.report === report && !known.isTouched) return true;
    // That nothing is near does not say that nothing is there.
    if (!known.told && !known.isComplete && report.diagnostics.length === 0) return false;
    known.told = { report, version };
    known.isTouched = false;
    void connection.sendDiagnostics({
      uri: clientUri,
      diagnostics: [...report.diagnostics],
      ...(features.diagnosticVersion && { version }),
    });
    return true;
  }

  #answerPulls(known: Known, report: Report | undefined): void {
    const { pulls } = known;
    known.pulls = [];
    for (const resolve of pulls) resolve(report);
  }

  /** One request for all documents that have changed in the same moment. */
  #askToPull(): void {
    const { connection, features, host } = this.#session;
    if (this.#pullsAreOld || !features.diagnosticRefresh) return;
    this.#pullsAreOld = true;
    host.defer(() => {
      this.#pullsAreOld = false;
      connection.languages.diagnostics
        .refresh()
        .catch((error: unknown) => this.#session.log('refreshing findings', error));
    });
  }
}

function noteEdits(known: Known, edits: readonly TextDocumentContentChangeEvent[]): void {
  for (const edit of edits) {
    if (!('range' in edit)) {
      known.isTouched = true;
      continue;
    }
    const { range } = edit;
    known.edited = range.start;
    const shown = known.told?.report.diagnostics ?? [];
    if (shown.some(other => !isBefore(range.end, other.range.start) && !isBefore(other.range.end, range.start)))
      known.isTouched = true;
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The screens around what was edited and asked about last; at first the beginning, which an editor shows. */
function near(snapshot: Snapshot, uri: string, { edited, seen }: Known): readonly Span[] {
  const places = [edited, seen].filter(place => place !== undefined);
  return (places.length > 0 ? places : [{ line: 0, character: 0 }]).map(({ line }) => ({
    start: snapshot.offset(uri, { line: Math.max(0, line - SCREEN_LINES), character: 0 }),
    end: snapshot.offset(uri, { line: line + SCREEN_LINES, character: 0 }),
  }));
}
