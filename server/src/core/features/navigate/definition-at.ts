import { locationSegments } from '../../config/base/location-path';
import { joinUrlPath, normalizeUrlPath } from '../../config/base/url-path';
import { ABSENT, type Origin, originOf, textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { mapPath } from '../../config/files/hierarchy';
import type { Site } from '../../config/files/topology';
import { effectiveSection } from '../../config/values/effective-section';
import { attributeOf } from '../../config/values/effective-values';
import { type SharedKind, usesInAttribute } from '../../names/uses';
import type { SectionPath } from '../../schema/section-path';
import type { Span } from '../../text/span';
import { basePlaces } from '../../workspace/parts';
import { type ConfigPosition, positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlAttribute } from '../../xml/tree';
import { effectiveAt, levelsOf } from './levels';
import { removedAt } from './removed';

/**
 * Where the thing under a cursor comes from: the pool that `applicationPool` names, the site of a location path, the
 * line of an outer file that set a value before this one.
 */
export function definitionsAt(snapshot: Snapshot, uri: string, offset: number): readonly Origin[] {
  const position = positionAt(snapshot, uri, offset);
  if (!position) return [];
  const { attribute, element, file, is } = position;
  if (file.role === 'applicationHost' && attribute?.name === 'applicationPool')
    return snapshot
      .topology(file)
      .poolsNamed(attribute.value)
      .map(pool => pool.at);
  if (is.kind === 'frame' && is.name === 'location' && attribute?.name === 'path')
    return locationDefinitions(snapshot, file, attribute, offset);
  const named = attribute && namedDefinitions(position, attribute, offset);
  if (named && named.length > 0) return named;
  const removed = removedAt(position);
  if (removed) return [removed.kind === 'here' ? file.at(removed.element.openTagSpan) : removed.entry.at];
  const source = attribute && sourceOf(snapshot, uri, attribute);
  if (source) return [source];
  return unique(
    levelsOf(position).flatMap(({ level }) => {
      const effective = effectiveAt(level, position);
      if (!effective) return [];
      if (!attribute)
        return effective.element.written.filter(
          origin => origin.file !== uri || origin.span.start !== element.openTagSpan.start,
        );
      const value = attributeOf(effective.element, attribute.name);
      const setter = originOf(value);
      if (!setter) return [];
      // On the line that sets the value, the question is what it was before.
      const isHere = setter.file === file.uri && setter.span.start === attribute.valueSpan.start;
      const outer = isHere && value.kind === 'set' ? value.overrides?.at : setter;
      return outer ? [outer] : [];
    }),
  );
}

/** Where names of these kinds are added, the first one that has it. */
const SECTIONS: { readonly [K in SharedKind]?: readonly (readonly [section: SectionPath, key: string])[] } = {
  handler: [['system.webServer/handlers', 'name']],
  module: [
    ['system.webServer/globalModules', 'name'],
    ['system.webServer/modules', 'name'],
  ],
  rewriteMap: [['system.webServer/rewrite/rewriteMaps', 'name']],
  allowedServerVariable: [['system.webServer/rewrite/allowedServerVariables', 'name']],
  appSetting: [['appSettings', 'key']],
  connectionString: [['connectionStrings', 'name']],
};

/** The entry that a name leads to; on the line that adds it, the one of an outer file that it takes the place of. */
function namedDefinitions(position: ConfigPosition, attribute: XmlAttribute, offset: number): readonly Origin[] {
  const { file, is } = position;
  const use = usesInAttribute(attribute, position.path, siteOf(position)).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  if (!use) return [];
  if (use.kind === 'pool') {
    const topology = position.places[0]?.topology;
    return use.role === 'refers' ? (topology?.poolsNamed(use.name) ?? []).map(pool => pool.at) : [];
  }
  return unique(
    levelsOf(position).flatMap(({ level }) => {
      for (const [section, key] of SECTIONS[use.kind] ?? []) {
        // A remove takes its entry away from its own level; what it takes stands further out.
        const seen = is.kind === 'verb' && level.parent ? level.parent : level;
        const entries = (effectiveSection(seen, section).collection ?? []).filter(
          entry => textOf(entry.attributes.get(key) ?? ABSENT)?.toLowerCase() === use.key,
        );
        const entry = entries.find(({ at }) => at.file !== file.uri || !contains(at.span, offset));
        const name = entry?.element.attribute(key);
        if (entry && name) return [{ file: entry.at.file, span: name.valueSpan }];
      }
      return [];
    }),
  );
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function siteOf({ chain }: ConfigPosition): string | undefined {
  return chain.find(element => element.is('site'))?.value('name');
}

/** The beginning of the file that an attribute names. */
function sourceOf(snapshot: Snapshot, uri: string, { name, value }: XmlAttribute): Origin | undefined {
  if ((name !== 'configSource' && name !== 'file') || value === '') return undefined;
  const source = snapshot.sourceUri(uri, value);
  return source === undefined ? undefined : { file: source, span: { start: 0, end: 0 } };
}

/** The site, application or virtual directory that a location path names up to the segment under the cursor. */
function locationDefinitions(
  snapshot: Snapshot,
  file: ConfigFile,
  attribute: XmlAttribute,
  offset: number,
): readonly Origin[] {
  const segments = locationSegments(attribute);
  const before = segments.filter(({ span }) => span.start <= offset).length;
  const names = segments.slice(0, Math.max(1, before)).map(({ text }) => text);
  if (file.role === 'applicationHost') {
    const [name = '', ...below] = names;
    const site = snapshot.topology(file).siteNamed(name);
    return site ? [definitionOf(site, normalizeUrlPath(`/${below.join('/')}`))] : [];
  }
  if (names.length === 0) return [];
  return unique(
    basePlaces(snapshot, file).flatMap(({ site, path }) =>
      site ? [definitionOf(site, joinUrlPath(path, names.join('/')))] : [],
    ),
  );
}

/** A virtual directory or an application that begins at the path, else what the folder lies in. */
function definitionOf(site: Site, path: string): Origin {
  const { application, virtualDirectory } = mapPath(site, path);
  const nearest = virtualDirectory && virtualDirectory.path !== '/' ? virtualDirectory : application;
  return nearest && nearest.path !== '/' ? nearest.at : site.at;
}

function unique(origins: readonly Origin[]): readonly Origin[] {
  return origins.filter(
    (origin, index) =>
      origins.findIndex(other => other.file === origin.file && other.span.start === origin.span.start) === index,
  );
}
