import type { SectionSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile } from '../files/config-file';
import type { CountingLevel } from '../files/section-use';

/** One written appearance of an element, at one level. */
export interface Piece {
  readonly element: XmlElement;
  /** The file in which `element` stands. */
  readonly file: ConfigFile;
  /** The configuration file that it counts for: another one than `file` for a `configSource`. */
  readonly owner: ConfigFile;
  readonly level: CountingLevel;
  /** Set where the appearance is there but cannot be read. */
  readonly opaque: string | undefined;
  /** Who reads the section. */
  readonly reader: SectionSchema['reader'];
}

/** `lockItem="true"`, on an entry or a section (R72). */
export function locksItem({ element }: Piece): boolean {
  return element.value('lockItem')?.toLowerCase() === 'true';
}

/**
 * Whether a lock that one appearance sets binds another one (R72): IIS leaves the file of the lock free, .NET binds the
 * location tags of that file as well.
 */
export function isBoundBy(lock: Piece, { owner, level }: Piece): boolean {
  return lock.owner !== owner || (lock.reader === '.net' && lock.level !== level);
}
