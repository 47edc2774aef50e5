import type { Snapshot } from '../../workspace/snapshot';
import { uriKey } from '../../workspace/uri';
import type { KeptFindings } from './kept-findings';

/**
 * Which parts of a host configuration have looked for which file; shared by the checks of one version of it. It only
 * grows: a part that is named may rest on that file no longer, one that is not named has never looked for it.
 */
export class Readers<Part> {
  readonly #parts = new Map<string, Set<Part>>();
  /** Files of which nothing was known, by their keys. */
  readonly #unknown = new Map<string, string>();
  /** Is put into the index when somebody asks: mostly nobody does before the next version. */
  #added: (readonly [part: Part, findings: KeptFindings])[] = [];

  add(part: Part, findings: KeptFindings): void {
    if (findings.reads.length > 0) this.#added.push([part, findings]);
  }

  /** Parts that have looked for any of these files, by the keys of their URIs. */
  of(keys: readonly string[]): ReadonlySet<Part> {
    const parts = this.#index();
    return new Set(keys.flatMap(key => [...(parts.get(key) ?? [])]));
  }

  /** Notes once more what has been looked for and is not known. */
  askAgain(snapshot: Snapshot): void {
    this.#index();
    for (const uri of this.#unknown.values()) snapshot.state(uri);
  }

  #index(): ReadonlyMap<string, ReadonlySet<Part>> {
    const added = this.#added;
    this.#added = [];
    for (const [part, { reads }] of added)
      for (const { uri, found } of reads) {
        const key = uriKey(uri);
        const known = this.#parts.get(key);
        if (known) known.add(part);
        else this.#parts.set(key, new Set([part]));
        if (found) this.#unknown.delete(key);
        else this.#unknown.set(key, uri);
      }
    return this.#parts;
  }
}
