import type { ElementSchema } from '../../schema/types';
import type { Piece } from './piece';

/** Elements that hold default values for entries (`siteDefaults`, …), by their name, the outermost first. */
export type EntryDefaults = ReadonlyMap<string, readonly Piece[]>;

export const NO_DEFAULTS: EntryDefaults = new Map();

/** The default elements in force for the entries of an element: those given, then what `pieces` write. */
export function withDefaultsOf(
  schema: ElementSchema | undefined,
  pieces: readonly Piece[],
  outer: EntryDefaults,
): EntryDefaults {
  let defaults: Map<string, readonly Piece[]> | undefined;
  for (const { isCollectionDefault, name } of schema?.elements.values() ?? []) {
    if (!isCollectionDefault) continue;
    for (const piece of pieces) {
      const element = piece.opaque === undefined ? piece.element.child(name) : undefined;
      if (!element) continue;
      defaults ??= new Map(outer);
      defaults.set(name, [...(defaults.get(name) ?? []), { ...piece, element }]);
    }
  }
  return defaults ?? outer;
}
