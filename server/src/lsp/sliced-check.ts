import type { Holder } from '../common/settle';
import { type Basis, checkInSteps, type Finding, type Snapshot, type Span } from '../core/analysis';

/** A request waits for one slice at most, so that a hover is there within 20 ms. */
const SLICE_MS = 8;
/** Findings that are complete before that are told once. */
const NEAR_AFTER_MS = 100;
/** A chain of parents is shorter; the bound only keeps a file that is never found from being asked for forever. */
const MAX_ROUNDS = 32;

/** What was found in one version of a file. */
export interface Checked {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  readonly basis: Basis | undefined;
}

/** How a check goes along with everything else. */
export interface Course {
  /** Resolves when the next slice may begin. */
  turn(): Promise<void>;
  /** False for a check that nobody waits for any more. */
  isWanted(): boolean;
  /** What is wanted first. */
  near(snapshot: Snapshot): readonly Span[];
  /** Called at most once a version, and only where the check takes long: what is near has been looked at. */
  onNear(checked: Checked): void;
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
    const checked = (): Checked => ({ snapshot, findings: check.findings(), basis: check.basis });
    let isTold = false;
    for (;;) {
      const end = performance.now() + SLICE_MS;
      do check.step();
      while (!check.isComplete && performance.now() < end);
      const isNear = check.isNearDone && !isTold && performance.now() - began > NEAR_AFTER_MS;
      const missing = (isNear || check.isComplete) && round < MAX_ROUNDS ? snapshot.missing() : [];
      if (missing.length > 0) {
        round++;
        await holder.load(missing);
        break;
      }
      if (check.isComplete) return checked();
      if (isNear) {
        isTold = true;
        course.onNear(checked());
      }
      await course.turn();
      if (holder.snapshot !== snapshot || !course.isWanted()) break;
    }
  }
  return undefined;
}
