import type { CliIo } from './io';

/** Who waits less sees nothing. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 100;

/** A line on the terminal that counts while files are checked; nothing where standard error is none. */
export class Progress {
  #done = 0;
  #next: number;
  #shown = false;

  readonly #total: number;
  readonly #io: Pick<CliIo, 'stderr' | 'env'>;
  readonly #now: () => number;

  constructor(total: number, io: Pick<CliIo, 'stderr' | 'env'>, now = () => performance.now()) {
    this.#total = total;
    this.#io = io;
    this.#now = now;
    this.#next = now() + PATIENCE_MS;
  }

  add(count: number): void {
    this.#done += count;
    const { stderr, env } = this.#io;
    const now = this.#now();
    if (!stderr.isTTY || env.TERM === 'dumb' || now < this.#next) return;
    this.#next = now + INTERVAL_MS;
    this.#shown = true;
    stderr.write(`\rChecking ${this.#done} of ${this.#total} files…`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) this.#io.stderr.write('\r\x1b[K');
    this.#shown = false;
  }
}
