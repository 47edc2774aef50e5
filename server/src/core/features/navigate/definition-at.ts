import { locationSegments } from '../../config/base/location-path';
import { joinUrlPath, normalizeUrlPath } from '../../config/base/url-path';
import { type Origin, originOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { mapPath } from '../../config/files/hierarchy';
import type { Site } from '../../config/files/topology';
import { attributeOf } from '../../config/values/effective-values';
import { basePlaces } from '../../workspace/parts';
import { positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlAttribute } from '../../xml/tree';
import { effectiveAt, levelsOf } from './levels';

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
