/**
 * Notes what is read of the frame of a host configuration while one part of it is checked: sections by their path, and
 * what else has a word of its own. Whoever answers for many parts notes it each time, also where the answer is at hand.
 */
export class FrameReads {
  /** Where it is noted; undefined while nobody wants to know. */
  into: Set<string> | undefined;

  note(what: string): void {
    this.into?.add(what);
  }

  /** For an answer that has a word of its own, whatever it is derived from. */
  unnoted<Answer>(ask: () => Answer): Answer {
    const { into } = this;
    this.into = undefined;
    try {
      return ask();
    } finally {
      this.into = into;
    }
  }
}

/** Words beside the paths of sections. */
export const READ = {
  /** Anything: whatever changes in the frame counts. */
  all: '*',
  /** What is refused in the file for every site. */
  refusals: '!',
  /** The tags of the lists of pools and sites. */
  lists: '[',
  /** What stands beside the pools, and beside the sites. */
  poolDefaults: '#pools',
  siteDefaults: '#sites',
  /** An attribute of `applicationPoolDefaults`. */
  poolDefault: (name: string) => `@${name}`,
  /** An attribute of its `processModel`. */
  processModelDefault: (name: string) => `@processModel/${name}`,
} as const;
