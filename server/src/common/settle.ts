import type { Snapshot } from '../core/analysis';

/** Where an adapter keeps its newest snapshot. */
export interface Holder {
  readonly snapshot: Snapshot;
  /** Reads the files and puts them into `snapshot`; what cannot be read is put in as absent or unreadable. */
  load(uris: readonly string[]): Promise<void>;
}

/** A chain of parents is shorter; the bound only keeps a file that is never found from being asked for forever. */
const MAX_ROUNDS = 32;

/**
 * Computes on the newest snapshot and, while the answer rests on files that it does not hold, loads them and computes
 * again: the core computes, adapters load. It does not wait for files that others have asked for, which may be thousands.
 */
export async function settle<T>(holder: Holder, compute: (snapshot: Snapshot) => T): Promise<T> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const snapshot = holder.snapshot.missing().length > 0 ? holder.snapshot.afresh() : holder.snapshot;
    const answer = compute(snapshot);
    const missing = snapshot.missing();
    if (missing.length === 0) return answer;
    await holder.load(missing);
  }
  return compute(holder.snapshot);
}
