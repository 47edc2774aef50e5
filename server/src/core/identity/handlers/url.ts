/** The URL of a request as IIS matches it: decoded once, `.` and `..` resolved (O20). */
export interface RequestUrl {
  /** Starts with `/`; keeps a trailing slash. */
  readonly path: string;
  /** The path as it was given, before decoding. */
  readonly raw: string;
  /** Without `?`; `''` where there is none. */
  readonly query: string;
  readonly segments: readonly string[];
  /** `''` for a directory with slash. */
  readonly last: string;
  /** With its dot, in lower case; `''` where the last segment has none. */
  readonly extension: string;
  readonly isDirectory: boolean;
}

export function parseUrl(text: string): RequestUrl {
  const [withoutFragment = ''] = text.split('#', 1);
  const mark = withoutFragment.indexOf('?');
  const raw = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark);
  const query = mark < 0 ? '' : withoutFragment.slice(mark + 1);
  const path = resolveDots(decodeOnce(raw.startsWith('/') ? raw : `/${raw}`).replace(/\\/g, '/'));
  const segments = path.split('/').filter(segment => segment !== '');
  const isDirectory = path.endsWith('/');
  const last = isDirectory ? '' : (segments.at(-1) ?? '');
  const dot = last.lastIndexOf('.');
  return { path, raw, query, segments, last, extension: dot < 0 ? '' : last.slice(dot).toLowerCase(), isDirectory };
}

/** Percent escapes decoded once; what is no valid escape stays as it is. */
export function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, escapes => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function resolveDots(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const slash = /(?:^|\/)\.{0,2}$/.test(path) && parts.length > 0 ? '/' : '';
  return `/${parts.join('/')}${slash}`;
}
