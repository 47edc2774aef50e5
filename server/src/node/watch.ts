import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileUri } from './file-uri';

/** More folders than that are left to the editor; every watch costs a handle of the system. */
const MAX_FOLDERS = 200;
/** Editors and deployment tools write a file in several steps. */
const QUIET_MS = 50;

/**
 * Watches the folders of single files, for files that the editor does not watch: outside its workspace, or an editor
 * without file watching.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher | undefined>();
  readonly #files = new Map<string, Set<string>>();
  readonly #pending = new Map<string, NodeJS.Timeout>();
  #changed: (uri: string) => void = () => undefined;

  /** From now on `changed` is called when the file behind `uri` appears, changes or disappears. */
  follow(uri: string, changed: (uri: string) => void): void {
    this.#changed = changed;
    let file: string;
    try {
      file = fileURLToPath(uri);
    } catch {
      return;
    }
    const folder = path.dirname(file);
    const names = this.#files.get(folder);
    if (names) names.add(path.basename(file).toLowerCase());
    else this.#files.set(folder, new Set([path.basename(file).toLowerCase()]));
    if (!this.#watchers.has(folder) && this.#watchers.size < MAX_FOLDERS)
      this.#watchers.set(folder, this.#start(folder));
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    for (const watcher of this.#watchers.values()) watcher?.close();
    this.#pending.clear();
    this.#watchers.clear();
    this.#files.clear();
  }

  #start(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => this.#report(folder, name));
      watcher.on('error', () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      return watcher;
    } catch {
      // No such folder, no rights, no handles left: then changes show when the file is opened the next time.
      return undefined;
    }
  }

  #report(folder: string, name: string | null): void {
    const followed = this.#files.get(folder) ?? new Set();
    if (name !== null && !followed.has(name.toLowerCase())) return;
    for (const file of name === null ? followed : [name]) {
      const uri = fileUri(path.join(folder, file));
      clearTimeout(this.#pending.get(uri));
      this.#pending.set(
        uri,
        setTimeout(() => {
          this.#pending.delete(uri);
          this.#changed(uri);
        }, QUIET_MS).unref(),
      );
    }
  }
}
