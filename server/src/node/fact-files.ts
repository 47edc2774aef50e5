import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeExport } from '../common/decode-export';
import type { FactFile } from '../core/analysis';

/** What `--facts` leads to. */
export interface FactFolder {
  readonly files: readonly FactFile[];
  /** The host configuration that the collector copied, where it did. */
  readonly hostConfig: string | undefined;
  /** Folders with copies of web.config files, as `--map` takes them. */
  readonly mappings: readonly string[];
}

/** Larger files are no exports of access lists: a hundred thousand of them take 30 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads files and folders of facts; throws what the file system throws for a path that is not there. */
export async function readFactFiles(paths: readonly string[]): Promise<FactFolder> {
  const files: FactFile[] = [];
  const mappings: string[] = [];
  let hostConfig: string | undefined;
  for (const name of paths) {
    const found = await stat(name);
    if (found.isFile()) {
      files.push(await factFile(name, found.mtimeMs));
      continue;
    }
    for (const entry of (await readdir(name, { withFileTypes: true })).sort((a, b) => a.name.localeCompare(b.name))) {
      if (!entry.isFile()) continue;
      const file = path.join(name, entry.name);
      const { mtimeMs, size } = await stat(file);
      if (size <= MOST_BYTES) files.push({ ...(await factFile(file, mtimeMs)), folder: name });
    }
    hostConfig ??= await existing(path.join(name, 'config', 'applicationHost.config'));
    mappings.push(...(await mappingsIn(path.join(name, 'config', 'files'))));
  }
  return { files, hostConfig, mappings };
}

/** Changes with every file of a folder of facts. */
export async function factsStamp(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const found = await stat(path.join(folder, name));
    if (found.isFile()) lines.push(`${name} ${found.mtimeMs} ${found.size}`);
  }
  return lines.join('\n');
}

async function factFile(file: string, modified: number): Promise<FactFile> {
  return { name: path.basename(file), text: decodeExport(await readFile(file)), modified };
}

async function existing(file: string): Promise<string | undefined> {
  return stat(file).then(
    () => file,
    () => undefined,
  );
}

/** The collector puts `D:\sites` into `D\sites`, and `\\fs\web` into `UNC\fs\web`. */
async function mappingsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const mappings: string[] = [];
  for (const name of names) {
    const full = path.join(folder, name);
    if (/^[A-Za-z]$/.test(name)) mappings.push(`${name.toUpperCase()}:\\=${full}`);
    if (name === 'UNC')
      for (const server of await readdir(full).catch(() => []))
        mappings.push(`\\\\${server}=${path.join(full, server)}`);
  }
  return mappings;
}
