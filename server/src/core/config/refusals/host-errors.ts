import { memo } from '../../base/memo';
import type { SectionSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import { pathsOnTheWay } from '../base/url-path';
import type { ConfigFile, LocationTag } from '../files/config-file';
import { declaredNames } from '../files/declared-section';
import { type FoundSection, sectionsIn, topSections } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { configurationMeaning, type Meaning } from '../files/meaning';
import type { UnitIndex } from '../files/unit-index';
import type { Unit } from '../files/units';
import { entryErrors, errorsBeside, keyErrors } from './content-errors';
import { HOSTED, type Hosted, hostedSection } from './hosted';
import { mergesEntries, ownMergeErrors } from './layer-errors';
import type { Refusal } from './refusal';
import { outerErrors, repeatedSections, sectionErrors } from './section-errors';
import { sharedSources } from './source-errors';
import { headErrors, locationErrors } from './structure-errors';

/**
 * What is refused in a host configuration, part by part: the frame, one pool or site, the location tags for one target,
 * and what several of them are to each other. Together it is what `errorsInFile` finds in the file as a whole, which
 * for thousands of sites takes too long to be asked at every keystroke.
 */

interface FrameOfHost {
  readonly meaning: Meaning;
  /** Sections outside of location tags and in those for the server itself. */
  readonly sections: readonly FoundSection[];
}

const frameOf = memo((server: ConfigNode): FrameOfHost => {
  const { file } = server;
  const meaning = configurationMeaning(server.schema, declaredNames(server));
  if (!file) return { meaning, sections: [] };
  const sections = [...topSections(file, meaning), ...file.locationsFor('').flatMap(tag => sectionsIn(tag, meaning))];
  return { meaning, sections };
});

/** Every section that one location tag of a host configuration writes. */
export function sectionsOfTag(server: ConfigNode, tag: LocationTag): readonly FoundSection[] {
  return sectionsIn(tag, frameOf(server).meaning);
}

/** Sections that the frame writes. */
export function sectionsOfFrame(server: ConfigNode): readonly FoundSection[] {
  return frameOf(server).sections;
}

/** Refusals of the frame by itself, in the order in which a reader meets them. */
interface FrameErrors {
  readonly structure: readonly Refusal[];
  readonly repeated: readonly Refusal[];
  /** Of sections outside of location tags, and of those in the tags for the server itself. */
  readonly top: readonly Refusal[];
  readonly tagged: readonly Refusal[];
}

const errorsOfFrame = memo((server: ConfigNode): FrameErrors => {
  const { file } = server;
  if (!file) return { structure: [], repeated: [], top: [], tagged: [] };
  const { sections } = frameOf(server);
  const inTags = sections.filter(({ location }) => location);
  const outside = sections.filter(({ location }) => !location);
  return {
    structure: [...headErrors(server, file), ...file.locationsFor('').flatMap(tag => locationErrors(file, tag))],
    repeated: repeatedSections(server.schema, file, sections).map(({ refusal }) => refusal),
    top: outside.flatMap(found => errorsWithoutUnits(server, file, found)),
    tagged: inTags.flatMap(found => sectionErrors(server, file, found)),
  };
});

function errorsWithoutUnits(server: ConfigNode, file: ConfigFile, found: FoundSection): readonly Refusal[] {
  const hosted = hostedBy(file, found);
  if (!hosted) return sectionErrors(server, file, found);
  const { errors, content } = outerErrors(server, file, found);
  const children = file.index.table.childrenBeside(hosted.element);
  return content ? [...errors, ...errorsBeside(hosted.entry, file, content, children, found.element)] : errors;
}

/** Refusals of the frame, but for those inside of merged sections. */
export function frameErrors(server: ConfigNode): readonly Refusal[] {
  const { structure, repeated, top, tagged } = errorsOfFrame(server);
  return [...structure, ...repeated, ...top, ...tagged];
}

/** Refusals inside the sections that the frame writes, as they are merged for the server. */
export function frameMergeErrors(server: ConfigNode): readonly Refusal[] {
  const { file } = server;
  const paths = new Set(sectionsOfFrame(server).flatMap(knownPath));
  return file ? [...paths].flatMap(path => ownMergeErrors(file, server, path)) : [];
}

/** True where the frame cannot be judged without looking at every pool or site. */
export function frameMergesEntries(server: ConfigNode): boolean {
  return HOSTED.some(hosted => mergesEntries(server, hosted));
}

/** Refusals of the location tags for one target. At `level`, where it is known, their sections are merged. */
export function tagErrors(
  server: ConfigNode,
  tags: readonly LocationTag[],
  level: ConfigNode | undefined,
): readonly Refusal[] {
  const { file } = server;
  if (!file) return [];
  const errors = tags.flatMap(tag => locationErrors(file, tag));
  errors.push(...sectionErrorsOf(server, tags));
  if (level) {
    const paths = new Set(tags.flatMap(tag => sectionsOfTag(server, tag).flatMap(knownPath)));
    for (const path of paths) errors.push(...ownMergeErrors(file, level, path));
  }
  return errors;
}

function knownPath({ known, path }: FoundSection): readonly string[] {
  return known ? [path] : [];
}

/** As {@link tagErrors}, without their attributes and without merging. */
export function sectionErrorsOf(server: ConfigNode, tags: readonly LocationTag[]): readonly Refusal[] {
  const { file, schema } = server;
  if (!file) return [];
  const sections = tags.flatMap(tag => sectionsOfTag(server, tag));
  return [
    ...repeatedSections(schema, file, sections).map(({ refusal }) => refusal),
    ...sections.flatMap(found => sectionErrors(server, file, found)),
  ];
}

/** The schema by which the entries of a list are judged; undefined where IIS does not get that far. */
const entrySchemas = memo((server: ConfigNode): ReadonlyMap<Hosted, SectionSchema> => {
  const schemas = new Map<Hosted, SectionSchema>();
  for (const found of sectionsOfFrame(server)) {
    const hosted = server.file && hostedBy(server.file, found);
    const content = hosted && server.file && outerErrors(server, server.file, found).content;
    if (hosted && content) schemas.set(hosted, content);
  }
  return schemas;
});

/** The schemas by which pools and sites are judged. */
export function entrySchemasOf(server: ConfigNode): readonly (SectionSchema | undefined)[] {
  const schemas = entrySchemas(server);
  return HOSTED.map(hosted => schemas.get(hosted));
}

/** Refusals of one pool or site by itself. */
export function unitErrors(server: ConfigNode, unit: Unit): readonly Refusal[] {
  const { file, schema } = server;
  const hosted = HOSTED.find(({ kind }) => kind === unit.kind);
  const section = hosted && entrySchemas(server).get(hosted);
  if (!file || !section || unit.clean === schema) return [];
  const errors = entryErrors(file, section, file.index.table.element(unit));
  if (errors.length === 0) unit.clean = schema;
  return errors;
}

/** What pools, sites and location tags of different targets are to each other. */
export function acrossErrors(server: ConfigNode): readonly Refusal[] {
  const { file } = server;
  return file ? [...repeatedEntries(server, file), ...repeatedSources(server, file)] : [];
}

function repeatedEntries(server: ConfigNode, file: ConfigFile): readonly Refusal[] {
  const { index } = file;
  return HOSTED.flatMap(hosted => {
    const section = entrySchemas(server).get(hosted);
    const rivals = hosted.kind === 'pool' ? [index.pools] : [index.sites, index.ids];
    return section ? keyErrors(file, section, rivalsIn(file, hosted, section, rivals)) : [];
  });
}

function repeatedSources(server: ConfigNode, file: ConfigFile): readonly Refusal[] {
  const sourced = file.index.sourceTags.flatMap(unit => sectionsOfTag(server, file.tagOf(unit)));
  const shared = sharedSources(server.schema, file, [...sectionsOfFrame(server), ...sourced]);
  return shared.map(({ refusal }) => refusal);
}

/** The entries that share a key with another one: all, where something in between takes entries away. */
function rivalsIn(
  file: ConfigFile,
  { element, entry }: Hosted,
  { collection }: SectionSchema,
  indexes: readonly UnitIndex[],
): readonly XmlElement[] {
  const { table } = file.index;
  const takesAway = table
    .childrenBeside(element)
    .some(beside => !beside.is(entry) && (beside.name === collection?.remove || beside.name === collection?.clear));
  if (takesAway) return [...(table.container(element)?.children() ?? [])];
  const units = new Set(indexes.flatMap(index => index.repeated.values().flat()));
  return [...units].sort((a, b) => table.indexOf(a) - table.indexOf(b)).map(unit => table.element(unit));
}

function hostedBy(file: ConfigFile, { element, path }: FoundSection): Hosted | undefined {
  const hosted = hostedSection(path);
  return hosted && file.index.table.container(hosted.element)?.equals(element) ? hosted : undefined;
}

/**
 * Refusals that meet a request for one level: those of the file as a whole, and those of the location tags on the way
 * to it; `relative` is the key of the level. Not those inside of merged sections. With `inSight` those of these units and
 * of the location tags alone.
 */
export function hostErrorsOnTheWay(
  server: ConfigNode,
  relative: string,
  inSight: readonly Unit[] | undefined,
): readonly Refusal[] {
  const { file } = server;
  if (!file) return [];
  const shared = inSight ? errorsInSight(server, inSight) : sharedErrors(server);
  const tagged = pathsOnTheWay(relative).flatMap(key => {
    const tags = file.locationsFor(key);
    if (tags.length === 0) return [];
    const errors = errorsOfKey(server, key, tags);
    // Those of all location tags are among the shared ones.
    return inSight ? [...tags.flatMap(tag => locationErrors(file, tag)), ...errors] : errors;
  });
  return tagged.length === 0 ? shared : [...shared, ...tagged];
}

/** In the sections of the location tags for a key, which all levels below it ask about. */
function errorsOfKey(server: ConfigNode, key: string, tags: readonly LocationTag[]): readonly Refusal[] {
  const known = errorsByKey(server);
  let errors = known.get(key);
  if (!errors) {
    errors = sectionErrorsOf(server, tags);
    known.set(key, errors);
  }
  return errors;
}

const errorsByKey = memo((_server: ConfigNode) => new Map<string, readonly Refusal[]>());

function errorsInSight(server: ConfigNode, units: readonly Unit[]): readonly Refusal[] {
  return units.flatMap(unit => unitErrors(server, unit));
}

/**
 * What meets a request for any level: one pool, site or location tag that is wrong keeps the whole file from being read.
 * Sought once for a version of the file, and not once for each of its sites.
 */
const sharedErrors = memo((server: ConfigNode): readonly Refusal[] => {
  const { file, schema } = server;
  if (!file) return [];
  const frame = errorsOfFrame(server);
  const structure = [...frame.structure];
  const top = [...frame.top];
  for (const unit of file.index.table.units) {
    if (unit.clean === schema) continue;
    if (unit.kind === 'tag') structure.push(...attributeErrors(server, file, unit));
    else if (unit.kind === 'pool' || unit.kind === 'site') top.push(...unitErrors(server, unit));
  }
  top.push(...repeatedEntries(server, file));
  const inOrder = (errors: readonly Refusal[]) => [...errors].sort((a, b) => a.at.span.start - b.at.span.start);
  return [...inOrder(structure), ...frame.repeated, ...repeatedSources(server, file), ...inOrder(top), ...frame.tagged];
});

function attributeErrors(server: ConfigNode, file: ConfigFile, unit: Unit): readonly Refusal[] {
  const errors = locationErrors(file, file.tagOf(unit));
  if (errors.length === 0) unit.clean = server.schema;
  return errors;
}

/** Sections that count at a level of a site, in the location tags for it in the file of the server. */
export function hostSectionsOnTheWay(server: ConfigNode, relative: string): readonly FoundSection[] {
  const tags = pathsOnTheWay(relative).flatMap(key => server.file?.locationsFor(key) ?? []);
  return tags.flatMap(tag => sectionsOfTag(server, tag));
}
