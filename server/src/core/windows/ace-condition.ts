import type { Sentence } from './account';
import { type Principal, principalOf } from './principal';
import { SID_ALIASES } from './sddl-aliases';
import { parseSid } from './sid';
import type { Holds } from './token';

/**
 * Whether the condition of an entry is met (A21). Membership alone can be told from outside of the server; claims and
 * attributes of the resource cannot. Three-valued: `true && unknown` is unknown, `false && unknown` is false.
 */
export function conditionHolds(condition: string, holds: (principal: Principal) => Holds): Holds {
  const tokens = condition.match(TOKENS) ?? [];
  const reader = new Reader(tokens, holds, condition);
  const value = reader.expression();
  return reader.isDone ? value : { dependsOn: `the condition ${condition}` };
}

const TOKENS = /&&|\|\||==|!=|<=|>=|[(){},!<>]|"[^"]*"|[^\s(){},!<>=&|"]+/g;
const MEMBERSHIP = /^(Not_)?Member_of(_Any)?$/i;

class Reader {
  #at = 0;

  constructor(
    readonly tokens: readonly string[],
    readonly holds: (principal: Principal) => Holds,
    readonly text: string,
  ) {}

  get isDone(): boolean {
    return this.#at >= this.tokens.length;
  }

  expression(): Holds {
    let value = this.#conjunction();
    while (this.#take('||')) value = or(value, this.#conjunction());
    return value;
  }

  #conjunction(): Holds {
    let value = this.#term();
    while (this.#take('&&')) value = and(value, this.#term());
    return value;
  }

  #term(): Holds {
    if (this.#take('!')) return not(this.#term());
    if (this.#take('(')) {
      const value = this.expression();
      return this.#take(')') ? value : this.#skip();
    }
    const membership = MEMBERSHIP.exec(this.tokens[this.#at] ?? '');
    return membership ? this.#membership(membership[1] !== undefined, membership[2] !== undefined) : this.#skip();
  }

  /** `Member_of {SID(BA), SID(S-1-5-…)}` wants all of them, `Member_of_Any` one (MS-DTYP 2.4.4.17.6). */
  #membership(isNegated: boolean, isAny: boolean): Holds {
    this.#at++;
    const principals: Principal[] = [];
    const isList = this.#take('{');
    for (;;) {
      if (!this.#take('SID') || !this.#take('(')) return this.#skip();
      const name = this.tokens[this.#at++] ?? '';
      const sid = parseSid(name) ?? SID_ALIASES.get(name.toUpperCase());
      principals.push(sid === undefined ? { name, sid } : principalOf(sid));
      if (!this.#take(')')) return this.#skip();
      if (!isList || this.#take('}')) break;
      this.#take(',');
    }
    const values = principals.map(this.holds);
    const value = isAny
      ? values.reduce((a, b) => or(a, b), false as Holds)
      : values.reduce((a, b) => and(a, b), true as Holds);
    return isNegated ? not(value) : value;
  }

  /** What cannot be told: over the comparison to the next operator or parenthesis that closes. */
  #skip(): Holds {
    let depth = 0;
    for (; this.#at < this.tokens.length; this.#at++) {
      const token = this.tokens[this.#at];
      if (token === '(' || token === '{') depth++;
      else if (token === ')' || token === '}') {
        if (depth === 0) break;
        depth--;
      } else if (depth === 0 && (token === '&&' || token === '||')) break;
    }
    return { dependsOn: `the condition ${this.text}` };
  }

  #take(token: string): boolean {
    if (this.tokens[this.#at]?.toUpperCase() !== token) return false;
    this.#at++;
    return true;
  }
}

function and(a: Holds, b: Holds): Holds {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

function or(a: Holds, b: Holds): Holds {
  if (a === true || b === true) return true;
  return a === false ? b : a;
}

function not(value: Holds): Holds {
  return typeof value === 'boolean' ? !value : value;
}

/** Both at once, e.g. that an entry names somebody and that its condition is met. */
export const bothHold: (a: Holds, b: Holds) => Holds = and;

/** What a sentence says an unsettled condition depends on. */
export function doubtOf(value: Holds): Sentence | undefined {
  return typeof value === 'boolean' ? undefined : value.dependsOn;
}
