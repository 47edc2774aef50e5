import type { Place } from '../../config/place';
import { type Identity, NOBODY } from '../../windows/account';
import { sameAnswer } from '../../windows/sentence';
import { placeName } from '../../workspace/place-name';
import type { Snapshot } from '../../workspace/snapshot';
import { anonymousAnswer, answerAt, codeOf, kindOf, type PlaceAnswer } from '../answer';
import { assumedAnswerAt, assumedLead, changesOf, NO_HOST } from '../assumed';
import { needsOf } from '../copy-icacls';
import type { PlaceSubject, Topic } from '../navigate/subject';
import { mainKind, placeLabel, placeLead } from '../place-lead';
import { type Block, code as codeSpan, type Line, line, paragraph, table } from '../print/block';
import { grantedAs, isOnShare } from '../seen-on-share';
import { verdictOf } from '../verdict';
import { verdictLabel } from '../verdict-words';
import { accountWords, kindWords } from '../words';
import { type Grantee, grantLine } from './grant-line';
import type { HoverCursor } from './hover-cursor';
import { placeNotes } from './notes';
import { type ReasonTopic, reasons } from './reasons';
import { rightRows } from './right-rows';
import { decidingSteps } from './steps';

/** Who acts at a place, for each kind of handler there. */
export function placeHover(snapshot: Snapshot, subject: PlaceSubject, at: HoverCursor): readonly Block[] {
  const [first, ...others] = subject.places;
  if (!first) return [];
  const { topic } = subject;
  const client = topic === 'windows' ? 'windows' : undefined;
  const assumed = subject.placed ? undefined : assumedAnswerAt(snapshot, first, client);
  const answer = assumed ?? answerAt(first, client);
  const shown = [codeOf(answer), kindOf(answer, 'static')].flatMap(kind => kind?.resolution ?? []);
  const main = mainKind(answer)?.resolution;
  const steps = (shown.length > 0 || !main ? shown : [main]).flatMap(decidingSteps);
  const needs = needsOf(snapshot, subject);
  const stopped = main && stoppedWorker(answer);
  return [
    ...paragraph(line`${assumed ? assumedLead(assumed, topic) : placeLead(answer, topic)}${stopped ?? ''}`),
    ...grantLine(grantees(answer, topic), first.facts, {
      ...at,
      needs,
      isPlace: assumed !== undefined || first.site !== undefined,
    }),
    ...table(['what', 'account'], rowsOf(answer)),
    ...rightRows(snapshot, answer, answer.kinds),
    ...(assumed ? paragraph(changesOf(assumed).length === 0 ? NO_CHANGES : 'This file changes:') : []),
    ...reasons(assumed ? changesOf(assumed) : steps, { at: at.origin, about: ABOUT[topic] }, first.facts),
    ...paragraph(...placeNotes(answer, topic)),
    ...paragraph(othersLine(others)),
    ...paragraph(subject.placed ? unreadLine(first) : NO_HOST),
  ];
}

const NO_CHANGES = 'This file changes nothing of that.';

const ABOUT: Readonly<Record<Topic, ReasonTopic['about']>> = {
  place: [],
  anonymous: ['anonymous'],
  windows: ['request'],
  impersonation: ['file', 'error'],
  aspNetCore: ['file'],
};

/** The account that is waiting where every request ends before it acts. */
function stoppedWorker(answer: PlaceAnswer): string | undefined {
  const main = mainKind(answer)?.resolution;
  if (!main || verdictOf(main).kind !== 'fails') return undefined;
  const { processIdentity } = main;
  if (processIdentity.kind === 'none' || processIdentity.kind === 'unknown') return undefined;
  return ` The account of the worker process is ${accountWords(processIdentity, answer.place.facts)}.`;
}

/** Kinds with one account share a row; where the usual visitor logs on, those who do not have theirs. */
function rowsOf(answer: PlaceAnswer): readonly (readonly Line[])[] {
  const { facts } = answer.place;
  const rows = new Map<string, string[]>();
  for (const { kind, resolution } of answer.kinds) {
    const label = verdictLabel(verdictOf(resolution), facts);
    const kinds = rows.get(label);
    if (kinds) kinds.push(kindWords(kind));
    else rows.set(label, [kindWords(kind)]);
  }
  const lines = [...rows].map(([label, kinds]) => [[kinds.join(', ')], [label]]);
  const anonymous = anonymousAnswer(answer);
  if (anonymous) lines.push([['a visitor who has not logged on'], [placeLabel(anonymous)]]);
  const code = codeOf(answer)?.resolution;
  if (code && code.networkIdentity.kind !== 'none')
    lines.push([['code, on the network'], [accountWords(code.networkIdentity, facts)]]);
  const files = isOnShare(answer.place) ? kindOf(answer, 'static')?.resolution : undefined;
  if (files && files.networkIdentity.kind !== 'none')
    lines.push([['static files, on the network'], [accountWords(files.networkIdentity, facts)]]);
  const main = mainKind(answer)?.resolution;
  if (main?.processSid && main.processIdentity.kind === 'virtualAccount')
    lines.push([['SID of the pool account'], [main.processSid]]);
  return lines.map(([what, account]) => [what ?? [], account ?? []]);
}

/** Whom to name where access is granted; on a share the reader of web.config may be the only one who has a name there. */
function grantees(answer: PlaceAnswer, topic: Topic): readonly Grantee[] {
  const { place } = answer;
  const reader = isOnShare(place) ? [{ account: readerOf(answer) ?? NOBODY, purpose: ' for web.config' }] : [];
  return [...workers(answer, topic), ...reader].map(({ account, purpose }) => ({
    account: grantedAs(place, account),
    purpose,
  }));
}

/** The accounts that run code and read static files; where the question is about one, that one. */
function workers(answer: PlaceAnswer, topic: Topic): readonly Grantee[] {
  const code = codeOf(answer)?.resolution;
  const files = kindOf(answer, 'static')?.resolution;
  const anyone = code ?? files ?? mainKind(answer)?.resolution;
  if (topic === 'anonymous') return [{ account: anyone?.anonymousIdentity ?? NOBODY, purpose: '' }];
  const isStopped = code !== undefined && verdictOf(code).kind !== 'acts';
  const runs = isStopped
    ? code.processIdentity
    : (somebody(code?.fileAccessIdentity) ?? somebody(readerOf(answer)) ?? anyone?.processIdentity ?? NOBODY);
  const reader = files && verdictOf(files).kind === 'acts' ? files.fileAccessIdentity : NOBODY;
  return [
    { account: runs, purpose: code ? ' for the code' : ' for web.config' },
    ...(sameAnswer(runs, reader) ? [] : [{ account: reader, purpose: ' for static files' }]),
  ];
}

function readerOf(answer: PlaceAnswer): Identity | undefined {
  return kindOf(answer, 'webconfig-read')?.resolution.fileAccessIdentity;
}

function somebody(identity: Identity | undefined): Identity | undefined {
  return identity?.kind === 'none' ? undefined : identity;
}

function othersLine(others: readonly Place[]): Line {
  if (others.length === 0) return [];
  const names = others.slice(0, 3).flatMap((place, index): Line => {
    const label = placeLabel(answerAt(place));
    return line`${index === 0 ? '' : ', '}${codeSpan(placeName(place))} (${label})`;
  });
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return line`This file also serves ${names}${more}.`;
}

function unreadLine(place: Place): Line {
  const unread = place.unread();
  const first = unread[0];
  if (!first) return [];
  const more = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return line`Assumes that ${codeSpan(first.path)}${more} ${unread.length > 1 ? 'change' : 'changes'} nothing (${first.reason}).`;
}
