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
 * somebody has pasted. Empty where the text names none.
 */
export function subjectsOf(text: string): readonly Subject[] {
  const bare = text.trim().replace(/^["']|["']$/g, '');
  if (SID.test(bare)) return [{ kind: 'sid', sid: bare.toUpperCase() as Sid }];
  if (isName(bare)) return [{ kind: 'account', name: bare }];
  return inMessage(text);
}

/** Something that can be typed into a permission dialog. */
function isName(text: string): boolean {
  if (text === '' || text.length > 256 || /[\r\n\t"'<>|:;,?*]/.test(text)) return false;
  if (/^[^\\]+\\[^\\]+$/.test(text) && !/[.!]\s/.test(text)) return true;
  return /^[\w.$@-]+$/.test(text) || wellKnownSid(text) !== undefined || localizedSid(text) !== undefined;
}

/**
 * Fields of security events stand in lines below each other: name, then domain (Microsoft, 4625(F): An account failed to
 * log on, as text and as XML). Other languages have other words for the same two lines.
 *
 * Wordings: SQL Server error 18456; WAS events 5002, 5021, 5057 and 5059 (System log); UnauthorizedAccessException of .NET; the
 * detailed error page of IIS. Repetitions have limits where others follow: a pasted log is long.
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
  { kind: 'account', pattern: /Login failed for user\s+['‘"“]([^'’"”\r\n]+)['’"”]/gi },
  { kind: 'account', pattern: /\bLogon user\s*:?\s+(?!Not yet|Anonymous)([^\s\r\n][^\r\n]*)/gi },
  { kind: 'pool', pattern: /\bidentity of application pool\s+['"]?(.+?)['"]?\s+is invalid/gi },
  { kind: 'pool', pattern: /\bapplication pool\s+['"]?(.+?)['"]?\s+(?:has been|was|is being|will be)\b/gi },
  { kind: 'pool', pattern: /\bserving application pool\s+['"]([^'"]+)['"]/gi },
  { kind: 'path', pattern: /Access to the path\s+['"]([^'"]+)['"]\s+is denied/gi },
  { kind: 'path', pattern: /\bPhysical Path\s*:?\s+([A-Za-z]:\\[^\r\n]+|\\\\[^\r\n]+)/gi },
  { kind: 'account', pattern: /\b(IIS APPPOOL\\[^'"\r\n<>,;()]+?)(?=['".,;)<>\r\n]|\s{2}|$)/gi },
  { kind: 'account', pattern: /\b(NT AUTHORITY\\(?:ANONYMOUS LOGON|NETWORK SERVICE|LOCAL SERVICE|SYSTEM|IUSR))\b/gi },
  { kind: 'sid', pattern: /\b(S-1-(?!0-0\b)\d+(?:-\d+)+)\b/gi },
  { kind: 'account', pattern: /(?<![\w:\\.])([\w-]{1,255}\\[\w.-]+\$?)(?![\w\\])/g },
];

function inMessage(text: string): readonly Subject[] {
  const found = new Map<string, Subject>();
  // What was understood is taken out, so that a path or an account is not read a second time as something else.
  let rest = text;
  for (const { kind, pattern } of PATTERNS) {
    rest = rest.replace(pattern, (whole, given: string, domain: unknown) => {
      const name = typeof domain === 'string' ? withDomain(given.trim(), domain.trim()) : given.trim();
      const key = `${kind} ${name.toLowerCase()}`;
      if (name !== '' && !found.has(key)) found.set(key, subject(kind, name));
      return ' '.repeat(whole.length);
    });
  }
  return [...found.values()];
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
