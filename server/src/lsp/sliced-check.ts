import type { Holder } from '../common/settle';
import { type Basis, checkInSteps, type Finding, type Snapshot, type Span } from '../core/analysis';

/** A request waits for one slice at most, so that a hover is there within 20 ms. */
const SLICE_MS = 8;
/** Findings that are complete before that are told once; who types sees what is near within two frames of a screen. */
const NEAR_AFTER_MS = 16;
/** With more parts left than that, the rest takes longer in any case: what is near is told at once. */
const MANY_PARTS = 300;
/** A chain of parents is shorter; the bound only keeps a file that is never found from being asked for forever. */
const MAX_ROUNDS = 32;

/** What was found in one version of a file. */
export interface Checked {
  readonly snapshot: Snapshot;
  /** Sorted, as they are shown. */
  findings(): readonly Finding[];
  readonly basis: Basis | undefined;
  /** The same object for what is the same; undefined where that has to be looked up. */
  readonly says: object | undefined;
}

/** How a check goes along with everything else. */
export interface Course {
  /** Resolves when the next slice may begin. */
  turn(): Promise<void>;
  /** False for a check that nobody waits for any more. */
  isWanted(): boolean;
  /** What is wanted first. */
  near(snapshot: Snapshot): readonly Span[];
  /**
   * Called where the check takes long, as soon as what is near has been looked at. False where that is not worth telling:
   * it is called again when the check has taken twice as long.
   */
  onNear(checked: Checked): boolean;
  onBroken(rule: string, error: unknown): void;
}

/**
 * The check of a file on the newest snapshot, in slices. Where the snapshot becomes another one meanwhile, the check
 * begins anew, with what holds still; where it rests on files that are not there, these are loaded. Undefined where it
 * is no longer wanted.
 */
export async function checkInSlices(holder: Holder, uri: string, course: Course): Promise<Checked | undefined> {
  await course.turn();
  const began = performance.now();
  for (let round = 0; course.isWanted(); ) {
    const { snapshot } = holder;
    const check = checkInSteps(snapshot, uri, { near: course.near(snapshot), onBroken: course.onBroken });
    const checked = (): Checked => {
      const { basis, says } = check;
      return { snapshot, findings: () => check.findings(), basis, says };
    };
    let tellAfter = NEAR_AFTER_MS;
    for (;;) {
      const end = performance.now() + SLICE_MS;
      do check.step();
      while (!check.isComplete && performance.now() < end);
      const isLong = tellAfter === NEAR_AFTER_MS && check.left > MANY_PARTS;
      const isNear = check.isNearDone && (isLong || performance.now() - began > tellAfter);
      const missing = (isNear || check.isComplete) && round < MAX_ROUNDS ? snapshot.missing() : [];
      if (missing.length > 0) {
        round++;
        await holder.load(missing);
        break;
      }
      if (check.isComplete) return checked();
      if (isNear) tellAfter = course.onNear(checked()) ? Number.POSITIVE_INFINITY : 2 * (performance.now() - began);
      await course.turn();
      if (holder.snapshot !== snapshot || !course.isWanted()) break;
    }
  }
  return undefined;
}
