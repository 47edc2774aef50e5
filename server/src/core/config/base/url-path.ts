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

/**
 * HTTP.sys refuses a URL of more segments with 400 ("Http.sys registry settings for Windows", UrlSegmentMaxCount: 255 by
 * default): no level below has a request.
 */
const MOST_SEGMENTS = 255;

/**
 * The paths on the way to a path, itself last, the root not among them: `a`, `a/b`, `a/b/c`. Those too deep for any
 * request are left out: somebody may write a path of thousands of segments.
 */
export function pathsOnTheWay(path: string): readonly string[] {
  const segments = urlSegments(path);
  const paths: string[] = [];
  for (let count = 1; count < segments.length && count <= MOST_SEGMENTS; count++)
    paths.push(segments.slice(0, count).join('/'));
  return segments.length === 0 ? [] : [...paths, segments.join('/')];
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
