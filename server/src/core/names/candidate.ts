/** A name that can be written, with a few words that tell it from others. */
export interface Candidate {
  readonly text: string;
  readonly detail?: string;
}
