import { type AccessMask, hexMask } from './access-rights';
import { type Principal, principalOf } from './principal';
import { RELATIVE_ALIASES, RIGHT_PAIRS, SID_ALIASES } from './sddl-aliases';
import {
  type Ace,
  type AceEffect,
  CONTAINER_INHERIT,
  type Dacl,
  FAILED_ACCESS,
  INHERIT_ONLY,
  INHERITED,
  NO_PROPAGATE,
  OBJECT_INHERIT,
  type SecurityDescriptor,
  SUCCESSFUL_ACCESS,
} from './security-descriptor';
import { parseSid } from './sid';

/** A text that is no descriptor. */
export interface SddlProblem {
  readonly kind: 'problem';
  /** Completes "the descriptor cannot be read: …". */
  readonly reason: string;
  /** Offset in the text. */
  readonly at: number;
}

export type ParsedSddl = { readonly kind: 'descriptor'; readonly descriptor: SecurityDescriptor } | SddlProblem;

/**
 * Reads a security descriptor string (A14 to A20; MS-DTYP 2.5.1). Entries of every kind are kept; a SID or an alias that
 * nobody knows becomes a principal without a SID, so that no entry is lost. Letters may be of either case.
 */
export function parseSddl(text: string): ParsedSddl {
  try {
    return { kind: 'descriptor', descriptor: new Reader(text).descriptor() };
  } catch (problem) {
    if (problem instanceof Damage) return { kind: 'problem', reason: problem.reason, at: problem.at };
    throw problem;
  }
}

class Damage {
  constructor(
    readonly reason: string,
    readonly at: number,
  ) {}
}

const FLAG_PAIRS: readonly (readonly [string, number])[] = [
  ['OI', OBJECT_INHERIT],
  ['CI', CONTAINER_INHERIT],
  ['NP', NO_PROPAGATE],
  ['IO', INHERIT_ONLY],
  ['ID', INHERITED],
  ['SA', SUCCESSFUL_ACCESS],
  ['FA', FAILED_ACCESS],
];

const FLAG_VALUES: ReadonlyMap<string, number> = new Map([
  ...FLAG_PAIRS,
  // Of auditing entries: trusted protected filters, critical.
  ['TP', 0x40],
  ['CR', 0x20],
]);

/** Types of entries and what they do on a file, a key or a share (A20, A21). */
const EFFECTS: ReadonlyMap<string, AceEffect> = new Map<string, AceEffect>([
  ['A', 'allow'],
  ['D', 'deny'],
  ['OA', 'allow'],
  ['OD', 'deny'],
  ['XA', 'allow'],
  ['XD', 'deny'],
  ['ZA', 'allow'],
]);

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  descriptor(): SecurityDescriptor {
    let owner: Principal | undefined;
    let group: Principal | undefined;
    let dacl: Dacl = { kind: 'unread' };
    let daclFlags = '';
    let sacl: readonly Ace[] | undefined;
    let saclFlags = '';
    const seen = new Set<string>();
    for (this.#skipBlanks(); this.#at < this.text.length; this.#skipBlanks()) {
      const tag = this.text.slice(this.#at, this.#at + 2).toUpperCase();
      if (!/^[OGDS]:$/.test(tag)) this.#fail('a part that begins with O:, G:, D: or S: is expected');
      if (seen.has(tag)) this.#fail(`${tag} stands there twice`);
      seen.add(tag);
      this.#at += 2;
      this.#skipBlanks();
      if (tag === 'O:') owner = this.#principal();
      else if (tag === 'G:') group = this.#principal();
      else {
        const { flags, isNull, aces } = this.#list();
        if (tag === 'S:') {
          sacl = aces;
          saclFlags = flags;
        } else {
          daclFlags = flags;
          dacl = isNull ? { kind: 'null' } : { kind: 'list', aces };
        }
      }
    }
    return { owner, group, dacl, daclFlags, isProtected: daclFlags.includes('P'), sacl, saclFlags };
  }

  /** Owner or group: an alias is followed at once by the next tag. */
  #principal(): Principal {
    const rest = this.text.slice(this.#at);
    const sid = /^S-[0-9A-FX-]+/i.exec(rest)?.[0];
    if (sid !== undefined) {
      // `S-1-5-18D:` ends where the D of the next tag begins; hexadecimal digits are taken for it only without a colon.
      const length = rest.charAt(sid.length) === ':' ? sid.length - 1 : sid.length;
      this.#at += length;
      return principalOfText(sid.slice(0, length));
    }
    const alias = /^[A-Z]{2}/i.exec(rest)?.[0];
    if (alias === undefined) return this.#fail('a SID is expected');
    this.#at += 2;
    return principalOfText(alias);
  }

  #list(): { readonly flags: string; readonly isNull: boolean; readonly aces: readonly Ace[] } {
    let flags = '';
    let isNull = false;
    for (;;) {
      this.#skipBlanks();
      const rest = this.text.slice(this.#at, this.#at + 17).toUpperCase();
      const flag = /^(NO_ACCESS_CONTROL|P(?!:)|A[IR])/.exec(rest)?.[0];
      if (flag === undefined) break;
      this.#at += flag.length;
      if (flag === 'NO_ACCESS_CONTROL') isNull = true;
      else flags += flag;
    }
    const aces: Ace[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.text.charAt(this.#at) !== '(') break;
      aces.push(this.#ace());
    }
    return { flags, isNull, aces };
  }

  #ace(): Ace {
    const fields = this.#fields();
    const [type = '', flags = '', rights = '', objectGuid = '', inheritGuid = '', sid = '', ...more] = fields;
    const name = type.toUpperCase();
    if (!/^[A-Z]{1,2}$/.test(name) || fields.length < 6) this.#fail('an entry has six fields', 1);
    return {
      type: name,
      effect: effectOf(name, objectGuid),
      flags: this.#flags(flags),
      mask: this.#mask(rights),
      principal: principalOfText(sid),
      objectGuid,
      inheritGuid,
      condition: more.length === 0 ? undefined : more.join(';'),
    };
  }

  /** The fields of an entry; parentheses and quoted texts nest in the last one. */
  #fields(): readonly string[] {
    const fields: string[] = [];
    let depth = 0;
    let start = this.#at + 1;
    let quoted = false;
    for (let at = this.#at; at < this.text.length; at++) {
      const char = this.text.charAt(at);
      // Only conditions hold texts; before them a quotation mark is damage, which the fields tell.
      if (char === '"' && fields.length >= 6) quoted = !quoted;
      if (quoted) continue;
      if (char === '(') depth++;
      else if (char === ')' && --depth === 0) {
        fields.push(this.text.slice(start, at).trim());
        this.#at = at + 1;
        return fields;
      } else if (char === ';' && depth === 1 && fields.length < 6) {
        fields.push(this.text.slice(start, at).trim());
        start = at + 1;
      }
    }
    return this.#fail('an entry has no end');
  }

  #flags(text: string): number {
    if (/^(0x[0-9a-f]+|[0-9]+)$/i.test(text)) return Number(text) & 0xff;
    let flags = 0;
    for (const pair of text.replace(/\s/g, '').match(/..?/g) ?? []) {
      const flag = FLAG_VALUES.get(pair.toUpperCase());
      if (flag === undefined) return this.#fail(`${pair} is no flag of an entry`);
      flags |= flag;
    }
    return flags;
  }

  /** Numbers are decimal, octal or hexadecimal; Windows takes negative ones, and all bits for those that are too large. */
  #mask(text: string): AccessMask {
    const number = /^(-?)(0x[0-9a-f]+|[0-9]+)$/i.exec(text);
    if (number) {
      const [, sign, digits = ''] = number;
      const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
      const mask = Math.min(value, 0xffffffff);
      return (sign === '-' ? -mask : mask) >>> 0;
    }
    let mask = 0;
    for (const pair of text.replace(/\s/g, '').match(/..?/g) ?? []) {
      const bits = RIGHT_PAIRS.get(pair.toUpperCase());
      if (bits === undefined) return this.#fail(`${pair} is no right`);
      mask |= bits;
    }
    return mask >>> 0;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.text.charAt(this.#at)) && this.#at < this.text.length) this.#at++;
  }

  #fail(reason: string, back = 0): never {
    throw new Damage(reason, this.#at - back);
  }
}

/** An object entry with a GUID speaks of a property of the directory service: on files it grants nothing (A20). */
function effectOf(type: string, objectGuid: string): AceEffect {
  if (type === 'OA' && objectGuid !== '') return 'none';
  return EFFECTS.get(type) ?? 'none';
}

/** The principal of a SID field; the alias of an account of a domain waits for the domain (A16). */
function principalOfText(text: string): Principal {
  const sid = parseSid(text) ?? SID_ALIASES.get(text.toUpperCase());
  return sid === undefined ? { name: text, sid: undefined } : principalOf(sid);
}

/** The principal of a relative alias (`DA`, `LA`) once the SID of the domain and of the machine are known. */
export function withDomain(
  principal: Principal,
  known: { readonly domain: string | undefined; readonly machine: string | undefined },
): Principal {
  const alias = principal.sid === undefined ? RELATIVE_ALIASES.get(principal.name.toUpperCase()) : undefined;
  const base = alias && known[alias.of];
  const sid = base === undefined ? undefined : parseSid(`${base}-${alias?.rid}`);
  return sid === undefined ? principal : principalOf(sid);
}

/** Flags of an entry in SDDL, in the order OI CI NP IO ID. */
export function flagsText(flags: number): string {
  return FLAG_PAIRS.map(([text, flag]) => (flags & flag ? text : '')).join('');
}

/** An entry in SDDL, its mask in hexadecimal and its SID in full. */
export function aceText({ type, flags, mask, principal, objectGuid, inheritGuid, condition }: Ace): string {
  const who = principal.sid ?? principal.name;
  const more = condition === undefined ? '' : `;${condition}`;
  return `(${type};${flagsText(flags)};${hexMask(mask)};${objectGuid};${inheritGuid};${who}${more})`;
}

/** A descriptor in SDDL, masks in hexadecimal and SIDs in full. */
export function sddlText({ owner, group, dacl, daclFlags, sacl, saclFlags }: SecurityDescriptor): string {
  const who = (tag: string, principal: Principal | undefined) =>
    principal === undefined ? '' : `${tag}:${principal.sid ?? principal.name}`;
  const list = (tag: string, flags: string, aces: readonly Ace[]) => `${tag}:${flags}${aces.map(aceText).join('')}`;
  return [
    who('O', owner),
    who('G', group),
    dacl.kind === 'list'
      ? list('D', daclFlags, dacl.aces)
      : dacl.kind === 'null'
        ? `D:${daclFlags}NO_ACCESS_CONTROL`
        : '',
    sacl === undefined ? '' : list('S', saclFlags, sacl),
  ].join('');
}
