/**
 * URL paths inside a site: `/`-separated, start with `/`, no trailing slash but for the root. IIS compares them
 * without regard to case.
 */

/** The canonical spelling of a path in a query or in an attribute; query string and fragment are dropped. */
export function normalizeUrlPath(path: string): string {
  // Nearly all paths of a file are `/` or `/name`.
  if (path === '/' || /^\/[\w-]+$/.test(path)) return path;
  const bare = path.replace(/[?#].*$/s, '').replace(/\\/g, '/');
  const segments: string[] = [];
  for (const segment of bare.split('/')) {
    if (segment === '' || segment === '.') continue;
    // HTTP.sys resolves it before anybody looks at the URL (O20).
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

export function urlSegments(path: string): readonly string[] {
  return path.split('/').filter(segment => segment !== '');
}

/** True when `prefix` is `path` or an ancestor of it, segment by segment (R9). Both are normalised. */
export function isUrlPrefix(prefix: string, path: string): boolean {
  if (prefix === '/') return true;
  const a = prefix.toLowerCase();
  const b = path.toLowerCase();
  return b === a || b.startsWith(`${a}/`);
}

/** `base` followed by `relative`; both may be `/`. */
export function joinUrlPath(base: string, relative: string): string {
  return normalizeUrlPath(`${base}/${relative}`);
}

/** The part of `path` below `prefix`, without leading slash; `''` where they are equal. */
export function urlRemainder(prefix: string, path: string): string {
  return prefix === '/' ? path.slice(1) : path.slice(prefix.length + 1);
}
