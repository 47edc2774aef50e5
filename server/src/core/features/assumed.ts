import type { Resolution } from '../answer/resolve';
import { declaredAt } from '../config/files/declared-section';
import type { Place } from '../config/place';
import { sectionsAt } from '../config/refusals/file-errors';
import type { ClientAuth } from '../identity/base/query';
import type { Step } from '../identity/base/step';
import type { Identity } from '../windows/account';
import { aclName } from '../windows/icacls';
import { sameSentence } from '../windows/sentence';
import { withoutDefaultHost } from '../workspace/assumed-place';
import type { Snapshot } from '../workspace/snapshot';
import { answerAt, codeOf, type KindAnswer, kindOf, type PlaceAnswer } from './answer';
import type { Topic } from './navigate/subject';
import { mainKind, placeLead } from './place-lead';
import { code, type Inline, joined, type Line, line, uncapitalizedLine } from './print/block';
import { verdictOf } from './verdict';
import { holderWords } from './words';

/**
 * A web.config without its server: what depends on applicationHost.config is unknown, and beside that stands what holds
 * under the defaults of IIS. Whoever tells the second says so, once.
 */

/** The place under the defaults of IIS that stands in for one that no host configuration places; else undefined. */
export function assumedPlaceOf(snapshot: Snapshot, place: Place): Place | undefined {
  if (place.hostFile) return undefined;
  const file = place.node
    .chain()
    .filter(node => node.file?.role === 'web')
    .at(-1)?.file;
  return file && snapshot.assumedPlace(file.uri, place.path);
}

/** Answers under the defaults of IIS for a place that no host configuration places; else undefined. */
export function assumedAnswerAt(snapshot: Snapshot, place: Place, client?: ClientAuth): PlaceAnswer | undefined {
  const assumed = assumedPlaceOf(snapshot, place);
  if (!assumed) return undefined;
  const told = (kind: KindAnswer): KindAnswer => ({
    ...kind,
    resolution: asTold(kind.resolution),
    askedToLogOn: kind.askedToLogOn && asTold(kind.askedToLogOn),
  });
  return { place: assumed, kinds: answerAt(assumed, client).kinds.map(told) };
}

/** What can be told of an answer under the defaults: no place in a file that is none, no SID of a placeholder. */
export function asTold(resolution: Resolution): Resolution {
  const { error, outcome, steps } = resolution;
  return {
    ...resolution,
    processSid: null,
    error: error && withoutDefaultHost(error),
    outcome: outcome.map(withoutDefaultHost),
    steps: steps.map(withoutDefaultHost),
  };
}

/** Why an answer is assumed. */
export function becauseOf(snapshot: Snapshot): string {
  return snapshot.hosts().length === 0 ? 'no applicationHost.config' : 'no applicationHost.config serves this file';
}

/** The offer to name the server. */
export const NO_HOST: Line = line`No applicationHost.config that serves this folder is known. Choose one in the status bar, or set ${code('whoiis.hostConfig')} and ${code('whoiis.pathMappings')}.`;

/** Who acts under the defaults of IIS, in one conditional sentence, for the answers of {@link assumedAnswerAt}. */
export function assumedLead(answer: PlaceAnswer, topic: Topic = 'place'): Line {
  const clauses = topic === 'place' ? actors(answer) : undefined;
  const lead = clauses
    ? line`${joined(clauses, ', ')}${shareClause(answer)}.`
    : uncapitalizedLine(placeLead(answer, topic));
  return line`With the defaults of IIS: ${lead}`;
}

/** Undefined where requests come to something else than to act. */
function actors(answer: PlaceAnswer): readonly Line[] | undefined {
  const clauses: Line[] = [];
  for (const [kind, words] of [
    [codeOf(answer), 'code runs as'],
    [kindOf(answer, 'static'), 'static files are read as'],
  ] as const) {
    if (!kind) continue;
    const verdict = verdictOf(kind.resolution);
    if (verdict.kind !== 'acts' || verdict.doubt) return undefined;
    clauses.push(line`${words} ${nameOf(verdict.account, answer)}`);
  }
  return clauses.length === 0 ? undefined : clauses;
}

function shareClause(answer: PlaceAnswer): Line {
  const account = mainKind(answer)?.resolution.networkIdentity;
  return account && account.kind !== 'none' ? line`; a share sees ${nameOf(account, answer)}` : [];
}

function nameOf(identity: Identity, { place: { facts } }: PlaceAnswer): Inline {
  if (identity.kind === 'machine' && facts.machineName === undefined) return 'the machine account';
  const typed = aclName(identity);
  return typed === undefined ? holderWords(identity, facts) : code(typed);
}

/** What the file itself decides, each step once. */
export function changesOf(answer: PlaceAnswer): readonly Step[] {
  const steps = answer.kinds.flatMap(({ resolution }) => resolution.steps).filter(({ at }) => at !== undefined);
  return steps.filter((step, index) => steps.findIndex(other => sameSentence(other.text, step.text)) === index);
}

/** What the answers take for granted besides: sections that a new server locks are taken as unlocked (R73). */
export function assumptionsAt({ node }: Place): readonly string[] {
  const locked = [...sectionsAt(node)].filter(
    ({ path, known }) => known && !node.schema.isReadByDotNet(path) && declaredAt(path, node).overrideMode === 'Deny',
  );
  return [...new Set(locked.map(({ path }) => path))].map(
    section => `Assumes that the server has ${section} unlocked, which is locked on a new one.`,
  );
}
