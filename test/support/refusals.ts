import type { ConfigError } from '../../server/src/core/config/base/config-error';
import { joinUrlPath } from '../../server/src/core/config/base/url-path';
import type { LocationTag } from '../../server/src/core/config/files/config-file';
import { errorsInFile } from '../../server/src/core/config/refusals/level-errors';
import { levelAbove } from '../../server/src/core/workspace/level-above';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';

/** A refusal in one file, seen from everywhere the file counts. */
export interface FileRefusal {
  readonly error: ConfigError;
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
  const add = (errors: readonly ConfigError[], placed: boolean): void => {
    for (const error of errors) {
      const id = `${error.rule}\n${error.at.span.start}\n${error.reason}`;
      if (!refusals.has(id)) refusals.set(id, { error, placed });
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
  return [...refusals.values()].sort((a, b) => a.error.at.span.start - b.error.at.span.start);
}
