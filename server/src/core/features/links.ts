import type { Origin } from '../config/base/value';
import type { Snapshot } from '../workspace/snapshot';
import { uriName } from '../workspace/uri';

/** A Markdown link to a place: `[web.config:12](file:///…#L12)`. Editors open the line. */
export function linkTo(snapshot: Snapshot, origin: Origin): string {
  const { line, character } = snapshot.position(origin.file, origin.span.start);
  return `[${uriName(origin.file)}:${line + 1}](${origin.file}#L${line + 1},${character + 1})`;
}
