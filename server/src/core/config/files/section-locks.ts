import type { Origin } from '../base/value';
import type { LocationTag, OverrideMode } from './config-file';
import { sectionElementsIn } from './config-file';
import { type Declared, declaredAt } from './declared-section';
import { type ConfigNode, relativeKey } from './hierarchy';

/** Whether a file may use a section at some level, and what decides it (R71). */
export interface LockState {
  readonly mode: OverrideMode;
  /** Declaration or location tag that decides; undefined where it is the standard table (R73). */
  readonly at: Origin | undefined;
  /** The location tag, where one decides. */
  readonly tag: LocationTag | undefined;
  /** False where the deciding file is an excerpt, so that the real server may differ (`handlers`, `modules`; R73). */
  readonly certain: boolean;
}

/** The level at which a section counts: that of the file, or one below it that a location tag names. */
export interface Target {
  readonly key: string;
  readonly isApplication: boolean | undefined;
}

/**
 * The lock on a section for the file of level `user`, at level `target` (the same level, or one below it that a
 * location tag of that file names). Only files above `user` count: a file is not bound by its own tags.
 *
 * Files are asked from the outside in; in each one the most specific tag that holds the section and says a mode
 * decides. Below the host configuration a file may lock but never unlock.
 */
export function lockState(section: string, user: ConfigNode, target: Target): LockState {
  const declared: Declared = declaredAt(section, user);
  let state: LockState = { mode: declared.overrideMode, at: declared.at, tag: undefined, certain: declared.certain };
  for (const level of user.chain()) {
    if (level === user) break;
    const tag = mostSpecific(section, level, target.key);
    const mode = tag && modeOf(tag, section, level);
    if (!mode) continue;
    const unlocks = level.file?.role !== 'web';
    if (state.mode === 'Deny' && !unlocks) continue;
    state = { mode, at: tag.file.at(tag.modeSpan), tag, certain: true };
  }
  return state;
}

/** The deepest location tag of one level's file that covers `key`, holds the section and says a mode. */
export function mostSpecific(section: string, level: ConfigNode, key: string): LocationTag | undefined {
  const relative = level.file && relativeKey(level.key, key);
  if (relative === undefined) return undefined;
  for (const prefix of prefixes(relative)) {
    for (const tag of level.file?.locationsFor(prefix) ?? [])
      if (
        modeOf(tag, section, level) &&
        sectionElementsIn(tag, section).length > 0 &&
        (tag.inheritInChildApplications || !isInChildApplication(key, level.keyOf(tag), level))
      )
        return tag;
  }
  return undefined;
}

/** What a tag says to the reader of a section. */
function modeOf(tag: LocationTag, section: string, { schema }: ConfigNode): OverrideMode | undefined {
  return schema.isReadByDotNet(section) ? tag.dotNetOverrideMode : tag.overrideMode;
}

/** Whether an application has its root below `outer`, at `key` or above. That of a site is no child of another one. */
function isInChildApplication(key: string, outer: string, { hierarchy }: ConfigNode): boolean {
  for (const prefix of prefixes(key)) {
    if (prefix === outer || !prefix.includes('/')) return false;
    if (hierarchy.isApplication(prefix)) return true;
  }
  return false;
}

/** `a/b/c`, `a/b`, `a`, `''`. */
function* prefixes(key: string): Iterable<string> {
  let at = key;
  while (at !== '') {
    yield at;
    const slash = at.lastIndexOf('/');
    at = slash < 0 ? '' : at.slice(0, slash);
  }
  yield '';
}
