import type { Origin } from '../../config/base/value';
import { type ConfigFile, sectionElementsIn } from '../../config/files/config-file';
import { declaredAt } from '../../config/files/declared-section';
import { type ConfigPosition, positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import { levelsOf } from './levels';
import { filesAround } from './references';

/** The section that the cursor is in. */
function sectionAt(position: ConfigPosition | undefined): string | undefined {
  const is = position?.is;
  if (!is || is.kind === 'frame' || is.kind === 'declaration' || is.kind === 'group' || is.kind === 'unknown')
    return is?.kind === 'declaration' && is.declares === 'section' ? is.path : undefined;
  return is.path;
}

/**
 * Every place where the section at an offset is written, in files that can have to do with this one: a host
 * configuration with all below it, a web.config with those above and below. `files`: configuration files of the
 * workspace beside those that are known. The place of the cursor is not among them.
 */
export function implementationsAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  files: readonly string[],
): readonly Origin[] {
  const position = positionAt(snapshot, uri, offset);
  const section = sectionAt(position);
  if (!position || section === undefined) return [];
  const depth = section.split('/').length;
  const here = position.chain[depth - 1]?.nameSpan.start;
  const isHere = (at: Origin) => at.file === position.file.uri && at.span.start === here;
  return filesAround(snapshot, position.file, files)
    .flatMap(file => written(file, section))
    .filter(at => !isHere(at));
}

function written(file: ConfigFile, section: string): readonly Origin[] {
  const elements = [
    ...file.sectionElements(section),
    ...file.locations.flatMap(tag => sectionElementsIn(tag, section)),
  ];
  return elements.map(({ nameSpan }) => file.at(nameSpan));
}

/** Where the section at an offset is declared; none where only our own data know it. */
export function declarationsAt(snapshot: Snapshot, uri: string, offset: number): readonly Origin[] {
  const position = positionAt(snapshot, uri, offset);
  const section = sectionAt(position);
  if (!position || section === undefined) return [];
  const found = new Map<string, Origin>();
  for (const { level } of levelsOf(position)) {
    const { at } = declaredAt(section, level);
    if (at) found.set(`${at.file} ${at.span.start}`, at);
  }
  return [...found.values()];
}
