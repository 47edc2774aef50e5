import type { ConfigFile, LocationTag } from '../files/config-file';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import type { SectionLayer } from '../values/section-layer';
import { fileErrors, sectionsAt } from './file-errors';
import { layerErrors } from './merge-errors';
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
  for (const path of sections) {
    const reader = readerOf(level.schema, path);
    for (const layer of level.section(path).layers()) errors.push(...layerErrors(layer, reader));
  }
  return errors;
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
    const reader = readerOf(level.schema, found.path);
    for (const layer of layersOf(file, level, found.path))
      for (const refusal of layerErrors(layer, reader)) if (refusal.at.file === file.uri) errors.push(refusal);
  }
  return errors;
}

/** What a file adds to a section at a level; twice where it is the file of an outer level as well. */
function* layersOf(file: ConfigFile, level: ConfigNode, path: string): Iterable<SectionLayer> {
  for (let layer: SectionLayer | undefined = level.section(path); layer; layer = layer.outer) {
    const [use] = layer.own;
    if (use?.level !== level) return;
    if (use.file === file) yield layer;
  }
}
