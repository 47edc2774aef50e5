/** Someone who waits for a turn. */
interface Waiting {
  readonly rank: () => number;
  readonly go: () => void;
}

/**
 * Lets long work go on slice by slice: one slice at a time, that of the highest rank, and before each of them the messages
 * that have arrived meanwhile.
 */
export class Turns {
  readonly #defer: (task: () => void) => void;
  #waiting: Waiting[] = [];
  #isComing = false;

  /** `defer` runs a task behind the messages that are there. */
  constructor(defer: (task: () => void) => void) {
    this.#defer = defer;
  }

  /** Resolves when it is the turn of work of that rank, which is asked for at each turn. */
  take(rank: () => number): Promise<void> {
    return new Promise(go => {
      this.#waiting.push({ rank, go });
      this.#schedule();
    });
  }

  /** Twice: a message that came during the last slice stands behind the first task that was deferred. */
  #schedule(): void {
    if (this.#isComing) return;
    this.#isComing = true;
    this.#defer(() =>
      this.#defer(() => {
        this.#isComing = false;
        this.#next();
      }),
    );
  }

  #next(): void {
    const first = this.#waiting.reduce<Waiting | undefined>(
      (best, each) => (best === undefined || each.rank() > best.rank() ? each : best),
      undefined,
    );
    if (!first) return;
    this.#waiting = this.#waiting.filter(each => each !== first);
    first.go();
    // The slice runs in the microtasks behind this.
    if (this.#waiting.length > 0) this.#schedule();
  }
}
