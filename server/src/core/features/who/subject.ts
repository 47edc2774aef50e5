import { accountNamed } from '../../windows/account';
import { localizedSid } from '../../windows/localized-names';
import type { Sid } from '../../windows/sid';
import { wellKnownSid } from '../../windows/well-known-sids';

/** What a text asks about: an account by its name or SID, a pool, or a path that somebody could not open. */
export type Subject =
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'sid'; readonly sid: Sid }
  | { readonly kind: 'pool'; readonly name: string }
  | { readonly kind: 'path'; readonly path: string };

const SID = /^S-1-\d+(-\d+)+$/i;

/**
 * The subjects of a text: a name or a SID alone, or those in a message of Windows, IIS, ASP.NET or SQL Server that
 * somebody has pasted. Empty where the text names none. `pools`: names that a message may hold.
 */
export function subjectsOf(text: string, pools: readonly string[]): readonly Subject[] {
  const bare = text.trim().replace(/^["']|["']$/g, '');
  if (SID.test(bare)) return [{ kind: 'sid', sid: bare.toUpperCase() as Sid }];
  if (isName(bare)) return [{ kind: 'account', name: bare }];
  const found = new Found(text, pools);
  return found.subjects;
}

/** Something that can be typed into a permission dialog. */
function isName(text: string): boolean {
  if (text === '' || text.length > 256 || /[\r\n\t"'<>|:;,?*]/.test(text)) return false;
  if (accountNamed(text, 'own').kind === 'virtualAccount') return !/[()]/.test(text);
  // More words are a sentence: NT AUTHORITY\NETWORK SERVICE, CONTOSO\Web Server Admins.
  if (/^[^\s\\]+(?: [^\s\\]+)?\\[^\s\\]+(?: [^\s\\]+){0,2}$/.test(text) && !/[.!]\s/.test(text)) return true;
  return /^[\w.$@-]+$/.test(text) || wellKnownSid(text) !== undefined || localizedSid(text) !== undefined;
}

/**
 * Fields of security events stand in lines below each other: name, then domain (Microsoft, 4625(F): An account failed to
 * log on, as text and as XML). Other languages have other words for the same two lines.
 *
 * Wordings: SQL Server error 18456; WAS events 5002, 5021, 5057 and 5059 (System log); event 4 of Kerberos; security events
 * 4740 and 4776; UnauthorizedAccessException of .NET; the detailed error page of IIS; entries as icacls prints them.
 * Repetitions have limits where others follow: a pasted log is long.
 */
const PATTERNS: readonly { readonly kind: Subject['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'account',
    pattern:
      /\b(?:Account Name|Kontoname)\s*:[ \t]*([^\r\n]{0,128}?)\s{1,16}(?:Account Domain|Kontodomäne)\s*:[ \t]*([^\s][^\r\n]*)/gi,
  },
  {
    kind: 'account',
    pattern: /\bName=['"]\w*UserName['"]>([^<]*)<\/Data>\s*<Data Name=['"]\w*DomainName['"]>([^<]*)/gi,
  },
  { kind: 'account', pattern: /\b(?:Account Name|Kontoname|Logon Account)\s{0,16}:[ \t]{0,16}([^\s][^\r\n]{0,128})/gi },
  { kind: 'account', pattern: /\bKRB_AP_ERR_MODIFIED error from the server\s{1,16}(\S+?)\.?(?=\s)/gi },
  { kind: 'account', pattern: /Login failed for user\s+['‘"“]([^'’"”\r\n]+)['’"”]/gi },
  { kind: 'account', pattern: /\bLogon user\s*:?\s+(?!Not yet|Anonymous)([^\s\r\n][^\r\n]*)/gi },
  {
    kind: 'pool',
    pattern: /\b(?:identity of|serving) application pool\s+['"]?([^'"\r\n]{1,256}?)['"]?\s+is invalid/gi,
  },
  { kind: 'pool', pattern: /\bapplication pool:?\s+['"]([^'"\r\n]+)['"]/gi },
  { kind: 'pool', pattern: /\bapplication pool\s+([^'"\r\n]{1,256}?)\s+(?:has been|was|is being|will be)\b/gi },
  { kind: 'path', pattern: /Access to the path\s+['"]([^'"]+)['"]\s+is denied/gi },
  { kind: 'path', pattern: /\bPhysical Path\s*:?\s+([A-Za-z]:\\[^\r\n]+|\\\\[^\r\n]+)/gi },
  {
    kind: 'account',
    pattern:
      /\b(IIS APPPOOL\\[^'"\r\n\t<>,:;()]{1,256}?)(?=['",:;)<>\r\n\t]|\.?(?:\s{2}|\s*$)|\.\s|\s+(?:Allow|Deny|SID|\())/gi,
  },
  { kind: 'account', pattern: /\b(NT AUTHORITY\\(?:ANONYMOUS LOGON|NETWORK SERVICE|LOCAL SERVICE|SYSTEM|IUSR))\b/gi },
  { kind: 'sid', pattern: /\b(S-1-(?!0-0\b)\d+(?:-\d+)+)\b/gi },
  { kind: 'account', pattern: /(?<![\w:\\.])([\w-]{1,255}\\[\w.-]+\$?)(?=:\()/g },
];

/** Ends where a file name seems to: what follows may be the rest of a sentence. */
const PATH = /(?<![\w%\\])((?:[A-Za-z]:|\\\\[\w.-]+)\\(?:(?!\.\w{1,8}\s)[^'"\r\n\t<>|*?:])*)/g;

const ACCOUNT = /(?<![\w:\\.])([\w-]{1,255}\\[\w.-]+\$?)(?![\w\\])/g;

/** What was understood is taken out, so that a path or an account is not read a second time as something else. */
class Found {
  readonly #found = new Map<string, Subject>();
  #rest: string;

  constructor(text: string, pools: readonly string[]) {
    // As `\\?\C:\…` and in the literals of many languages (`C:\\sites`) it is the same path.
    this.#rest = text.replace(/\\\\\?\\/g, '').replace(/([\w:])\\\\(?=\w)/g, '$1\\');
    this.#accountsOf(pools);
    for (const { kind, pattern } of PATTERNS) this.#take(kind, pattern);
    const paths: string[] = [];
    this.#rest = this.#rest.replace(PATH, path => {
      paths.push(path.trim());
      return ' '.repeat(path.length);
    });
    this.#take('account', ACCOUNT);
    // Programs of all kinds, in all languages, quote the pool or name the file that they could not open.
    if (this.#found.size === 0) this.#quoted(pools);
    if (this.#found.size === 0) for (const path of paths) this.#add('path', path);
  }

  /** A name alone is the one with a domain that stands elsewhere in the text. */
  get subjects(): readonly Subject[] {
    const all = [...this.#found.values()];
    const names = all.flatMap(one => (one.kind === 'account' ? one.name.toLowerCase() : []));
    return all.filter(
      one => one.kind !== 'account' || !names.some(name => name.endsWith(`\\${one.name.toLowerCase()}`)),
    );
  }

  /** Names of pools may have blanks: where they are known, they end a name. */
  #accountsOf(pools: readonly string[]): void {
    const known = new Set(pools.map(pool => pool.toLowerCase()));
    const longest = Math.max(0, ...pools.map(({ length }) => length));
    const kept: string[] = [];
    let from = 0;
    for (const { index, 0: domain } of this.#rest.matchAll(/\bIIS APPPOOL\\/gi)) {
      const start = index + domain.length;
      const behind = this.#rest.slice(start, start + longest + 1).toLowerCase();
      let length = longest;
      while (length > 0 && !(known.has(behind.slice(0, length)) && !/[\w-]/.test(behind.charAt(length)))) length--;
      if (length === 0) continue;
      this.#add('account', this.#rest.slice(index, start + length));
      kept.push(this.#rest.slice(from, index));
      from = start + length;
    }
    this.#rest = [...kept, this.#rest.slice(from)].join('  ');
  }

  /** In whatever language the rest is. */
  #quoted(pools: readonly string[]): void {
    const known = new Map(pools.map(pool => [pool.toLowerCase(), pool]));
    for (const [, name = ''] of this.#rest.matchAll(/['"“„‘«]\s?([^'"”“’»\r\n]{1,256}?)\s?(?=['"”“’»])/g)) {
      const pool = known.get(name.toLowerCase());
      if (pool !== undefined) this.#add('pool', pool);
    }
  }

  #take(kind: Subject['kind'], pattern: RegExp): void {
    this.#rest = this.#rest.replace(pattern, (whole, given: string, domain: unknown) => {
      this.#add(kind, typeof domain === 'string' ? withDomain(given.trim(), domain.trim()) : given.trim());
      return ' '.repeat(whole.length);
    });
  }

  #add(kind: Subject['kind'], name: string): void {
    const key = `${kind} ${name.toLowerCase()}`;
    if (name !== '' && name !== '-' && !this.#found.has(key)) this.#found.set(key, subject(kind, name));
  }
}

/** A dash stands for nothing in events. */
function withDomain(name: string, domain: string): string {
  if (name === '' || name === '-') return '';
  return domain === '' || domain === '-' || name.includes('@') ? name : `${domain}\\${name}`;
}

function subject(kind: Subject['kind'], name: string): Subject {
  switch (kind) {
    case 'account':
    case 'pool':
      return { kind, name };
    case 'sid':
      return { kind, sid: name.toUpperCase() as Sid };
    case 'path':
      return { kind, path: name };
  }
}
