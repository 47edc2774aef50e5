import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';

/** What a folder is searched for; names compare without regard to case. */
const CONFIG_FILE = /^(?:web\.config|.*\.web\.config|web\..*\.config|applicationhost\.(?:config|xdt))$/i;
/** Build output repeats the sources, often transformed. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', 'bin', 'obj']);

/** Who wants to hear of what a walk sees. */
export interface WalkListener {
  /** The names in a folder. */
  readonly onFolder?: (folder: string, names: readonly string[]) => void;
  /** A folder that cannot be listed: what lies in it is not checked. `reason` is a code such as `EACCES`. */
  readonly onUnlisted?: (folder: string, reason: string) => void;
  /** A link to a folder, which is not followed. */
  readonly onLink?: (link: string) => void;
}

/** Every configuration file below `folder`, sorted; symbolic links to folders are not followed. */
export function configFilesBelow(folder: string, listener: WalkListener = {}): string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch (error) {
      listener.onUnlisted?.(at, error instanceof Error && 'code' in error ? String(error.code) : String(error));
      continue;
    }
    for (const entry of entries) {
      const full = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name.toLowerCase())) pending.push(full);
      } else if (CONFIG_FILE.test(entry.name) && (entry.isFile() || entry.isSymbolicLink())) files.push(full);
      else if (entry.isSymbolicLink()) listener.onLink?.(full);
    }
    listener.onFolder?.(
      at,
      entries.map(({ name }) => name),
    );
  }
  return files.sort();
}
