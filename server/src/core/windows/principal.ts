import type { Identity } from './account';
import { parseSid, type Sid } from './sid';
import { poolSid, serviceSid } from './virtual-account';
import { wellKnownName, wellKnownSid } from './well-known-sids';

/** An account or a group: whom an entry of an access list can name. */
export interface Principal {
  readonly name: string;
  /** Undefined where only a machine or a domain knows the SID of the name. */
  readonly sid: Sid | undefined;
}

/** An account whose name is not known, such as that of a visitor who logs on. */
export interface Unnamed {
  readonly account: Identity;
}

/** The principal of a SID, with its name where every machine has the same. */
export function principalOf(sid: Sid): Principal {
  return { name: wellKnownName(sid) ?? sid, sid };
}

/**
 * The principal that people mean by a name (`Users`, `BUILTIN\Users`, `IIS AppPool\Shop`) or a SID, in any case.
 * Names that no rule turns into a SID stay as they are written.
 */
export function principalNamed(text: string): Principal {
  const name = text.trim();
  const sid = parseSid(name) ?? wellKnownSid(name) ?? virtualAccountSid(name);
  if (sid === undefined) return { name, sid };
  return { name: wellKnownName(sid) ?? name, sid };
}

function virtualAccountSid(name: string): Sid | undefined {
  const [, domain = '', account = ''] = /^([^\\]*)\\(.+)$/s.exec(name) ?? [];
  if (domain.toUpperCase() === 'IIS APPPOOL') return poolSid(account);
  return domain.toUpperCase() === 'NT SERVICE' ? serviceSid(account) : undefined;
}

/**
 * Whether two names stand for one account. A name without a domain, with `.` for the machine or as `user@domain` may
 * be the same account as one with a domain; nobody but Windows can tell, hence `undefined`.
 */
export function isSameName(a: string, b: string): boolean | undefined {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return true;
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one.account !== other.account) return false;
  return one.domain !== undefined && other.domain !== undefined ? false : undefined;
}

/** The domain is undefined where the name leaves it open, as `.\name`, `name` and `name@dns.domain` do. */
function partsOf(name: string): { readonly account: string; readonly domain: string | undefined } {
  const [, qualifier, account = name] = /^([^\\]*)\\(.*)$/s.exec(name) ?? [];
  const plain = qualifier === undefined ? account.replace(/@[^@]*$/, '') : account;
  return { account: plain, domain: qualifier === '.' ? undefined : qualifier };
}
