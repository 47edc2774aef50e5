import { canonicalUri } from '../core/analysis';
import type { Scope } from './scope';

/** A document that the client has open; its text is in the snapshot of its scope. */
export interface OpenDocument {
  /** As the client wrote it; diagnostics go out under this name. */
  readonly clientUri: string;
  readonly uri: string;
  version: number;
  /** What is on the disk: the text as it was opened or saved last. */
  saved: string;
  scope: Scope;
  /** Resolves when the scope is the final one; a project file in a nearer folder is looked for. */
  placed: Promise<void>;
  /** True once `placed` has resolved; saves the wait on every keystroke. */
  isPlaced: boolean;
}

/** The open documents, by URI without regard to case or spelling. */
export class Documents {
  readonly #byKey = new Map<string, OpenDocument>();

  get(uri: string): OpenDocument | undefined {
    return this.#byKey.get(keyOf(uri));
  }

  add(document: OpenDocument): void {
    this.#byKey.set(keyOf(document.uri), document);
  }

  remove(uri: string): OpenDocument | undefined {
    const document = this.get(uri);
    this.#byKey.delete(keyOf(uri));
    return document;
  }

  all(): OpenDocument[] {
    return [...this.#byKey.values()];
  }
}

function keyOf(uri: string): string {
  return canonicalUri(uri).toLowerCase();
}
