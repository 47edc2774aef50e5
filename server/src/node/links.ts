import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reach } from '../common/reach';
import { fileUri } from './file-uri';

/** What it takes to follow links. */
export interface LinkAccess {
  /** Undefined, or a failure, where there is nothing. */
  lstat(path: string): Promise<{ isSymbolicLink(): boolean } | undefined>;
  readlink(path: string): Promise<string>;
}

/** As many links as Linux follows (path_resolution(7)). */
const MOST_LINKS = 40;

/** Names that are looked for above the folders at hand too. */
export function isLookedForAbove(file: string): boolean {
  return path.basename(file) === '.whoiisrc.json';
}

/**
 * Where paths really lead: links are read one by one, so that none is followed to a place that must not be touched, and
 * none leads out of the folders at hand.
 */
export class Links {
  readonly #folders = new Map<string, Promise<string>>();
  /** Folders and files at hand, as they are named and without links. */
  readonly #roots = new Set<string>();
  readonly #known = new Set<string>();

  constructor(
    readonly reach: Reach,
    readonly platform: NodeJS.Platform,
    readonly access: LinkAccess,
  ) {}

  /** The path without links; throws {@link Refused} for one that must not be touched. */
  async resolve(file: string): Promise<string> {
    this.#check(file);
    const real = await this.#real(file, 0);
    if (this.reach.roots.size === 0 || (await this.#isInside(real))) return real;
    if (!same(real, file)) throw new Refused(`a link leads to ${real}, outside of the folders at hand`);
    // On a server, the host configuration names folders on any drive.
    if (this.platform === 'win32' || isLookedForAbove(file)) return real;
    throw new Refused('it lies outside of the folders at hand');
  }

  forget(): void {
    this.#folders.clear();
  }

  #check(file: string): void {
    const objection = this.reach.objectionTo(fileUri(file));
    if (objection !== undefined) throw new Refused(objection);
  }

  async #real(file: string, links: number): Promise<string> {
    const { dir, base, root } = path.parse(file);
    if (base === '' || dir === file || file === root) return file;
    const full = path.join(await this.#realFolder(dir, links), base);
    let target: string;
    try {
      if (!(await this.access.lstat(full))?.isSymbolicLink()) return full;
      target = path.resolve(path.dirname(full), await this.access.readlink(full));
    } catch {
      // What is not there is told by who reads it.
      return full;
    }
    if (links >= MOST_LINKS) throw new Refused('it is a symbolic link to itself');
    this.#check(target);
    return this.#real(target, links + 1);
  }

  #realFolder(folder: string, links: number): Promise<string> {
    // Counted links are those of one path; what is kept is kept for all.
    if (links > 0) return this.#real(folder, links);
    let real = this.#folders.get(folder);
    if (!real) {
      real = this.#real(folder, 0);
      this.#folders.set(folder, real);
    }
    return real;
  }

  async #isInside(real: string): Promise<boolean> {
    for (const root of this.reach.roots) {
      if (this.#known.has(root)) continue;
      this.#known.add(root);
      const folder = pathOf(root);
      if (folder === undefined || this.reach.objectionTo(root) !== undefined) continue;
      this.#roots.add(keyOf(folder)).add(keyOf(await this.#realFolder(folder, 0)));
    }
    for (let at = real; ; at = path.dirname(at)) {
      if (this.#roots.has(keyOf(at))) return true;
      if (path.dirname(at) === at) return false;
    }
  }
}

/** The message completes "it cannot be read: …". */
export class Refused extends Error {}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Names compare without regard to case, as everywhere here. */
function keyOf(file: string): string {
  return path
    .normalize(file)
    .replace(/[\\/]+$/, '')
    .toLowerCase();
}

function same(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b);
}
