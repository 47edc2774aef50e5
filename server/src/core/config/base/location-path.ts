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
