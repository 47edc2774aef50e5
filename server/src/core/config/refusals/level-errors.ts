import { memo } from '../../base/memo';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile, LocationTag } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import { READ } from '../files/frame-reads';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import { fileErrors, sectionsAt, unreadableError } from './file-errors';
import { hostErrorsOnTheWay, hostSectionsOnTheWay, sectionsOfFrame } from './host-errors';
import { hostedSection } from './hosted';
import { mergeErrorsAt, ownMergeErrors } from './layer-errors';
import type { Refusal } from './refusal';

/**
 * Everything that the configuration system refuses on the way to a level, outermost file first (R71, R72, R74).
 * Which of it stops a request is not decided here: IIS reads all native sections of the path, .NET its own.
 */
export function placeErrors(level: ConfigNode): readonly Refusal[] {
  const errors: Refusal[] = [];
  /** What some file below the server writes, known or not. */
  const touched = new Set<string>();
  const known = new Set<string>();
  for (const user of level.chain()) {
    if (!user.file) continue;
    const relative = relativeKey(user.key, level.key) ?? '';
    if (!user.skipped) errors.push(...errorsOnTheWay(user, user.file, relative, level));
    for (const section of sectionsOnTheWay(user, user.file, relative)) {
      touched.add(section.path);
      if (section.known && !user.skipped) known.add(section.path);
    }
  }
  const { server, reads, isPart } = level.hierarchy;
  const above = sectionsAbove(server);
  const asked = new Set<string>();
  // Whether the server writes a section is read of it as well.
  if (isPart) for (const path of touched) reads.note(path);
  else reads.note(READ.refusals);
  const faulty = isPart ? NONE : above.faulty;
  if (touched.size > 0 || faulty.size > 0)
    for (const path of above.all) if (touched.has(path) || faulty.has(path)) asked.add(path);
  for (const path of known) asked.add(path);
  const passedOver = passedOverIn(errors);
  for (const path of asked)
    for (const refusal of mergeErrorsAt(level, path)) if (!passedOver(refusal)) errors.push(refusal);
  return errors.filter(isMinded);
}

/** Letter case is a matter of taste as long as nobody has seen a server refuse it. */
function isMinded({ kind }: Refusal): boolean {
  return kind !== 'valueLetterCase';
}

/** The first of {@link placeErrors} in one section of the host configuration; the files below it do not matter. */
export function hostErrorIn(level: ConfigNode, section: string): Refusal | undefined {
  const { server } = level.hierarchy;
  const { file } = server;
  if (file?.role !== 'applicationHost') return undefined;
  const { reads, isPart } = level.hierarchy;
  if (!isPart) reads.note(READ.refusals);
  const found = errorsOnTheWay(server, file, level.key, level).find(
    error => error.section === section && isMinded(error),
  );
  // To read the lists of pools and sites would be to look at every single one.
  if (found || (isPart && hostedSection(section))) return found;
  return mergeErrorsAt(level, section).find(({ at }) => at.file === file.uri);
}

const NONE: ReadonlySet<string> = new Set();

/** Sections that the files above the sites write outside of location tags for parts of a site. */
interface SectionsAbove {
  readonly all: readonly string[];
  /** Those in which something is refused at the level of the server, or may be in an application. */
  readonly faulty: ReadonlySet<string>;
}

/** They are the same for every level below, where most of them are what they were. */
const sectionsAbove = memo(
  (server: ConfigNode): SectionsAbove => server.hierarchy.reads.unnoted(() => findSectionsAbove(server)),
);

function findSectionsAbove(server: ConfigNode): SectionsAbove {
  const all = new Set<string>();
  for (const user of server.chain()) {
    if (!user.file) continue;
    const found = user === server && user.file.role === 'applicationHost' ? sectionsOfFrame(user) : sectionsAt(user);
    for (const { known, location, path } of found) if (known && (!location || location.key === '')) all.add(path);
  }
  const isFaulty = (path: string): boolean => {
    const layer = server.section(path);
    return layer.forChildApplications !== layer || mergeErrorsAt(server, path).length > 0;
  };
  return { all: [...all], faulty: new Set([...all].filter(isFaulty)) };
}

/** Refusals of one file that meet a request for `level`; `relative` is its key seen from `user`, the level of the file. */
function errorsOnTheWay(
  user: ConfigNode,
  file: ConfigFile,
  relative: string,
  { hierarchy }: ConfigNode,
): readonly Refusal[] {
  if (file.role !== 'applicationHost')
    return fileErrors(user).flatMap(({ refusal, key }) => (covers(key, relative) ? refusal : []));
  const inSight = hierarchy.inputs.topology?.inSight;
  const unreadable = inSight ? undefined : unreadableError(file);
  return unreadable ? [unreadable] : hostErrorsOnTheWay(user, relative, inSight);
}

/** Sections of one file that count for a level, without those that count for all levels below the server. */
function sectionsOnTheWay(user: ConfigNode, file: ConfigFile, relative: string): readonly FoundSection[] {
  if (file.role === 'applicationHost') return hostSectionsOnTheWay(user, relative);
  const isAbove = user.key === '';
  return sectionsAt(user).filter(({ location }) =>
    location && location.key !== '' ? covers(location.key, relative) : !isAbove,
  );
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
    case 'sectionBelowApplication':
    case 'sectionNotAllowedInLocation':
    case 'sectionNotDeclared':
    case 'moduleNotInstalled':
      return { uri: refusal.at.file, element: refusal.element };
    default:
      return undefined;
  }
}
