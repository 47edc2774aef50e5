import { expandVariables, isUnc, normalizeWindowsPath, windowsPathKey, writtenPath } from '../windows/windows-path';
import type { PathMapping } from './settings';
import { canonicalUri, joinUri, uriKey, uriPath, windowsPathOfUri } from './uri';

/** Translates between the Windows paths of a configuration and the files at hand. */
export class PathMap {
  readonly #mappings: readonly Mapping[];

  /** `local`: the files at hand lie on a Windows machine, whose drives and shares stand for themselves. */
  constructor(
    mappings: readonly PathMapping[],
    readonly local: boolean,
  ) {
    this.#mappings = mappings
      .map(({ from, to }) => ({
        key: windowsPathKey(writtenPath(expandVariables(from)) ?? from).replace(/\\$/, ''),
        to: canonicalUri(to),
        toKey: uriKey(to),
      }))
      // The most specific mapping wins.
      .sort((a, b) => b.key.length - a.key.length);
  }

  /** URI of a Windows path; undefined where nothing leads to it. */
  toUri(windowsPath: string): string | undefined {
    const path = normalizeWindowsPath(windowsPath);
    const key = path.toLowerCase();
    for (const mapping of this.#mappings)
      if (key === mapping.key || key.startsWith(`${mapping.key}\\`))
        return joinUri(mapping.to, path.slice(mapping.key.length));
    if (!this.local || path.startsWith('%')) return undefined;
    return canonicalUri(isUnc(path) ? `file:${path.replace(/\\/g, '/')}` : `file:///${path.replace(/\\/g, '/')}`);
  }

  /** Every Windows path that stands for a file: one mapping may lie inside another, and a drive path is itself one. */
  toWindows(uri: string): readonly string[] {
    const paths: string[] = [];
    const key = uriKey(uri);
    for (const mapping of this.#mappings)
      if (key === mapping.toKey || key.startsWith(`${mapping.toKey}/`))
        paths.push(normalizeWindowsPath(`${mapping.key}\\${uriPath(uri).slice(uriPath(mapping.to).length)}`));
    const own = windowsPathOfUri(uri);
    if (own !== undefined) paths.push(normalizeWindowsPath(own));
    return paths;
  }
}

interface Mapping {
  readonly key: string;
  readonly to: string;
  readonly toKey: string;
}
