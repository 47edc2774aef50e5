import { type Origin, originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import type { Snapshot } from '../../workspace/snapshot';
import { effectiveAt, levelsOf, sectionPosition } from './section-position';

/**
 * Where the thing under a cursor comes from: the pool that `applicationPool` names, the site of a location path, the
 * line of an outer file that set a value before this one.
 */
export function definitionsAt(snapshot: Snapshot, uri: string, offset: number): readonly Origin[] {
  const file = snapshot.config(uri);
  const hit = file?.document.hit(offset);
  if (!file || !hit?.element) return [];
  const { element, attribute } = hit;
  if (file.role === 'applicationHost' && attribute) {
    const topology = snapshot.topology(file);
    if (attribute.name === 'applicationPool') return topology.poolsNamed(attribute.value).map(pool => pool.at);
    if (element.is('location') && attribute.name === 'path') {
      const site = topology.siteNamed(attribute.value.split('/')[0] ?? '');
      return site ? [site.at] : [];
    }
  }
  const position = sectionPosition(file, element, snapshot.schema);
  if (!position) return [];
  return unique(
    levelsOf(snapshot, file, position.location).flatMap(({ level }) => {
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

function unique(origins: readonly Origin[]): readonly Origin[] {
  return origins.filter(
    (origin, index) =>
      origins.findIndex(other => other.file === origin.file && other.span.start === origin.span.start) === index,
  );
}
