import type { LogonType, Sentence } from '../../windows/account';
import { principalOf } from '../../windows/principal';
import type { TokenGroup } from '../../windows/token';
import type { WellKnownSid } from '../../windows/well-known-sids';
import type { IdentityRule } from '../base/rule-id';

export const EVERYONE = 'S-1-1-0';
export const LOCAL = 'S-1-2-0';
export const CONSOLE_LOGON = 'S-1-2-1';
export const NETWORK = 'S-1-5-2';
export const SERVICE = 'S-1-5-6';
export const AUTHENTICATED_USERS = 'S-1-5-11';
export const THIS_ORGANIZATION = 'S-1-5-15';
export const ADMINISTRATORS = 'S-1-5-32-544';
export const USERS = 'S-1-5-32-545';
export const IIS_IUSRS = 'S-1-5-32-568';
export const NTLM = 'S-1-5-64-10';
export const VIRTUAL_ACCOUNTS = 'S-1-5-82-0';
export const LOCAL_ACCOUNT = 'S-1-5-113';

/** Groups of every account that Windows has authenticated; Users holds Authenticated Users unless somebody changed it. */
export const AUTHENTICATED = [EVERYONE, USERS, AUTHENTICATED_USERS, THIS_ORGANIZATION] as const;

/** The group that each kind of logon leaves in the token. */
const OF_LOGON: Readonly<Record<LogonType, WellKnownSid>> = {
  batch: 'S-1-5-3',
  interactive: 'S-1-5-4',
  network: NETWORK,
  service: SERVICE,
};

/** Groups that are surely in a token. */
export function surely(rule: IdentityRule, ...sids: readonly WellKnownSid[]): readonly TokenGroup[] {
  return sids.map(sid => ({ ...principalOf(sid), sid, rule }));
}

/** Groups that may be in a token; `dependsOn` completes "depends on …". */
export function perhaps(
  rule: IdentityRule,
  dependsOn: Sentence,
  ...sids: readonly WellKnownSid[]
): readonly TokenGroup[] {
  return surely(rule, ...sids).map(group => ({ ...group, dependsOn }));
}

export function forDenyOnly(groups: readonly TokenGroup[]): readonly TokenGroup[] {
  return groups.map(group => ({ ...group, denyOnly: true }));
}

/** The group of a logon; where its kind is not known, those of the kinds that can be. */
export function ofLogon(
  rule: IdentityRule,
  logon: LogonType | undefined,
  dependsOn: Sentence,
  possible: readonly LogonType[],
): readonly TokenGroup[] {
  if (logon !== undefined) return surely(rule, OF_LOGON[logon]);
  return perhaps(rule, dependsOn, ...possible.map(kind => OF_LOGON[kind]));
}
