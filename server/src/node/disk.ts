import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeText } from '../common/decode';
import { ABSENT, type FileContent, MAX_FILE_BYTES, unreadable } from '../common/file-content';
import type { Reach } from '../common/reach';
import type { FolderSource } from '../common/schema-folders';
import { fileUri } from './file-uri';
import { isLookedForAbove, type LinkAccess, Links, Refused } from './links';

/** The parts of `node:fs/promises` that reading needs; tests put failures in. */
export interface DiskAccess extends Partial<LinkAccess> {
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string): Promise<string[]>;
  /** Undefined, or a failure, where there is nothing. */
  stat(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean; readonly size: number } | undefined>;
}

const NODE_ACCESS: DiskAccess & LinkAccess = { readFile, readdir, stat, lstat, readlink };

/**
 * Reads `file:` URIs. Names compare as on Windows: `web.config` finds `Web.config` on a case-sensitive disk as well,
 * where the spelling asked for wins if both exist.
 */
export class Disk implements FolderSource {
  readonly #access: DiskAccess;
  readonly #platform: NodeJS.Platform;
  readonly #listings = new Map<string, Promise<ReadonlyMap<string, string>>>();
  readonly #names = new Map<string, ReadonlySet<string>>();

  readonly #links: Links | undefined;

  /** `reach`: what may be touched; without it everything. */
  constructor(access: DiskAccess = NODE_ACCESS, platform: NodeJS.Platform = process.platform, reach?: Reach) {
    this.#access = access;
    this.#platform = platform;
    this.#links = reach && new Links(reach, platform, { ...NODE_ACCESS, ...access });
  }

  /** What the user names: it may be read, wherever it lies. */
  open(uri: string): void {
    this.#links?.reach.open(uri);
  }

  /** What settings and discovery name: it may be read where its machine may be contacted. */
  add(uri: string): void {
    this.#links?.reach.add(uri);
  }

  get reach(): Reach | undefined {
    return this.#links?.reach;
  }

  async read(uri: string): Promise<FileContent> {
    const asked = this.#locate(uri);
    if (typeof asked !== 'string') return asked;
    if (this.#isKnownToLack(asked)) return ABSENT;
    const exact = await this.#readExact(asked);
    if (exact.kind !== 'absent' || this.#platform === 'win32') return exact;
    const real = await this.#resolveCase(asked);
    return real === undefined || real === asked ? ABSENT : this.#readExact(real);
  }

  async list(uri: string): Promise<readonly string[] | undefined> {
    const folder = this.#locate(uri);
    if (typeof folder !== 'string') return undefined;
    try {
      return await this.#access.readdir(await this.#real(folder));
    } catch {
      return undefined;
    }
  }

  /** Forgets which names its folders hold. Call it when files were created, deleted or renamed. */
  forgetListings(): void {
    this.#listings.clear();
    this.#names.clear();
    this.#links?.forget();
  }

  /** Tells which names a folder holds, so that nobody asks the disk for what is not there. */
  know(folder: string, names: readonly string[]): void {
    this.#names.set(folder, new Set(names.map(name => name.toLowerCase())));
  }

  #isKnownToLack(file: string): boolean {
    const names = this.#names.get(path.dirname(file));
    if (!names) return false;
    const name = path.basename(file);
    // Other letters may be spelt in several ways.
    return /^[\x20-\x7e]*$/.test(name) && !names.has(name.toLowerCase());
  }

  /** The path behind `uri`, or the answer where this machine has no such place. */
  #locate(uri: string): string | FileContent {
    let url: URL;
    try {
      url = new URL(uri);
    } catch {
      return unreadable('it is not a file on disk');
    }
    if (url.protocol !== 'file:') return unreadable(`it is in ${url.protocol.slice(0, -1)}, not on disk`);
    // Looked for in every folder upward: beyond the fence there is none.
    if (isLookedForAbove(url.pathname) && this.#links?.reach.isFencedOff(uri)) return ABSENT;
    const objection = this.#links?.reach.objectionTo(uri);
    if (objection !== undefined) return unreadable(objection);
    if (this.#platform !== 'win32') {
      // Not absent: a drive or share of the server says nothing about the files of this machine.
      const drive = /^\/([A-Za-z]):(\/|$)/.exec(url.pathname)?.[1];
      if (drive) return unreadable(`it is on drive ${drive.toUpperCase()}:, which no path mapping leads to`);
      if (url.hostname) return unreadable(`it is on the share of ${url.hostname}, which no path mapping leads to`);
    }
    try {
      return fileURLToPath(url);
    } catch {
      return ABSENT;
    }
  }

  async #readExact(file: string): Promise<FileContent> {
    try {
      const real = await this.#real(file);
      const found = await this.#access.stat(real);
      if (!found) return ABSENT;
      if (found.isDirectory()) return unreadable('it is a folder');
      if (!found.isFile()) return unreadable('it is not a regular file');
      if (found.size > MAX_FILE_BYTES) return unreadable('it is larger than 64 MB');
      const text = decodeText(await this.#access.readFile(real));
      if (text === undefined) return unreadable('it is not text');
      return { kind: 'text', text, uri: fileUri(file) };
    } catch (error) {
      return failure(error);
    }
  }

  #real(file: string): Promise<string> {
    return this.#links ? this.#links.resolve(file) : Promise.resolve(file);
  }

  /** The existing path that equals `file` but for case, segment by segment. */
  async #resolveCase(file: string): Promise<string | undefined> {
    const { root } = path.parse(file);
    let at = root;
    for (const segment of file.slice(root.length).split(path.sep)) {
      if (segment === '') continue;
      const names = await this.#listing(at);
      const name = names.get(segment) ?? names.get(segment.toLowerCase());
      // A folder without list rights may still let a known name through.
      at = path.join(at, name ?? segment);
      if (name === undefined && names.size > 0) return undefined;
    }
    return at;
  }

  /** Of POSIX systems, where no path is that of another machine. Names in a folder, each under its own and its lower-case spelling; empty where it cannot be listed. */
  #listing(folder: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#listings.get(folder);
    if (known) return known;
    const listing = this.#access.readdir(folder).then(
      names => {
        const byName = new Map<string, string>();
        for (const name of names.sort()) {
          const lower = name.toLowerCase();
          if (!byName.has(lower)) byName.set(lower, name);
        }
        for (const name of names) byName.set(name, name);
        return byName;
      },
      () => new Map<string, string>(),
    );
    this.#listings.set(folder, listing);
    return listing;
  }
}

function failure(error: unknown): FileContent {
  if (error instanceof Refused) return unreadable(error.message);
  const code = codeOf(error);
  return ABSENCES.has(code) ? ABSENT : unreadable(reasonFor(code));
}

/** Why a file or folder could not be read, for people. */
export function readFailure(error: unknown): string {
  const code = codeOf(error);
  return ABSENCES.has(code) ? 'no such file' : reasonFor(code);
}

const ABSENCES: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonFor(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'access denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'it is a symbolic link to itself';
    default:
      return code || 'it could not be read';
  }
}
