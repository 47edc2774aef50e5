import { canonicalUri } from '../core/analysis';

/**
 * The canonical URI that `path` means in a setting or project file: URIs, Windows, UNC and POSIX paths stand for themselves,
 * anything else is relative to the folder `base` (a URI).
 */
export function resolveUri(base: string, path: string): string {
  const text = path.trim().replace(/^\$\{workspaceFolder\}[\\/]?/, '');
  if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(text)) return canonicalUri(text);
  const slashed = text.replace(/\\/g, '/');
  if (/^[A-Za-z]:(\/|$)/.test(slashed)) return canonicalUri(`file:///${encodePath(slashed)}`);
  if (/^\\\\|^\/\/[^/]/.test(text)) return canonicalUri(`file://${encodePath(slashed.slice(2))}`);
  const folder = base.endsWith('/') ? base : `${base}/`;
  return canonicalUri(new URL(encodePath(slashed) || '.', folder).href);
}

/** The folder of a file URI, without a trailing slash; `undefined` at the root. */
export function parentUri(uri: string): string | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/]*)?)(\/.*)$/.exec(uri);
  const path = match?.[2]?.replace(/\/+$/, '');
  if (!match || !path) return undefined;
  return `${match[1]}${path.slice(0, path.lastIndexOf('/'))}`;
}

/** True where the canonical `uri` is `folder` or lies below it. Case is compared as on a case-insensitive disk. */
export function isInside(uri: string, folder: string): boolean {
  const inner = uri.toLowerCase();
  const outer = folder.toLowerCase();
  return inner === outer || inner.startsWith(`${outer}/`);
}

function encodePath(path: string): string {
  const encoded = (segment: string) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return path.split('/').map(encoded).join('/');
}
