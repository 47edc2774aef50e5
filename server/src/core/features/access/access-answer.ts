import { type AccessAnswer, type AskedRight, answerAccess } from '../../access/answer-access';
import type { AccessFinding, AccessFindingRule } from '../../access/base/access-finding';
import type { AccessRule } from '../../access/base/access-rule-id';
import type { AccessCheck, Repair } from '../../access/base/verdict';
import type { Purpose } from '../../access/purposes';
import { type AccessQuery, Question } from '../../access/question';
import { checkWords, decidingText } from '../../access/words';
import type { ServerFacts } from '../../config/base/server-facts';
import { Facts } from '../../facts/facts';
import { hexMask, rightWords } from '../../windows/access-rights';
import type { Snapshot } from '../../workspace/snapshot';
import { canonicalAccount, canonicalText } from '../explain/canonical';
import { hostOf } from '../host-of-question';
import { sentenceWords } from '../words';

/** The question of `whoiis access`. */
export interface AccessAsk extends AccessQuery {
  /** URI of the host configuration; undefined: the first of the workspace. */
  readonly hostConfig?: string | undefined;
  readonly site: string;
  /** URL path inside the site; default `/`. */
  readonly path?: string | undefined;
  /** None: all that the configuration makes plausible. */
  readonly purposes: readonly Purpose[];
  readonly asked?: AskedRight | undefined;
}

/** `whoiis access --format json`. */
export interface AccessReport {
  readonly version: 1;
  readonly facts: FactsSummary;
  readonly checks: readonly JsonCheck[];
  readonly findings: readonly JsonFinding[];
}

export interface FactsSummary {
  readonly created: string | null;
  readonly computer: string | null;
  readonly missing: readonly string[];
}

export interface JsonCheck {
  readonly purpose: string;
  /** Windows path, thumbprint or registry key; `null` for what is about no object. */
  readonly object: string | null;
  readonly identity: string | null;
  readonly sid: string | null;
  /** Hexadecimal. */
  readonly mask: string | null;
  readonly right: string | null;
  readonly verdict: AccessCheck['verdict'];
  readonly certainty: AccessCheck['certainty'];
  readonly decidedBy: JsonDecision;
  readonly missing: readonly string[];
  readonly assumed?: string;
  readonly text: string;
  readonly repair: readonly Repair[];
  /** What Modify on a folder is made of. */
  readonly parts?: AccessCheck['parts'];
  readonly steps: readonly { readonly rule: AccessRule; readonly text: string }[];
}

export interface JsonDecision {
  readonly kind: string;
  readonly ace?: number;
  readonly aces?: readonly number[];
  /** The entries in SDDL. */
  readonly text?: string;
  readonly missingBits?: string;
  readonly right?: string;
  readonly share?: string;
}

export interface JsonFinding {
  readonly rule: AccessFindingRule;
  readonly severity: AccessFinding['severity'];
  readonly object: string;
  readonly message: string;
  readonly repair: readonly Repair[];
}

/** Undefined where no host configuration is loaded, or where it does not define the site. */
export function accessReport(snapshot: Snapshot, ask: AccessAsk): AccessReport | undefined {
  const host = hostOf(snapshot, ask.hostConfig);
  if (!host || !snapshot.topology(host).siteNamed(ask.site)) return undefined;
  const place = snapshot.place(host, ask.site, ask.path ?? '/');
  const answer = answerAccess(new Question(place, ask, snapshot.exported ?? NO_FACTS), ask.purposes, ask.asked);
  return reportOf(answer, place.facts);
}

/** A report without a server: for a descriptor alone. */
export function reportOfCheck(check: AccessCheck, server: ServerFacts): AccessReport {
  return reportOf({ facts: NO_FACTS, checks: [check], findings: [] }, server);
}

export const NO_FACTS = new Facts({
  created: undefined,
  computer: undefined,
  missing: [],
  machine: undefined,
  objects: new Map(),
  accounts: undefined,
  groups: undefined,
  names: undefined,
  rights: undefined,
  shares: undefined,
  shareEntries: [],
  keys: undefined,
  registry: undefined,
  sqlLogins: undefined,
  workers: undefined,
});

function reportOf({ facts, checks, findings }: AccessAnswer, server: ServerFacts): AccessReport {
  return {
    version: 1,
    facts: factsSummary(facts),
    checks: checks.map(check => jsonCheck(check, facts, server)),
    findings: findings.map(({ rule, severity, object, message, repairs }) => ({
      rule,
      severity,
      object,
      message: sentenceWords(message, server),
      repair: repairs,
    })),
  };
}

/** Of what and when facts are. */
export function factsSummary({ data }: Facts): FactsSummary {
  return { created: data.created ?? null, computer: data.computer ?? null, missing: data.missing };
}

export function jsonCheck(check: AccessCheck, facts: Facts, server: ServerFacts): JsonCheck {
  return {
    purpose: check.purpose,
    object: check.object ?? null,
    identity: check.name ?? canonicalAccount(check.identity),
    sid: check.sid ?? null,
    mask: check.mask === undefined ? null : hexMask(check.mask),
    right: check.mask === undefined ? null : rightWords(check.mask, check.type),
    verdict: check.verdict,
    certainty: check.certainty,
    decidedBy: jsonDecision(check),
    missing: check.missing,
    ...(check.assumed !== undefined && { assumed: canonicalText(check.assumed) }),
    text: checkWords(check, server, facts),
    repair: check.repairs,
    ...(check.parts.length > 0 && { parts: check.parts }),
    steps: check.steps.map(({ rule, text }) => ({ rule, text: canonicalText(text) })),
  };
}

function jsonDecision(check: AccessCheck): JsonDecision {
  const { decidedBy } = check;
  const text = decidingText(check);
  const entries = text === undefined ? {} : { text };
  switch (decidedBy.kind) {
    case 'ace':
      return { kind: 'ace', aces: decidedBy.aces, ...entries };
    case 'deny-ace':
    case 'conditional-ace':
      return { kind: decidedBy.kind, ace: decidedBy.ace, ...entries };
    case 'no-ace':
      return { kind: 'no-ace', missingBits: hexMask(decidedBy.missingBits) };
    case 'right':
      return { kind: 'right', ...(decidedBy.right !== undefined && { right: decidedBy.right }) };
    case 'share':
      return { kind: 'share', share: decidedBy.share, ...entries };
    default:
      return { kind: decidedBy.kind };
  }
}
