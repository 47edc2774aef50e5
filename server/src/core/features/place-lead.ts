import type { ServerFacts } from '../config/base/server-facts';
import type { Origin } from '../config/base/value';
import { isCodeKind } from '../identity/work/kinds';
import type { Identity } from '../windows/account';
import { codeOf, type KindAnswer, kindOf, type PlaceAnswer } from './answer';
import type { Topic } from './navigate/subject';
import { capitalizedLine, joined, type Line, line, strong } from './print/block';
import { sameVerdict, type Verdict, verdictOf } from './verdict';
import { verdictClause, verdictLabel, type WorkWords } from './verdict-words';
import { accountWords, kindWords, sentenceWords } from './words';

/** What a place comes to: its code, or its static files where no code runs. The status item shows it. */
export function mainKind(answer: PlaceAnswer): KindAnswer | undefined {
  return codeOf(answer) ?? kindOf(answer, 'static') ?? answer.kinds[0];
}

/** The answer in one sentence: the same on the status item, in hovers and on pages. */
export function placeLead(answer: PlaceAnswer, topic: Topic = 'place'): Line {
  const main = mainKind(answer);
  if (!main) return [];
  const clauses = topic === 'anonymous' ? anonymousClauses(answer, main) : clausesOf(answer, topic);
  return line`${capitalizedLine(joined(clauses, '; '))}.`;
}

/** Who acts for one kind of work at a place, in one sentence. */
export function kindLead(answer: KindAnswer, facts: ServerFacts): Line {
  const { kind, resolution } = answer;
  const words = kind === 'static' ? FILES : isCodeKind(kind) ? codeWords('anonymous', answer) : otherWords(answer);
  return line`${capitalizedLine(verdictClause(verdictOf(resolution), words, facts))}.`;
}

/** The answer in a few words. */
export function placeLabel(answer: PlaceAnswer): string {
  const main = mainKind(answer);
  if (!main) return 'account unknown';
  const verdict = verdictOf(main.resolution);
  return verdict.kind === 'unknown' && !verdict.doubt ? 'account unknown' : verdictLabel(verdict, answer.place.facts);
}

function clausesOf(answer: PlaceAnswer, topic: Topic): readonly Line[] {
  const { facts } = answer.place;
  const code = codeOf(answer);
  const files = kindOf(answer, 'static');
  const [first, second] = [code, files].flatMap(kind => kind ?? []);
  const verdict = first && verdictOf(first.resolution);
  if (verdict && stops(verdict) && (!second || sameVerdict(verdictOf(second.resolution), verdict)))
    return [verdictClause(verdict, requests(first), facts)];
  const other = second && verdictOf(second.resolution);
  if (first && verdict?.kind === 'redirects' && other?.kind === 'redirects' && isOneLine(verdict, other))
    return [sameRedirect(verdict, requests(first), facts)];
  const clauses: Line[] = [];
  // R40: ASP.NET Core never looks at <identity>.
  if (topic === 'impersonation' && code?.kind === 'aspnetcore') clauses.push(['This has no effect on ASP.NET Core']);
  if (code) clauses.push(verdictClause(withoutTwin(verdictOf(code.resolution), other), codeWords(topic, code), facts));
  if (files) clauses.push(verdictClause(verdictOf(files.resolution), FILES, facts));
  if (clauses.length === 0 && answer.kinds[0])
    clauses.push(verdictClause(verdictOf(answer.kinds[0].resolution), otherWords(answer.kinds[0]), facts));
  return clauses;
}

/** True where one line of the configuration redirects both; only the page behind it is another. */
function isOneLine(a: Redirect, b: Redirect): boolean {
  return a.status === b.status && isSamePlace(a.at, b.at);
}

function isSamePlace(a: Origin | undefined, b: Origin | undefined): boolean {
  return a !== undefined && a.file === b?.file && a.span.start === b.span.start;
}

function sameRedirect({ status, text }: Redirect, { subject }: WorkWords, facts: ServerFacts): Line {
  return line`${subject} are redirected (${strong(status)}): ${sentenceWords(text, facts).replace(/\.$/, '')}`;
}

/** A doubt that the next clause tells for both, of one line of the configuration, is told once. */
function withoutTwin(verdict: Verdict, next: Verdict | undefined): Verdict {
  if (verdict.kind !== 'acts' || next?.kind !== 'acts' || !verdict.doubt || !next.doubt) return verdict;
  const isTold = verdict.doubt.status === next.doubt.status && isSamePlace(verdict.doubt.at, next.doubt.at);
  return isTold ? { kind: 'acts', account: verdict.account } : verdict;
}

type Redirect = Extract<Verdict, { readonly kind: 'redirects' }>;

/** Whom requests without credentials act as, and whom the code; no account where requests end before one acts. */
function anonymousClauses(answer: PlaceAnswer, main: KindAnswer): readonly Line[] {
  const { facts } = answer.place;
  const { anonymousIdentity } = main.resolution;
  const verdict = verdictOf(main.resolution);
  const anonymous = anonymousClause(anonymousIdentity, stops(verdict), answer);
  if (stops(verdict)) return [...clausesOf(answer, 'place'), ...(anonymousIdentity.kind === 'none' ? [] : [anonymous])];
  const code = codeOf(answer);
  if (!code) return [anonymous];
  return [anonymous, verdictClause(verdict, { ...codeWords('anonymous', code), subject: kindWords(code.kind) }, facts)];
}

function anonymousClause(anonymous: Identity, isStopped: boolean, { place: { facts } }: PlaceAnswer): Line {
  if (anonymous.kind === 'none') return ['anonymous requests are refused here'];
  const words = accountWords(anonymous, facts);
  if (anonymous.kind === 'unknown') return [`the account of anonymous requests here ${words}`];
  return line`anonymous requests ${isStopped ? 'would act' : 'act'} as ${strong(words)}${isStopped ? '' : ' here'}`;
}

/** True where no account acts on the request. */
function stops(verdict: Verdict): boolean {
  return (
    verdict.kind === 'fails' ||
    verdict.kind === 'redirects' ||
    (verdict.kind === 'unknown' && verdict.doubt !== undefined)
  );
}

const FILES: WorkWords = {
  subject: 'static files',
  isPlural: true,
  acts: 'are read as',
  account: 'reads static files',
};

function requests({ client }: KindAnswer): WorkWords {
  const subject = client === 'none' ? 'requests here' : 'requests of visitors who have logged on';
  return { subject, isPlural: true, acts: 'act as', account: 'acts here' };
}

function codeWords(topic: Topic, { kind, client }: KindAnswer): WorkWords {
  const work = topic === 'place' || topic === 'windows' ? 'code here' : `${kindWords(kind)} here`;
  const isPlural = /s here$/.test(work) && !/process here$/.test(work);
  return {
    subject: client === 'none' ? work : `for a visitor who has logged on, ${work}`,
    isPlural,
    acts: isPlural ? 'run as' : 'runs as',
    account: 'runs code here',
  };
}

function otherWords({ kind }: KindAnswer): WorkWords {
  return { subject: kindWords(kind), isPlural: false, acts: 'is done as', account: `does this: ${kindWords(kind)}` };
}
