import type { AccessCheck } from '../../access/base/verdict';
import type { ServerFacts } from '../../config/base/server-facts';
import { checkAccess, missingInput, type Subject } from '../../windows/access-check';
import { type ObjectType, parseRight } from '../../windows/access-rights';
import { accountNamed } from '../../windows/account';
import { inheritedAces } from '../../windows/ace-inheritance';
import { type IntegrityRange, integrityLevel, MEDIUM_OR_HIGH, OF_SYSTEM } from '../../windows/integrity-label';
import { type Principal, principalNamed } from '../../windows/principal';
import { aceText, parseSddl } from '../../windows/sddl';
import { SID_ALIASES } from '../../windows/sddl-aliases';
import { acesOf, type SecurityDescriptor } from '../../windows/security-descriptor';
import { parseSid, type Sid } from '../../windows/sid';
import { type AccessReport, reportOfCheck } from './access-answer';

/** A check of one descriptor against a token that is told as a whole: `whoiis access --sddl`. */
export interface DescriptorAsk {
  readonly sddl: string;
  /** SIDs, aliases of SDDL or names; the user first. */
  readonly token: readonly string[];
  readonly denyOnly: readonly string[];
  readonly privileges: readonly string[];
  readonly right: string;
  readonly type: ObjectType;
  readonly readOnly: boolean;
  readonly parent: string | undefined;
}

/** An answer, or what about the question cannot be read. */
export type Answered<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'bad'; readonly reason: string };

export function checkDescriptor(ask: DescriptorAsk): Answered<AccessReport> {
  const mask = parseRight(ask.right, ask.type);
  if (mask === undefined) return bad(`${ask.right} is no right`);
  const descriptor = descriptorIn(ask.sddl);
  if (descriptor.kind === 'bad') return descriptor;
  const parent = ask.parent === undefined ? undefined : descriptorIn(ask.parent);
  if (parent?.kind === 'bad') return parent;
  const stranger = [...ask.token, ...ask.denyOnly].find(text => principalIn(text).sid === undefined);
  if (stranger !== undefined) return bad(`${stranger} is no SID and no name that every machine has`);
  const enabled = sidsOf(ask.token);
  const [user] = ask.token.map(principalIn);
  if (!user) return bad('the token needs a SID');
  const subject: Subject = {
    privileges: ask.privileges,
    integrity: levelOf(enabled),
    holds: tokenOfSids(enabled, sidsOf(ask.denyOnly)),
  };
  const object = {
    descriptor: descriptor.answer,
    type: ask.type,
    readOnly: ask.readOnly,
    parent: parent?.answer,
  };
  const result = checkAccess(object, subject, mask);
  const [doubt] = result.verdict === 'unknown' ? result.doubts : [];
  const check: AccessCheck = {
    purpose: 'right',
    object: undefined,
    type: ask.type,
    identity: accountNamed(user.name, 'own'),
    name: user.name,
    sid: user.sid,
    mask,
    verdict: result.verdict,
    certainty: result.verdict === 'unknown' ? 'likely' : 'certain',
    decidedBy:
      result.verdict !== 'unknown'
        ? result.decidedBy
        : doubt?.isConditional
          ? { kind: 'conditional-ace', ace: doubt.ace }
          : { kind: 'missing' },
    aces: acesOf(descriptor.answer),
    missing:
      result.verdict === 'unknown'
        ? result.because !== 'entries'
          ? [missingInput(result.because)]
          : [
              ...new Set(
                result.doubts.map(({ ace, entry, isConditional }) =>
                  isConditional ? `the condition of ACE ${ace}` : entry.principal.name,
                ),
              ),
            ]
        : [],
    assumed: undefined,
    repairs: [],
    parts: [],
    steps: [],
  };
  return { kind: 'answer', answer: reportOfCheck(check, SERVER) };
}

/** The access list of a new file or folder: `whoiis access --inherit`. */
export interface InheritAsk {
  readonly sddl: string;
  readonly child: 'file' | 'directory';
  readonly creator: string;
  readonly group: string;
}

export interface InheritReport {
  readonly version: 1;
  /** Entries in SDDL, flags in the order OI CI NP IO ID, masks in hexadecimal, SIDs in full. */
  readonly dacl: readonly string[];
}

export function inheritDescriptor(ask: InheritAsk): Answered<InheritReport> {
  const parent = descriptorIn(ask.sddl);
  if (parent.kind === 'bad') return parent;
  if (parent.answer.dacl.kind === 'unread') return bad('the descriptor has no access list (D:)');
  const creator = { user: principalIn(ask.creator), group: principalIn(ask.group) };
  for (const { name, sid } of [creator.user, creator.group])
    if (sid === undefined) return bad(`${name} is no SID and no name that every machine has`);
  return {
    kind: 'answer',
    answer: { version: 1, dacl: inheritedAces(parent.answer, ask.child, creator).map(aceText) },
  };
}

/** The level that the token tells; else those of workers. */
function levelOf(enabled: ReadonlySet<string>): IntegrityRange {
  for (const sid of enabled) {
    const level = integrityLevel(parseSid(sid));
    if (level !== undefined) return { least: level, most: level };
  }
  return enabled.has('S-1-5-18') ? OF_SYSTEM : MEDIUM_OR_HIGH;
}

function tokenOfSids(enabled: ReadonlySet<Sid | string>, denyOnly: ReadonlySet<Sid | string>): Subject['holds'] {
  return (principal, entry) => {
    const { name, sid } = principal;
    const key = sid ?? name.toLowerCase();
    if (enabled.has(key)) return true;
    if (entry === 'deny' && denyOnly.has(key)) return true;
    if (sid !== undefined) return false;
    // A16: of an alias that needs a domain, and of a name that no SID is known for, nobody knows whom it means.
    return { dependsOn: `whom ${name} means` };
  };
}

function sidsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(principalIn).map(({ sid, name }) => sid ?? name.toLowerCase()));
}

function principalIn(text: string): Principal {
  const alias = SID_ALIASES.get(text.trim().toUpperCase());
  return principalNamed(alias ?? text);
}

function descriptorIn(text: string): Answered<SecurityDescriptor> {
  const parsed = parseSddl(text.trim());
  return parsed.kind === 'descriptor'
    ? { kind: 'answer', answer: parsed.descriptor }
    : bad(`the descriptor cannot be read at character ${parsed.at + 1}: ${parsed.reason}`);
}

function bad(reason: string): { readonly kind: 'bad'; readonly reason: string } {
  return { kind: 'bad', reason };
}

/** Names of accounts do not depend on a server here. */
const SERVER: ServerFacts = { host: 'iis', iisVersion: '10.0', domainJoined: true, machineName: undefined };
