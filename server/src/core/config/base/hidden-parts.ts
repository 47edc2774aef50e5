import { isPlainSetting } from './plain-setting';
import { looksGenerated, type SecretName, secretName, wordsOf } from './secret-names';

/** What stands for a secret wherever text is shown. */
export const REDACTED = '***';

/** Stands for a secret while a text is worked on; XML has no such character. */
const HIDDEN = '\u0000';

/**
 * A text without the secrets among its parts: passwords of connection strings (ADO.NET, Azure, Redis), credentials and
 * tokens in URLs, members of JSON, values behind the switches of a command line. `nameOf` tells what the text is called: an attribute, or
 * the key of a setting.
 */
export function hideParts(written: string, nameOf: () => string): string {
  if (!MAY_HIDE.test(written)) return written;
  const name = nameOf();
  // Expressions that match a text are none of it.
  if (/(pattern|regex|regexp|expression|xpath)$/i.test(name)) return written;
  const text = written.replaceAll(HIDDEN, '\uFFFD');
  const isCommand = isCommandLine(text, name);
  const pairs = hidePairs(hideMembers(hideUrlCredentials(text)), isCommand);
  const shown = hideHeaders(hideSwitches(pairs, isCommand), name);
  return shown === text ? written : shown.replaceAll(HIDDEN, REDACTED);
}

/** What one of the steps needs to find anything; most paths and names have none of it. */
const MAY_HIDE = /[=@"'|\s]|^[-/]/;

/** Whether a text ends where a secret was to follow: a quotation mark in its middle may have ended it too early. */
export function endsOpen(text: string): boolean {
  return /[=:@]\s*$|(^|\s)(--?|\/)\S+\s+$/.test(text);
}

/** `https://user:password@host`, `https://token@host`. */
function hideUrlCredentials(text: string): string {
  if (!text.includes('@') || !text.includes('//')) return text;
  return (
    text
      .replace(/(\/\/[^\s/?#:@]*:)[^\s/?#]+(?=@)/g, `$1${HIDDEN}`)
      // Written without the escapes that a URL needs; digits before a slash are a port.
      .replace(/(\/\/[^\s/?#:@]*:)(?!\d{1,5}[/?#])(\S{1,256})(?=@)/g, (all, start, password) =>
        password.startsWith(HIDDEN) ? all : start + HIDDEN,
      )
      .replace(/(\/\/)([^\s/?#:@]+)(?=@)/g, (all, slashes, user) => (looksGenerated(user) ? slashes + HIDDEN : all))
  );
}

/** `{"password": "S"}`. */
function hideMembers(text: string): string {
  return text.replace(
    /(["'])([\w.:-]{1,64})\1(\s*:\s*)(["'])((?:\\.|(?!\4)[^\\])*)\4/g,
    (all, quote, name, colon, _, value) => {
      const found = secretName(name);
      return found === undefined || isPlainSetting(found, value) ? all : quote + name + quote + colon + HIDDEN;
    },
  );
}

/** Every `name=value`, wherever it stands, whose name says that the value is a secret. */
function hidePairs(text: string, isCommand: boolean): string {
  const quotes = new OuterQuotes(text);
  let shown = '';
  let from = 0;
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', Math.max(at + 1, from))) {
    const before = text.slice(Math.max(from, at - LONGEST_NAME), at);
    const name = /[\w .:$@-]*$/.exec(before)?.[0] ?? '';
    if (name.trim() === '') continue;
    const secret = partName(name);
    if (secret === undefined) continue;
    const separator = text[at - name.length - 1] ?? '';
    const ends: Ends = { by: terminatorOf(name, separator, isCommand), quote: quotes.at(from, at) };
    const limit = secret === 'maybe' ? Math.min(text.length, at + LONGEST_LOOK) : text.length;
    const { start, end } = valueAfter(text, at + 1, limit, ends);
    const value = text.slice(start, end);
    if (value === '' || value.startsWith(HIDDEN) || isPlainSetting(secret, value)) continue;
    shown += text.slice(from, start) + HIDDEN;
    from = end < limit ? end : valueAfter(text, at + 1, text.length, ends).end;
  }
  return shown + text.slice(from);
}

const LONGEST_NAME = 64;

/** So much of a value is looked at where its look decides. */
const LONGEST_LOOK = 256;

function partName(name: string): SecretName | undefined {
  const last = name.trim().split(/\s/).at(-1) ?? '';
  // Signatures of Azure stand in the query of a URL.
  if (/^sig(nature)?$/i.test(last)) return 'maybe';
  // java -Dname=value.
  return secretName(name.replace(/(^|\s)-D(?=[\w.]+$)/, ' '));
}

/** Where a value that stands in no quotes ends. */
function terminatorOf(name: string, separator: string, isCommand: boolean): RegExp {
  if (separator === '?' || separator === '&') return /[&#\s]/;
  if (separator === ',') return /,/;
  const isSwitch = separator === '/' || /(^|\s)-\S*$/.test(name);
  return separator !== ';' && (isCommand || isSwitch) ? /\s/ : /;/;
}

/** What ends a value, and the quotation mark around all of it. */
interface Ends {
  readonly by: RegExp;
  readonly quote: string | undefined;
}

function valueAfter(
  text: string,
  from: number,
  limit: number,
  { by, quote }: Ends,
): { readonly start: number; readonly end: number } {
  let start = from;
  while (/[^\S\r\n]/.test(text[start] ?? '')) start++;
  const first = text[start] ?? '';
  const close = first === quote ? undefined : CLOSING[first];
  const bySpace = by.source === '\\s';
  const closed = close === undefined ? -1 : closingQuote(text, start + 1, limit, close, bySpace);
  // A quotation mark in the midst of a word closes nothing.
  if (closed >= 0 && /^$|[\s;,&"')}|]/.test(text[closed + 1] ?? '')) return { start, end: closed + 1 };
  for (let end = start; end < limit; end++) {
    const character = text[end] ?? '';
    if (character === quote) {
      if (text[end + 1] !== quote) return { start, end };
      end++;
    } else if (!(quote !== undefined && bySpace) && by.test(character)) return { start, end };
  }
  return { start, end: limit };
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '{': '}' };

/** Doubled, a quotation mark is a part of the text; on a command line also behind a backslash. */
function closingQuote(text: string, from: number, limit: number, quote: string, isCommand: boolean): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && at < limit) {
    const isEscaped = isCommand && text[at - 1] === '\\';
    if (!isEscaped && text[at + 1] !== quote) return at;
    at = text.indexOf(quote, at + (isEscaped ? 1 : 2));
  }
  return -1;
}

/** Which quotation marks are open around a place; asked from left to right. */
class OuterQuotes {
  #at = 0;
  #open: string | undefined;

  constructor(readonly text: string) {}

  /** `from`: the end of the last hidden value, whose quotation marks do not count. */
  at(from: number, place: number): string | undefined {
    for (this.#at = Math.max(this.#at, from); this.#at < place; this.#at++) {
      const character = this.text[this.#at];
      if (character !== '"' && character !== "'") continue;
      if (this.#open === character) this.#open = undefined;
      else if (this.#open === undefined && /^$|[\s=(,;|]/.test(this.text[this.#at - 1] ?? '')) this.#open = character;
    }
    return this.#open;
  }
}

/** `--password S`, `/password:S`; in a command line `-p S` and `-u name:S` as well. */
function hideSwitches(text: string, isCommand: boolean): string {
  return text.replace(
    /(^|[\s"'|])(--?|\/)([A-Za-z][\w.-]*)(\s*[:]\s*|\s+)("(?:\\"|[^"])*"(?=[\s"'|]|$)|'[^']*'(?=[\s"'|]|$)|\S+)/g,
    (all: string, border: string, dash: string, name: string, gap: string, value: string) => {
      const start = `${border}${dash}${name}${gap}`;
      if (isCommand && /^(u|user)$/i.test(name) && /^["']?[^\s:\\/]{2,}:[^\\/]/.test(value))
        return `${start}${value.slice(0, value.indexOf(':') + 1)}${HIDDEN}`;
      if (value.startsWith(HIDDEN) || value.startsWith('--')) return all;
      const isShort = isCommand && /^p$/i.test(name) && dash === '-' && !isPortOrPath(value);
      const found = secretName(name);
      return isShort || (found !== undefined && !isPlainSetting(found, value)) ? start + HIDDEN : all;
    },
  );
}

/** `-p` stands for a port or a project as often as for a password. */
function isPortOrPath(value: string): boolean {
  return /^\d{1,5}$|^["']?(\.{0,2}[\\/]|[A-Za-z]:\\)|\.(dll|exe|csproj|jar|js|json|py|config|conf|ini|xml)["']?$/i.test(
    value,
  );
}

/** `Authorization: Basic …`, and bearer tokens anywhere. */
function hideHeaders(text: string, name: string): string {
  const shown = text.replace(/\b(Bearer\s+)[\w.~+/=-]{8,}/g, `$1${HIDDEN}`);
  return wordsOf(name).at(-1) === 'authorization' ? shown.replace(/^(\s*\w+\s+)\S.*$/s, `$1${HIDDEN}`) : shown;
}

function isCommandLine(text: string, name: string): boolean {
  const words = wordsOf(name);
  return (
    /^(arguments?|args|command|cmd|cmdline|opts|processor)$/.test(words.at(-1) ?? '') ||
    /(commandline|processpath)$/.test(words.join('')) ||
    /\.(exe|cmd|bat|ps1|jar)["']?\s+\S/i.test(text)
  );
}
