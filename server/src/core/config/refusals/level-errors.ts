import type { LocationTag } from '../files/config-file';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import { mergedSection } from '../values/effective-section';
import { fileErrors, sectionsAt } from './file-errors';
import { incidentErrors } from './merge-errors';
import { readerOf } from './reader';
import type { Refusal } from './refusal';

/**
 * Everything that the configuration system refuses on the way to a level, outermost file first (R71, R72, R74).
 * Which of it stops a request is not decided here: IIS reads all native sections of the path, .NET its own.
 */
export function placeErrors(level: ConfigNode): readonly Refusal[] {
  const errors: Refusal[] = [];
  const sections = new Set<string>();
  for (const user of level.chain()) {
    if (!user.file || user.skipped) continue;
    const relative = relativeKey(user.key, level.key) ?? '';
    for (const { refusal, key } of fileErrors(user)) if (key === '' || covers(key, relative)) errors.push(refusal);
    for (const found of sectionsAt(user))
      if (found.known && (!found.location || covers(found.location.key, relative))) sections.add(found.path);
  }
  for (const path of sections) errors.push(...mergeErrorsAt(level, path));
  return errors;
}

/** Refusals inside one section as it is merged at a level. */
function mergeErrorsAt(level: ConfigNode, path: string): readonly Refusal[] {
  const { schema } = level;
  return incidentErrors(path, readerOf(schema, path), mergedSection(level.uses(path), path, schema));
}

/** True where a location tag for `key` counts at `relative`: the same path, or one below it. */
function covers(key: string, relative: string): boolean {
  return key === '' || relative === key || relative.startsWith(`${key}/`);
}

/**
 * Everything that the configuration system refuses in the file of one level: by itself, and together with the files
 * above it. Refusals inside merged sections are told for the level and for every path that its location tags name;
 * `levelAt` finds those levels.
 */
export function errorsInFile(
  user: ConfigNode,
  levelAt: (tag: LocationTag) => ConfigNode | undefined,
): readonly Refusal[] {
  const { file } = user;
  if (!file) return [];
  const errors = fileErrors(user).map(({ refusal }) => refusal);
  const asked = new Set<string>();
  for (const found of sectionsAt(user)) {
    if (!found.known) continue;
    const tag = found.location;
    const key = tag?.key ?? '';
    const id = `${key}\n${found.path}`;
    if (asked.has(id)) continue;
    asked.add(id);
    const level = tag && key !== '' ? levelAt(tag) : user;
    if (!level) continue;
    for (const refusal of mergeErrorsAt(level, found.path)) if (refusal.at.file === file.uri) errors.push(refusal);
  }
  return errors;
}
