import { TopologyVersion } from '../core/analysis';
import { TOPOLOGY_CHANGED } from '../protocol/messages';
import type { Scope } from './scope';
import type { SessionParts } from './session-parts';

/** Behind the findings of all documents. */
const RANK = 0;

/** Tells the client when pools, sites, paths or accounts of a host configuration are others than before. */
export class TopologyNotices {
  readonly #session: SessionParts;
  readonly #told = new Map<string, TopologyVersion | undefined>();
  readonly #asked = new Map<string, { readonly scope: Scope; readonly uri: string }>();
  #isCertain = false;
  #isSending = false;

  constructor(session: SessionParts) {
    this.#session = session;
  }

  /** Settings changed, or host configurations were found: whoever knows answers has to ask again. */
  hasChanged(): void {
    this.#isCertain = true;
  }

  /** A host configuration was edited. */
  mayHaveChanged(scope: Scope, uri: string): void {
    this.#asked.set(`${scope.start}\n${uri}`, { scope, uri });
  }

  /** Looks at what was noted, and tells it once. */
  async send(): Promise<void> {
    if (this.#isSending || (this.#asked.size === 0 && !this.#isCertain)) return;
    this.#isSending = true;
    try {
      do {
        await this.#session.turns.take(() => RANK);
        if (this.#takeChange()) void this.#session.connection.sendNotification(TOPOLOGY_CHANGED, {});
      } while (this.#asked.size > 0 || this.#isCertain);
    } catch (error) {
      this.#session.log('changes of host configurations', error);
    } finally {
      this.#isSending = false;
    }
  }

  #takeChange(): boolean {
    let isOther = this.#isCertain;
    this.#isCertain = false;
    const asked = [...this.#asked];
    this.#asked.clear();
    for (const [key, { scope, uri }] of asked) {
      const before = this.#told.get(key);
      const now = TopologyVersion.of(scope.snapshot, uri);
      this.#told.set(key, now);
      if (before !== now && !(before && now && before.saysSameAs(now))) isOther = true;
    }
    return isOther;
  }
}
