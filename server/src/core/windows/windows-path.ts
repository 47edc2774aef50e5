/**
 * Windows paths as IIS compares them: without regard to case, `/` taken as `\`, no trailing separator, `.` and `..`
 * resolved. A drive root keeps its separator (`C:\`), a share root is `\\server\share`.
 */

/** A path that nobody can tell; `reason` completes the sentence "depends on …". */
export interface UnknownPath {
  readonly kind: 'unknown';
  readonly reason: string;
  /** The path with the variable in it, by which a path mapping may find it. */
  readonly path?: string;
}

/**
 * Environment variables with one value on practically every server. The system drive can differ; the answer's steps
 * show the expanded path.
 */
const USUAL_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['systemdrive', 'C:'],
  ['systemroot', 'C:\\Windows'],
  ['windir', 'C:\\Windows'],
  ['programfiles', 'C:\\Program Files'],
  ['programfiles(x86)', 'C:\\Program Files (x86)'],
  ['programdata', 'C:\\ProgramData'],
]);

/** Expands `%NAME%`. A variable whose value the configuration does not tell makes the whole path unknown. */
export function expandVariables(path: string): string | UnknownPath {
  if (!path.includes('%')) return path;
  let unknown: string | undefined;
  const expanded = path.replace(/%([^%\\/]+)%/g, (whole, name: string) => {
    const value = USUAL_VARIABLES.get(name.toLowerCase());
    if (value === undefined) unknown ??= name;
    return value ?? whole;
  });
  return unknown === undefined
    ? expanded
    : { kind: 'unknown', reason: `the environment variable %${unknown}%`, path: expanded };
}

/** The path, with its variable where it has one whose value is not known. */
export function writtenPath(path: string | { readonly path?: string } | undefined): string | undefined {
  return typeof path === 'object' ? path.path : path;
}

/** True for `\\server\share…`; IIS also takes `//server/share`. Extended paths (`\\?\…`) are no shares. */
export function isUnc(path: string): boolean {
  return /^[\\/]{2}[^\\/?.]/.test(path);
}

/** What is canonical as it stands; most paths are. One look, where taking it apart costs many times more. */
const CANONICAL = /^(?:[A-Za-z]:|\\\\(?!\.{1,2}(?:\\|$))[^\\]+)(?:\\(?!\.{1,2}(?:\\|$))[^\\]+)+$/;

/** The canonical spelling; case is kept. */
export function normalizeWindowsPath(path: string): string {
  const slashed = path.trim().replace(/\//g, '\\');
  if (CANONICAL.test(slashed)) return slashed;
  const share = slashed.startsWith('\\\\');
  const parts: string[] = [];
  for (const part of slashed.split('\\')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length > (share ? 2 : 1)) parts.pop();
      continue;
    }
    parts.push(part);
  }
  if (share) return `\\\\${parts.join('\\')}`;
  if (parts.length === 1 && /^[A-Za-z]:$/.test(parts[0] ?? '')) return `${parts[0]}\\`;
  return parts.join('\\');
}

/** Key for comparing paths. */
export function windowsPathKey(path: string): string {
  return normalizeWindowsPath(path).toLowerCase();
}

/** `base` with further segments; `relative` uses either separator. */
export function joinWindowsPath(base: string, relative: string): string {
  return normalizeWindowsPath(relative === '' ? base : `${base}\\${relative}`);
}

/** The folder of a path; `undefined` for a drive or share root. */
export function parentWindowsPath(path: string): string | undefined {
  const normal = normalizeWindowsPath(path);
  const at = normal.lastIndexOf('\\');
  if (normal.startsWith('\\\\')) {
    const share = normal.indexOf('\\', normal.indexOf('\\', 2) + 1);
    return share < 0 || at < 0 ? undefined : normal.slice(0, at);
  }
  if (at < 0 || at === normal.length - 1) return undefined;
  return at === 2 ? normal.slice(0, 3) : normal.slice(0, at);
}
