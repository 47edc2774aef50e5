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
 * A location tag counts as of the level of its file: what is decided there decides, not what stands between the file and
 * the target. Besides, nobody below takes back a lock on the very target (R71; ResolveLocationSections of
 * System.Configuration).
 */
export function lockState(section: string, user: ConfigNode, target: Target): LockState {
  const above = user.chain().slice(0, -1);
  const state = lockIn(above, section, user);
  if (state.mode === 'Deny' || target.key === user.key) return state;
  for (const level of above) {
    const tag = tagFor(section, level, target.key);
    if (tag && modeOf(tag, section, level) === 'Deny') return decidedBy(tag, 'Deny');
  }
  return state;
}

/** The lock on a section for files below a level, whose own file counts as well. */
export function lockBelow(section: string, level: ConfigNode): LockState {
  return lockIn(level.chain(), section, level);
}

/**
 * What files above say of a section at `at`, asked from the outside in; in each one the most specific tag that holds the
 * section and says a mode decides. Below the host configuration a file may lock but never unlock.
 */
function lockIn(levels: readonly ConfigNode[], section: string, at: ConfigNode): LockState {
  const declared: Declared = declaredAt(section, at);
  let state: LockState = { mode: declared.overrideMode, at: declared.at, tag: undefined, certain: declared.certain };
  for (const level of levels) {
    const tag = mostSpecific(section, level, at.key);
    const mode = tag && modeOf(tag, section, level);
    if (!mode) continue;
    const unlocks = level.file?.role !== 'web';
    if (state.mode === 'Deny' && !unlocks) continue;
    state = decidedBy(tag, mode);
  }
  return state;
}

function decidedBy(tag: LocationTag, mode: OverrideMode): LockState {
  return { mode, at: tag.file.at(tag.modeSpan), tag, certain: true };
}

/** The deepest location tag of one level's file that covers `key`, holds the section and says a mode. */
export function mostSpecific(section: string, level: ConfigNode, key: string): LocationTag | undefined {
  const relative = level.file && relativeKey(level.key, key);
  return relative === undefined ? undefined : deepest(prefixes(relative), section, level, key);
}

/** As {@link mostSpecific}, for that very key. */
function tagFor(section: string, level: ConfigNode, key: string): LocationTag | undefined {
  const relative = relativeKey(level.key, key);
  return relative === undefined ? undefined : deepest([relative], section, level, key);
}

/** The first location tag for one of `keys` that holds the section, says a mode and reaches `key`. */
function deepest(keys: Iterable<string>, section: string, level: ConfigNode, key: string): LocationTag | undefined {
  for (const target of keys) {
    for (const tag of level.file?.locationsFor(target) ?? [])
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
