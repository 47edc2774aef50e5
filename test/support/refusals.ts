import { joinUrlPath } from '../../server/src/core/config/base/url-path';
import type { LocationTag } from '../../server/src/core/config/files/config-file';
import { errorsInFile } from '../../server/src/core/config/refusals/level-errors';
import type { Refusal } from '../../server/src/core/config/refusals/refusal';
import { reasonOf } from '../../server/src/core/config/refusals/wording';
import { levelAbove } from '../../server/src/core/workspace/level-above';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';

/** A refusal in one file, seen from everywhere the file counts. */
export interface FileRefusal {
  readonly refusal: Refusal;
  /** False where no host configuration places the file: what it would say is then not known. */
  readonly placed: boolean;
}

/**
 * Everything that the configuration system refuses in one file, each refusal once, in document order: what the rules
 * word, before they word it.
 */
export function refusalsIn(snapshot: Snapshot, uri: string): readonly FileRefusal[] {
  const file = snapshot.config(uri);
  if (file?.shape !== 'configuration') return [];
  const refusals = new Map<string, FileRefusal>();
  const add = (found: readonly Refusal[], placed: boolean): void => {
    for (const refusal of found) {
      const id = `${refusal.kind}\n${refusal.at.span.start}\n${reasonOf(refusal)}`;
      if (!refusals.has(id)) refusals.set(id, { refusal, placed });
    }
  };
  const above = levelAbove(snapshot, uri);
  if (above)
    add(
      errorsInFile(above, () => undefined),
      true,
    );
  else if (file.role === 'applicationHost') {
    const hierarchy = snapshot.hierarchy(file);
    const levelAt = ({ key }: LocationTag) => {
      const slash = key.indexOf('/');
      const place = snapshot.place(file, slash < 0 ? key : key.slice(0, slash), slash < 0 ? '/' : key.slice(slash));
      return place.site && place.node;
    };
    add(errorsInFile(hierarchy.server, levelAt), true);
  } else if (file.role === 'web') {
    const placements = snapshot.placements(uri);
    for (const { host, site, path } of placements) {
      const { node } = snapshot.place(host, site.name, path);
      // A level that the pool does not read refuses nothing (R52).
      if (!node.skipped)
        add(
          errorsInFile(node, ({ key }) => snapshot.place(host, site.name, joinUrlPath(path, key)).node),
          true,
        );
    }
    const loose = placements.length === 0 ? snapshot.loosePlace(uri) : undefined;
    if (loose)
      add(
        errorsInFile(loose.node, () => undefined),
        false,
      );
  }
  return [...refusals.values()].sort((a, b) => a.refusal.at.span.start - b.refusal.at.span.start);
}
