import { keptFromChildren } from '../repairs/kept-from-children';
import type { Fix } from '../workspace/fix';
import { positionAt } from '../workspace/position';
import type { Snapshot } from '../workspace/snapshot';

/**
 * Keeps a section group of a web.config from the applications below: wraps it in
 * `<location path="." inheritInChildApplications="false">` (R70). Offered on the name of a group that stands outside of
 * location tags.
 */
export function wrapInLocation(snapshot: Snapshot, uri: string, offset: number): readonly Fix[] {
  const position = positionAt(snapshot, uri, offset);
  if (!position || !/^(tagName|closeTagName)$/.test(position.hit?.kind ?? '')) return [];
  const { chain, element, file, is, tag } = position;
  if (file.role !== 'web' || is.kind === 'frame' || tag || chain.length > 1 || file.document.problemCount > 0)
    return [];
  return [
    {
      title: `Keep <${element.name}> from child applications (inheritInChildApplications="false")`,
      safety: 'review',
      edits: [{ uri: file.uri, edits: keptFromChildren(element) }],
    },
  ];
}
