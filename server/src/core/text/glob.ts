/**
 * Whether a path matches a pattern of a settings file. `*` and `?` stay within a segment, `**` crosses them, `{a,b}` are
 * alternatives. A pattern without a slash matches the name of a file at any depth. Case does not count, as in the file
 * systems of the servers.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return expressionOf(pattern).test(path);
}

function expressionOf(pattern: string): RegExp {
  const slashed = pattern.replace(/\\/g, '/').replace(/^\.?\//, '');
  const deep = slashed.includes('/') ? slashed : `**/${slashed}`;
  let source = '';
  let depth = 0;
  for (let at = 0; at < deep.length; at++) {
    const sign = deep[at] ?? '';
    if (deep.startsWith('**/', at)) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (deep.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (sign === '{' && deep.indexOf('}', at) > 0) {
      source += '(?:';
      depth++;
    } else if (sign === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (sign === ',' && depth > 0) source += '|';
    else source += sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  // An alternative that is not closed is no pattern: it matches nothing but itself.
  return depth > 0 ? /^\b$/ : new RegExp(`^${source}$`, 'i');
}
