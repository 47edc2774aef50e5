/**
 * URIs as the core compares them. Editors and operating systems spell one file in several ways
 * (`file:///c%3A/Sites`, `file:///C:/Sites`); the canonical form has decoded, minimally encoded segments, an upper-case
 * drive letter and no trailing slash.
 */

interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  /** Decoded, starts with `/` or is empty. */
  readonly path: string;
}

function splitUri(uri: string): UriParts {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/.exec(uri);
  if (!match) return { scheme: '', authority: '', path: decode(uri) };
  return { scheme: (match[1] ?? '').toLowerCase(), authority: match[2] ?? '', path: decode(match[3] ?? '') };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` is no escape; the text stands for itself.
    return text;
  }
}

/** Half of a character pair, which no encoding has, becomes the replacement character. */
function joinParts({ scheme, authority, path }: UriParts): string {
  const shown = path.replace(/\/+$/, '');
  if (UNENCODED.test(shown)) return `${scheme}://${authority}${shown}`;
  const encoded = shown
    .split('/')
    .map(segment =>
      encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/%(3A|40|24|26|2B|2C|3B|3D)/g, allowed =>
        decodeURIComponent(allowed),
      ),
    )
    .join('/');
  return `${scheme}://${authority}${encoded}`;
}

/** Characters that stand for themselves in a path. */
const UNENCODED = /^[A-Za-z0-9\-_.!~*'():@$&+,;=/]*$/;

/** A file without anything to decode or to encode: most of them are spelt canonically already. */
const PLAIN = /^file:\/\/(?:\/[A-Z]:)?(?:\/[A-Za-z0-9._~-]+)+$/;

export function canonicalUri(uri: string): string {
  if (PLAIN.test(uri)) return uri;
  const parts = splitUri(uri);
  const path = parts.path.replace(/^\/([a-z]):/, (_, drive: string) => `/${drive.toUpperCase()}:`);
  return joinParts({ ...parts, path });
}

/** Key of a file: file names compare without regard to case, as on the servers that are described. */
export function uriKey(uri: string): string {
  return canonicalUri(uri).toLowerCase();
}

/** `base` with further path segments; `relative` is not encoded and may use either slash. */
export function joinUri(base: string, relative: string): string {
  const parts = splitUri(base);
  const segments = parts.path.split('/').filter(segment => segment !== '');
  for (const segment of relative.split(/[\\/]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return joinParts({ ...parts, path: `/${segments.join('/')}` });
}

/** True where a file is a folder or lies below it. */
export function isBelowUri(uri: string, folder: string): boolean {
  const [inner, outer] = [uriKey(uri), uriKey(folder)];
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Last segment, decoded. */
export function uriName(uri: string): string {
  const { path } = splitUri(uri);
  return path.slice(path.replace(/\/+$/, '').lastIndexOf('/') + 1);
}

/** The folder of a file. */
export function parentUri(uri: string): string {
  const parts = splitUri(uri);
  return joinParts({ ...parts, path: parts.path.slice(0, Math.max(0, parts.path.lastIndexOf('/'))) });
}

/** Decoded path of a URI, without a trailing slash. */
export function uriPath(uri: string): string {
  return splitUri(uri).path.replace(/\/+$/, '');
}

/**
 * The Windows path that a file URI itself is: `file:///C:/sites` or `file://server/share`; `undefined` for every
 * other URI.
 */
export function windowsPathOfUri(uri: string): string | undefined {
  const { scheme, authority, path } = splitUri(uri);
  if (scheme !== 'file') return undefined;
  if (authority !== '' && authority !== 'localhost') return `\\\\${authority}${path.replace(/\//g, '\\')}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replace(/\//g, '\\') : undefined;
}

export function isHostConfigName(name: string): boolean {
  return /^applicationhost\.config$/i.test(name);
}

export function isWebConfigName(name: string): boolean {
  return /^web\.config$/i.test(name);
}

/** `web.Release.config` and its like: files that change a web.config and are none themselves. */
export function isTransformName(name: string): boolean {
  return /^web\..+\.config$/i.test(name) || /\.(transform|xdt)$/i.test(name);
}

/** The file beside a transform that it is for: `web.config` for `web.Release.config`. Undefined for other names. */
export function transformedName(name: string): string | undefined {
  if (/^web\.[^.]+\.config$/i.test(name)) return 'web.config';
  return /^applicationHost\.xdt$/i.test(name) ? 'applicationHost.config' : undefined;
}
