import type { Span } from '../../text/span';
import type { XmlAttribute } from '../../xml/tree';

/** What the `path` of a location tag names, seen from its file (R70). */
export type LocationTarget =
  /** The level of the file itself: `""`, `"."`, or no attribute. */
  | { readonly kind: 'level' }
  /** A path below it. */
  | {
      readonly kind: 'below';
      /** The first segment, in a file above all sites; undefined in a web.config, whose level tells the site. */
      readonly site: string | undefined;
      /** URL path in that site or below the level, spelt as written; `/` for the site itself. */
      readonly path: string;
    };

/** Where the paths of a file begin: above all sites, so that the first segment names one, or at the file's own level. */
export type LocationBase = 'server' | 'level';

export function locationTarget(path: string | undefined, base: LocationBase): LocationTarget {
  const segments = segmentsOf(path);
  if (segments.length === 0) return { kind: 'level' };
  const [site, ...rest] = base === 'server' ? segments : [undefined, ...segments];
  return { kind: 'below', site, path: `/${rest.join('/')}` };
}

/** The target as a key below the level of the file: segments joined by `/`, lower case; `''` for the level itself. */
export function locationKey(target: LocationTarget): string {
  if (target.kind === 'level') return '';
  const { site, path } = target;
  if (site === undefined) return path.slice(1).toLowerCase();
  return (path === '/' ? site : `${site}${path}`).toLowerCase();
}

/** One segment of a location path, and where it is written. */
export interface LocationSegment {
  readonly text: string;
  readonly span: Span;
}

/** Empty for the level of the file itself. */
export function locationSegments(path: XmlAttribute): readonly LocationSegment[] {
  const { value } = path;
  const blanks = value.length - value.trimStart().length;
  return segmentRanges(value.trim()).map(([start, text]) => ({
    text,
    span: path.spanOfPart(blanks + start, blanks + start + text.length),
  }));
}

/** Both slashes separate; those at the ends and doubled ones say nothing, and neither do blanks around the whole. */
function segmentsOf(path: string | undefined): readonly string[] {
  return segmentRanges((path ?? '').trim()).map(([, text]) => text);
}

function segmentRanges(bare: string): readonly (readonly [start: number, text: string])[] {
  return bare === '.' ? [] : [...bare.matchAll(/[^\\/]+/g)].map(({ 0: text, index }) => [index, text] as const);
}

/** The character for which .NET refuses a location path, and where it stands. */
export interface LocationPathRefusal {
  readonly where: 'first' | 'last' | 'inside';
  readonly sign: string;
}

/**
 * What .NET refuses about a location path (R70): the checks of `NormalizeLocationSubPath` of System.Configuration, in
 * their order. IIS itself does not mind.
 */
export function locationPathRefusal(path: string): LocationPathRefusal | undefined {
  if (path === '' || path === '.') return undefined;
  const [first = ''] = path;
  if (/[\s\\./]/.test(first)) return { where: 'first', sign: first };
  const last = path.slice(-1);
  if (/[\s\\./]/.test(last)) return { where: 'last', sign: last };
  const inside = /[\\?:*"<>|]/.exec(path)?.[0];
  return inside === undefined ? undefined : { where: 'inside', sign: inside };
}
