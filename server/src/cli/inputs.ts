import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import type { Input } from './checker';
import { CliError, type CliIo } from './io';
import { configFilesBelow } from './walk';

export interface Inputs {
  readonly inputs: readonly Input[];
  /** Folders that were searched and folders of files that were named; discovery starts there. */
  readonly roots: readonly string[];
  /** One line for each PATH that leads to nothing, and each folder that cannot be listed. */
  readonly problems: readonly string[];
  /** What was passed over, with paths as they are shown. */
  readonly skipped: readonly Skipped[];
}

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** The files that the PATH arguments mean, in the order of the arguments, each once. */
export async function findInputs(
  paths: readonly string[],
  stdinName: string | undefined,
  disk: Disk,
  io: CliIo,
): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const roots = new Set<string>();
  const problems: string[] = [];
  const skipped: Skipped[] = [];
  const shown = (file: string) => relativePath(io.cwd, fileUri(file)) || '.';
  for (const name of paths) {
    if (name === '-') {
      if (stdinName === undefined) throw new CliError('- needs --stdin-filename');
      const file = path.resolve(io.cwd, stdinName);
      inputs.set(file, { file, bytes: await io.readStdin() });
      roots.add(path.dirname(file));
      continue;
    }
    // Of an empty variable in a script: it would stand for the working folder.
    if (name.trim() === '') throw new CliError('a PATH is empty');
    const full = path.resolve(io.cwd, name);
    const kind = await kindOf(full);
    if (kind === 'folder') {
      roots.add(full);
      const files = configFilesBelow(full, {
        onFolder: (folder, names) => disk.know(folder, names),
        onUnlisted: (folder, reason) =>
          problems.push(`${shown(folder)}: the folder cannot be listed: ${words(reason)}`),
        onLink: link => skipped.push({ path: shown(link), reason: 'links to folders are not followed' }),
      });
      for (const file of files) inputs.set(file, { file });
    } else if (kind === 'file' || !globs().isDynamicPattern(slashed(name, io))) {
      // A file that does not exist is found or reported when it is read, where case does not count.
      inputs.set(full, { file: full });
      roots.add(path.dirname(full));
    } else {
      const files = await search(slashed(name, io), io.cwd);
      if (files.length === 0) problems.push(`no file matches ${name}`);
      for (const file of files) {
        inputs.set(file, { file });
        roots.add(path.dirname(file));
      }
    }
  }
  return { inputs: [...inputs.values()], roots: [...roots], problems, skipped };
}

function words(reason: string): string {
  return reason === 'EACCES' || reason === 'EPERM' ? 'access denied' : reason;
}

async function search(pattern: string, cwd: string): Promise<string[]> {
  const files = await globs().glob(pattern, {
    cwd,
    absolute: true,
    caseSensitiveMatch: false,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**', '**/bin/**', '**/obj/**'],
  });
  return files.map(file => path.normalize(file)).sort();
}

/** By `require`, when it is wanted: its module form needs `import.meta.url`, which a CommonJS bundle does not have. */
function globs(): typeof import('tinyglobby') {
  return require('tinyglobby');
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'absent';
  }
}

/** In a glob a backslash escapes; on Windows it is what people type between folders. */
function slashed(name: string, io: CliIo): string {
  return io.platform === 'win32' ? name.replace(/\\/g, '/') : name;
}
