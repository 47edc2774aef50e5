import type { Origin } from '../../config/base/value';
import type { RuleCode } from '../../identity/base/step';
import type { Sentence } from '../../windows/account';
import { say } from '../../windows/sentence';

/**
 * What a request passes on its way, in the order in which a server asks (O2, O8). `pipeline` is everything at
 * BeginRequest: TLS, addresses, request filtering, rewriting, redirects, the check of Integrated mode.
 */
export const OUTCOME_STAGES = [
  'site',
  'pool',
  'configuration',
  'pipeline',
  'authentication',
  'authorization',
  'handler',
  'module',
  'token',
  'files',
] as const;

export type OutcomeStage = (typeof OUTCOME_STAGES)[number];

interface StageBase {
  readonly stage: OutcomeStage;
  /** One sentence: what was decided, and why. */
  readonly text: Sentence;
  /** Heading of docs/outcome.md or docs/identity.md that says so. */
  readonly rule: RuleCode;
  /** The line that decides, where something written does. */
  readonly at?: Origin | undefined;
}

/** One stage of a request. `fail` and `redirect` that are certain end the list. */
export type StageEntry =
  | (StageBase & { readonly result: 'pass' })
  | (StageBase & {
      readonly result: 'fail';
      /** HTTP status with sub-status; `null` where IIS itself answers nothing (no connection), or nobody knows which. */
      readonly status: string | null;
      readonly hresult: string | null;
      /** False where the server normally, but not surely, fails so. */
      readonly certain: boolean;
      readonly section: string | null;
      /** The middle of a sentence, where `text` is more than that with a capital. */
      readonly reason: Sentence;
      readonly alternatives?: readonly string[] | undefined;
      /** True where the failure comes after authentication, so that the user stays known. */
      readonly afterAuthentication?: boolean;
    })
  | (StageBase & {
      readonly result: 'redirect';
      readonly status: string;
      /** Destination as written. */
      readonly to: string;
      readonly certain: boolean;
    })
  /** `dependsOn` completes the sentence "depends on …". */
  | (StageBase & { readonly result: 'unknown'; readonly dependsOn: Sentence });

export type FailEntry = Extract<StageEntry, { result: 'fail' }>;

interface FailDetails {
  readonly at?: Origin | undefined;
  readonly hresult?: string | null;
  readonly certain?: boolean;
  readonly section?: string | null;
  readonly reason?: Sentence;
  readonly alternatives?: readonly string[] | undefined;
  readonly afterAuthentication?: boolean;
}

export function pass(stage: OutcomeStage, rule: RuleCode, text: Sentence, at?: Origin): StageEntry {
  return { stage, result: 'pass', rule, text, at };
}

export function fail(
  stage: OutcomeStage,
  rule: RuleCode,
  status: string | null,
  text: Sentence,
  details: FailDetails = {},
): FailEntry {
  const { at, hresult, certain, section, alternatives, afterAuthentication } = details;
  return {
    stage,
    result: 'fail',
    rule,
    status,
    text,
    at,
    hresult: hresult ?? null,
    certain: certain ?? true,
    section: section ?? null,
    reason: details.reason ?? text,
    ...(alternatives && { alternatives }),
    ...(afterAuthentication && { afterAuthentication }),
  };
}

export function unknownStage(
  stage: OutcomeStage,
  rule: RuleCode,
  dependsOn: Sentence,
  text: Sentence = say`It depends on ${dependsOn}.`,
  at?: Origin,
): StageEntry {
  return { stage, result: 'unknown', rule, dependsOn, text, at };
}

/** True for an entry that ends the request for certain. */
export function ends(entry: StageEntry): boolean {
  return (entry.result === 'fail' || entry.result === 'redirect') && entry.certain;
}

/** The failure that an answer tells: the first certain one, else the first; none beside a certain redirect (O2). */
export function errorOf(entries: readonly StageEntry[]): FailEntry | undefined {
  if (entries.some(entry => entry.result === 'redirect' && entry.certain)) return undefined;
  const fails = entries.filter((entry): entry is FailEntry => entry.result === 'fail');
  return fails.find(entry => entry.certain) ?? fails[0];
}
