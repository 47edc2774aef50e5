import type { Origin } from '../../config/base/value';

/** Where a hover was asked for. */
export interface HoverCursor {
  readonly uri: string;
  readonly offset: number;
  /** The element or attribute under the cursor. */
  readonly origin: Origin;
}
