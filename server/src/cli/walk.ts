import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';

/** What a folder is searched for; names compare without regard to case. */
const CONFIG_FILE = /^(?:web\.config|.*\.web\.config|web\..*\.config|applicationhost\.config)$/i;
/** Build output repeats the sources, often transformed. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', 'bin', 'obj']);

/**
 * Every configuration file below `folder`, sorted; symbolic links to folders are not followed. `onFolder` hears which
 * names each folder holds. A folder that cannot be listed counts as empty.
 */
export function configFilesBelow(
  folder: string,
  onFolder: (folder: string, names: readonly string[]) => void,
): string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const entries = entriesOf(at);
    if (!entries) continue;
    const names: string[] = [];
    for (const entry of entries) {
      const { name } = entry;
      names.push(name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(name.toLowerCase())) pending.push(path.join(at, name));
      } else if (CONFIG_FILE.test(name) && (entry.isFile() || entry.isSymbolicLink())) files.push(path.join(at, name));
    }
    onFolder(at, names);
  }
  return files.sort();
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
