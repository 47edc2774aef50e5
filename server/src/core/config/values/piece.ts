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
}
