import { isHostConfig } from '../common/is-host-config';
import { findings } from '../core/analysis';
import { TOPOLOGY_CHANGED } from '../protocol/messages';
import type { OpenDocument } from './open-documents';
import type { Scope } from './scope';
import type { SessionParts } from './session-parts';
import { toDiagnostic } from './to-diagnostic';

/** Changes that arrive in one burst are answered once, but not later than this. */
const LONGEST_BURST_MS = 50;
const MAX_ROUNDS = 32;

/**
 * Publishes the findings of open documents: the edited one first, then all others under the same settings, since it
 * may be their parent. Always those of the newest version; a document whose findings are the same is left alone.
 */
export class Publisher {
  readonly #session: SessionParts;
  readonly #waiting = new Set<OpenDocument>();
  readonly #running = new Set<OpenDocument>();
  /** Asked for while they were running. */
  readonly #again = new Set<OpenDocument>();
  readonly #published = new WeakMap<OpenDocument, string>();
  #scheduled = false;
  #changes = 0;
  #topologyWaits = false;
  /** Inlay hints of other documents than the edited one may be out of date. */
  #hintsWait = false;
  #hintsWereShown = false;

  constructor(session: SessionParts) {
    this.#session = session;
  }

  /** A document was opened or edited. */
  changed(document: OpenDocument): void {
    this.#changes++;
    // First in the queue; the others keep their order.
    const others = [...this.#waiting].filter(other => other !== document);
    this.#waiting.clear();
    for (const each of [document, ...others, ...this.#documentsOf(document.scope)]) this.#waiting.add(each);
    if (isHostConfig(document.uri)) this.#topologyWaits = true;
    // The editor asks again for the hints of the document that it edits.
    if (this.#waiting.size > 1) this.#hintsWait = true;
    this.#schedule();
  }

  closed(document: OpenDocument): void {
    this.#waiting.delete(document);
    void this.#session.connection.sendDiagnostics({ uri: document.clientUri, diagnostics: [] });
  }

  /** Settings or files on disk changed; `uris` are those files. */
  scopeChanged(scope: Scope, uris: readonly string[] | undefined): void {
    this.#changes++;
    for (const document of this.#documentsOf(scope)) this.#waiting.add(document);
    if (uris === undefined || uris.some(isHostConfig)) this.#topologyWaits = true;
    this.#hintsWait = true;
    this.#schedule();
  }

  topologyChanged(): void {
    this.#topologyWaits = true;
    this.#schedule();
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
        else this.#next();
      }),
    );
  }

  /** One document per turn, so that requests get theirs. */
  #next(): void {
    this.#scheduled = false;
    const [document] = this.#waiting;
    if (document) {
      this.#waiting.delete(document);
      void this.#publish(document);
    } else if (this.#topologyWaits) {
      this.#topologyWaits = false;
      void this.#session.connection.sendNotification(TOPOLOGY_CHANGED, {});
    } else if (this.#hintsWait) {
      this.#hintsWait = false;
      this.#refreshHints();
    }
    if (this.#waiting.size > 0 || this.#topologyWaits || this.#hintsWait) this.#schedule();
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
        await this.#settleAndSend(document);
      } while (this.#again.has(document));
    } catch (error) {
      this.#session.log(`findings of ${document.uri}`, error);
    } finally {
      this.#running.delete(document);
    }
  }

  async #settleAndSend(document: OpenDocument): Promise<void> {
    for (let round = 0; this.#session.documents.get(document.uri) === document; round++) {
      const { snapshot } = document.scope;
      const found = findings(snapshot, document.uri);
      const missing = round < MAX_ROUNDS ? snapshot.missing() : [];
      if (missing.length === 0) {
        const context = this.#session.context(snapshot);
        this.#send(
          document,
          found.map(finding => toDiagnostic(context, document.uri, finding)),
        );
        return;
      }
      await document.scope.load(missing);
    }
  }

  #send(document: OpenDocument, diagnostics: ReturnType<typeof toDiagnostic>[]): void {
    const { clientUri, version } = document;
    const content = JSON.stringify([version, diagnostics]);
    if (this.#published.get(document) === content) return;
    this.#published.set(document, content);
    void this.#session.connection.sendDiagnostics({
      uri: clientUri,
      diagnostics,
      ...(this.#session.features.diagnosticVersion && { version }),
    });
  }
}
