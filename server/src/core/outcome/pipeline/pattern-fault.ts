/**
 * Why URL Rewrite cannot read a pattern, in the middle of a sentence; undefined where it can, or nobody knows.
 * `patternSyntax` is ECMAScript unless a rule says otherwise; wildcards and exact matches take any text.
 */
export function patternFault(syntax: string, pattern: string): string | undefined {
  if (syntax !== '' && syntax.toLowerCase() !== 'ecmascript') return undefined;
  if (DIALECT.test(pattern)) return undefined;
  const repeat = repeatOfNothing(pattern);
  if (repeat !== undefined) return `"${repeat}" repeats nothing in it`;
  try {
    new RegExp(pattern);
  } catch {
    return 'it is no regular expression';
  }
  return undefined;
}

/** Options, named and atomic groups, `(?i)` for instance: some engines read them, and no source tells of this one. */
const DIALECT = /(?<!\\)\(\?(?![:=!]|<[=!])/;

/**
 * A repetition with nothing before it that could be repeated. What opens a count must be one: URL Rewrite refuses
 * `^/{C:1}`, which engines of browsers take as text.
 */
function repeatOfNothing(pattern: string): string | undefined {
  let isRepeatable = false;
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern.charAt(i);
    switch (letter) {
      case '\\':
        isRepeatable = true;
        i++;
        break;
      case '[':
        isRepeatable = true;
        i = endOfClass(pattern, i);
        break;
      case '(':
        isRepeatable = false;
        i += /^\(\?(?:[:=!]|<[=!])/.exec(pattern.slice(i, i + 4))?.[0].length ?? 1;
        i--;
        break;
      case '|':
      case '^':
        isRepeatable = false;
        break;
      case '*':
      case '+':
      case '?':
      case '{': {
        const repeat = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(i))?.[0];
        if (!isRepeatable || repeat === undefined) return /^(?:\{[^{}]{0,20}\}?|.)/.exec(pattern.slice(i))?.[0];
        isRepeatable = false;
        i += repeat.length - 1;
        break;
      }
      default:
        isRepeatable = true;
    }
  }
  return undefined;
}

function endOfClass(pattern: string, start: number): number {
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern.charAt(i) === '\\') i++;
    else if (pattern.charAt(i) === ']') return i;
  }
  return pattern.length;
}
