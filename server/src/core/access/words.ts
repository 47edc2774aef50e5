import type { ServerFacts } from '../config/base/server-facts';
import type { Facts } from '../facts/facts';
import { accountWords, holderWords, sentenceWords } from '../identity/base/account-words';
import { rightNames, rightWords } from '../windows/access-rights';
import type { Principal } from '../windows/principal';
import { aceText } from '../windows/sddl';
import type { AccessCheck } from './base/verdict';
import { decidingAces } from './decide';

/** A check in one sentence, with the entry or the right that decided (A59). */
export function checkWords(check: AccessCheck, server: ServerFacts, facts: Facts): string {
  const assumed = check.assumed === undefined ? '' : ` ${assumption(sentenceWords(check.assumed, server))}`;
  const note = check.note === undefined ? '' : ` ${sentenceWords(check.note, server)}`;
  return `${verdictWords(check, server, facts)}.${partsWords(check)}${assumed}${note}${dateWords(facts)}`;
}

/** Who has or lacks what, and by what; a sentence without a full stop. */
export function verdictWords(check: AccessCheck, server: ServerFacts, facts: Facts): string {
  const who = check.name ?? holderWords(check.identity, server);
  const what =
    check.mask === undefined ? (WITHOUT_MASK[check.purpose] ?? 'the logon right') : rightWords(check.mask, check.type);
  const on = check.object === undefined ? '' : ` on ${check.object}`;
  const head =
    check.verdict === 'granted'
      ? `${who} has ${what}${on}`
      : check.verdict === 'denied'
        ? `${who} lacks ${what}${on}`
        : `Whether ${who} has ${what}${on} depends on ${check.missing.join(', ') || 'what is not known'}`;
  return `${head}${reason(check, server, facts)}`;
}

/** The verdict alone, for a line that names the account and `path` already: `granted: ACE 3 (IIS_IUSRS, Modify)`. */
export function shortCheckWords(
  check: AccessCheck,
  server: ServerFacts,
  facts: Facts,
  path: string | null | undefined,
): string {
  const { verdict, certainty, missing } = check;
  if (verdict === 'unknown') return `not known: depends on ${missing.join(', ') || 'what no export tells'}`;
  const why = reason(check, server, facts).replace(/^[:,]? /, '');
  const likely = certainty === 'likely' ? 'probably ' : '';
  const isNamed = check.object === undefined || (path && facts.key(path) === facts.key(check.object));
  const on = isNamed || verdict === 'granted' ? '' : ` on ${check.object}`;
  return `${likely}${verdict}${on}${why === '' ? '' : `: ${why}`}`;
}

/** When facts are of: ` (facts of 2026-11-20)`. */
export function dateWords({ data }: Facts): string {
  return data.created === undefined ? '' : ` (facts of ${data.created.slice(0, 10)})`;
}

/** ` of WEB01, 2026-11-20`. */
export function originWords({ data }: Facts): string {
  const origin = [data.computer, data.created?.slice(0, 10)].filter(Boolean).join(', ');
  return origin === '' ? '' : ` of ${origin}`;
}

/** Half a right is the usual case: what of it the account has. */
function partsWords({ parts, verdict }: AccessCheck): string {
  const granted = parts.filter(part => part.verdict === 'granted').map(({ what }) => what);
  return verdict !== 'denied' || granted.length === 0 ? '' : ` It may ${granted.join(', ')}.`;
}

/** What is asked where no access list is. */
const WITHOUT_MASK: Readonly<Record<string, string>> = { impersonate: 'the privilege', sql: 'a login' };

function assumption(text: string): string {
  return /^Assumes/.test(text) ? text : `Assumes that it ${text}.`.replace(/that it (.*) is made/, 'that $1 is made');
}

function reason(check: AccessCheck, server: ServerFacts, facts: Facts): string {
  const { decidedBy, verdict, barrier } = check;
  if (barrier !== undefined)
    return decidedBy.kind === 'deny-ace'
      ? `: it may not pass ${barrier}, where ACE ${decidedBy.ace} denies it`
      : `: it may not pass ${barrier}, where no entry grants traverse`;
  switch (decidedBy.kind) {
    case 'ace':
      return decidedBy.aces.length === 0
        ? ''
        : `: ${decidedBy.aces.length > 1 ? 'ACEs' : 'ACE'} ${entries(check, server, facts)}`;
    case 'deny-ace':
      return `: ACE ${entries(check, server, facts)} denies it`;
    case 'no-ace':
      return decidedBy.missingBits === check.mask
        ? ': no entry grants it'
        : `: no entry grants ${rightNames(decidedBy.missingBits, check.type).join(', ')}`;
    case 'null-dacl':
      return ': there is no access list, so everybody has';
    case 'owner':
      return ', as the owner';
    case 'privilege':
      return ', by a privilege';
    case 'parent':
      return ', by rights on the folder';
    case 'read-only':
      return ': the file is read-only';
    case 'label':
      return ': the integrity label of the object is above that of the account';
    case 'share':
      return `: the permissions of the share ${decidedBy.share} do not allow it`;
    case 'conditional-ace':
      return `, which the condition of ACE ${decidedBy.ace} tells`;
    case 'right': {
      const [step] = check.steps;
      return step === undefined ? '' : `: ${sentenceWords(step.text, server).replace(/\.$/, '')}`;
    }
    case 'missing':
      return verdict === 'unknown' ? '' : ': not known';
  }
}

/** `3 (IIS_IUSRS, Read & execute)`. */
function entries(check: AccessCheck, server: ServerFacts, facts: Facts): string {
  const nameOf = ({ sid, name }: Principal) =>
    sid === undefined || sid !== name
      ? name
      : sid === check.sid
        ? accountWords(check.identity, server)
        : (facts.nameOf(sid) ?? name);
  return decidingAces(check)
    .map(([place, ace]) => `${place} (${nameOf(ace.principal)}, ${rightWords(ace.mask, check.type)})`)
    .join(' and ');
}

/** The entries that decided, in SDDL. */
export function decidingText(check: AccessCheck): string | undefined {
  const deciding = decidingAces(check);
  return deciding.length === 0 ? undefined : deciding.map(([, ace]) => aceText(ace)).join('');
}
