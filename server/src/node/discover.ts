import { access, constants, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isHostConfigName, type PathMapping } from '../core/analysis';
import { fileUri } from './file-uri';

/** Where the user's and the server's own host configurations are. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', 'bin', 'obj']);
const MAX_DEPTH = 8;
/** Keeps the search of a huge workspace below a second or two. */
const MAX_FOLDERS = 5000;
const PARALLEL = 16;

/** Every host configuration below `folder`: first those outside `.vs`, then Visual Studio's, each nearest first. */
export async function searchDown(folder: string): Promise<string[]> {
  const found: { file: string; depth: number; visualStudio: boolean }[] = [];
  await walkDown(folder, MAX_DEPTH, MAX_FOLDERS, (name, at) => {
    if (isHostConfigName(name)) found.push({ ...at, file: path.join(at.folder, name) });
  });
  return found
    .sort((a, b) => Number(a.visualStudio) - Number(b.visualStudio) || a.depth - b.depth || (a.file < b.file ? -1 : 1))
    .map(({ file }) => fileUri(file));
}

/** A server with many thousands of sites has as many folders. */
const MAX_CONTENT_FOLDERS = 200_000;
const MAX_CONTENT_DEPTH = 32;

/** Every file below `folder` whose name is asked for, as URIs in order. */
export async function searchNames(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  await walkDown(folder, MAX_CONTENT_DEPTH, MAX_CONTENT_FOLDERS, (name, at) => {
    if (isWanted(name)) found.push(path.join(at.folder, name));
  });
  return found.sort().map(fileUri);
}

interface Visited {
  readonly folder: string;
  readonly depth: number;
  readonly visualStudio: boolean;
}

/** Looks at all files below a folder, level by level. */
async function walkDown(
  folder: string,
  maxDepth: number,
  maxFolders: number,
  onFile: (name: string, at: Visited) => void,
): Promise<void> {
  let level: Visited[] = [{ folder, depth: 0, visualStudio: false }];
  let visited = 0;
  for (let depth = 0; depth <= maxDepth && level.length > 0 && visited < maxFolders; depth++) {
    const next: Visited[] = [];
    const now = level.slice(0, maxFolders - visited);
    visited += now.length;
    for (let start = 0; start < now.length; start += PARALLEL) {
      await Promise.all(
        now.slice(start, start + PARALLEL).map(async at => {
          for (const entry of await entriesOf(at.folder)) {
            const name = entry.name.toLowerCase();
            if (!entry.isDirectory()) onFile(entry.name, at);
            else if (!SKIPPED.has(name)) {
              const visualStudio = at.visualStudio || name === '.vs';
              next.push({ folder: path.join(at.folder, entry.name), depth: depth + 1, visualStudio });
            }
          }
        }),
      );
    }
    level = next;
  }
}

/**
 * Host configurations in `folder` and its parents, and in the `config` and `.vs` folders beside them, nearest first; in
 * a repository also in the folders beside those on the way to its root.
 */
export async function searchUp(folder: string): Promise<string[]> {
  const found: string[] = [];
  const root = await repositoryOf(folder);
  for (let at = folder, steps = 0; steps < MAX_DEPTH; at = path.dirname(at), steps++) {
    const solutions = await foldersOf(path.join(at, '.vs'));
    const places = [at, path.join(at, 'config'), path.join(at, '.vs', 'config')];
    places.push(...solutions.map(solution => path.join(at, '.vs', solution, 'config')));
    if (root !== undefined && at.startsWith(root)) places.push(...(await siblingsIn(at)));
    for (const place of places) {
      for (const entry of await entriesOf(place)) {
        if (!entry.isDirectory() && isHostConfigName(entry.name)) found.push(fileUri(path.join(place, entry.name)));
      }
    }
    if (path.dirname(at) === at) break;
  }
  return [...new Set(found)];
}

const MOST_SIBLINGS = 50;

async function siblingsIn(folder: string): Promise<string[]> {
  const names = (await foldersOf(folder)).filter(name => !name.startsWith('.') && !SKIPPED.has(name.toLowerCase()));
  return names.slice(0, MOST_SIBLINGS).flatMap(name => [path.join(folder, name), path.join(folder, name, 'config')]);
}

/** The folder of the repository or solution around `folder`; undefined where it is in none that is known. */
async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let at = folder, steps = 0; steps < MAX_DEPTH; at = path.dirname(at), steps++) {
    const names = (await entriesOf(at)).map(({ name }) => name);
    if (names.some(name => name === '.git' || /\.slnx?$/i.test(name))) return at;
    if (path.dirname(at) === at) break;
  }
  return undefined;
}

/** The user's IIS Express and, on Windows, the server itself: those that exist and may be read. */
export async function machineHostConfigs(machine: Machine): Promise<string[]> {
  const profile = machine.env.USERPROFILE;
  const windows = windowsFolder(machine);
  const places: string[] = [];
  if (profile) places.push(path.join(profile, 'Documents', 'IISExpress', 'config', 'applicationhost.config'));
  if (windows) places.push(path.join(windows, 'System32', 'inetsrv', 'config', 'applicationHost.config'));
  const readable = await Promise.all(places.map(isReadable));
  return places.filter((_, index) => readable[index]).map(fileUri);
}

/** Folders of the user that IIS Express names by variables of its own: those that exist. */
export async function machineMappings({ env }: Machine): Promise<PathMapping[]> {
  const profile = env.USERPROFILE ?? env.HOME;
  if (!profile) return [];
  // IIS Express sets both for itself (its applicationhost.config and `iisexpress.exe` use them).
  const folders = [
    ['%IIS_SITES_HOME%', path.join(profile, 'Documents', 'My Web Sites')],
    ['%IIS_USER_HOME%', path.join(profile, 'Documents', 'IISExpress')],
  ] as const;
  const there = await Promise.all(folders.map(([, folder]) => isReadable(folder)));
  return folders.filter((_, index) => there[index]).map(([from, folder]) => ({ from, to: fileUri(folder) }));
}

/** Where IIS and its modules keep their schema files: on Windows, where IIS is installed. */
export async function machineSchemaFolders(machine: Machine): Promise<string[]> {
  const windows = windowsFolder(machine);
  const folder = windows && path.join(windows, 'System32', 'inetsrv', 'config', 'schema');
  return folder && (await isReadable(folder)) ? [fileUri(folder)] : [];
}

function windowsFolder({ platform, env }: Machine): string | undefined {
  return platform === 'win32' ? (env.windir ?? env.SystemRoot) : undefined;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function foldersOf(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter(entry => entry.isDirectory()).map(entry => entry.name);
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
