import type { EntryOf } from '../../config/values/effective-values';
import type { SectionPath } from '../../schema/section-path';
import type { Part } from '../../workspace/parts';

/** Entries of a section's collection that a part of a file adds, as far as they are in effect at its target. */
export function ownEntries<P extends SectionPath>(part: Part, section: P): readonly EntryOf<P>[] {
  const elements = part.elements(section);
  if (elements.length === 0) return [];
  return (part.place().section(section).collection ?? []).filter(
    ({ at }) =>
      at.file === part.file.uri && elements.some(({ span }) => span.start <= at.span.start && at.span.end <= span.end),
  );
}
