import type { XmlElement } from '../../xml/tree';
import type { ConfigFile, LocationTag } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import { fileErrors, malformedError, sectionsAt } from './file-errors';
import { hostErrorsOnTheWay, hostSectionsOnTheWay } from './host-errors';
import { mergeErrorsAt, ownMergeErrors } from './layer-errors';
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
    errors.push(...errorsOnTheWay(user, user.file, relative));
    for (const { known, path } of sectionsOnTheWay(user, user.file, relative)) if (known) sections.add(path);
  }
  const passedOver = passedOverIn(errors);
  for (const path of sections)
    for (const refusal of mergeErrorsAt(level, path)) if (!passedOver(refusal)) errors.push(refusal);
  // A matter of taste as long as nobody has seen a server refuse it.
  return errors.filter(({ kind }) => kind !== 'valueLetterCase');
}

/** Refusals of one file that meet a request for a level below it. */
function errorsOnTheWay(user: ConfigNode, file: ConfigFile, relative: string): readonly Refusal[] {
  if (file.role !== 'applicationHost')
    return fileErrors(user).flatMap(({ refusal, key }) => (covers(key, relative) ? refusal : []));
  const malformed = malformedError(file);
  return malformed ? [malformed] : hostErrorsOnTheWay(user, relative);
}

function sectionsOnTheWay(user: ConfigNode, file: ConfigFile, relative: string): readonly FoundSection[] {
  if (file.role === 'applicationHost') return hostSectionsOnTheWay(user, relative);
  return sectionsAt(user).filter(({ location }) => !location || covers(location.key, relative));
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
  const merged: Refusal[] = [];
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
    merged.push(...ownMergeErrors(file, level, found.path));
  }
  const passedOver = passedOverIn(errors);
  errors.push(...merged.filter(refusal => !passedOver(refusal)));
  return errors;
}

/** Whether a refusal stands in a section that is refused, or ignored, as a whole: nobody looks into that. */
function passedOverIn(errors: readonly Refusal[]): (refusal: Refusal) => boolean {
  const wholes = errors.flatMap(refusal => refusedWhole(refusal) ?? []);
  if (wholes.length === 0) return () => false;
  return ({ at: { file, span } }) =>
    wholes.some(({ uri, element }) => uri === file && element.span.start <= span.start && span.end <= element.span.end);
}

/** The section that a refusal is about where nothing in it is read. */
export function refusedWhole(refusal: Refusal): { readonly uri: string; readonly element: XmlElement } | undefined {
  switch (refusal.kind) {
    case 'sectionLocked':
    case 'sectionNotAllowedHere':
    case 'sectionNotAllowedInLocation':
    case 'sectionNotDeclared':
    case 'moduleNotInstalled':
      return { uri: refusal.at.file, element: refusal.element };
    default:
      return undefined;
  }
}
