import type { Origin } from './value';

/** Another place that explains what is said about one. */
export interface RelatedPlace {
  readonly at: Origin;
  readonly text: string;
}
