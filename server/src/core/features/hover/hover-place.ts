import type { Resolution } from '../../answer/resolve';
import type { ServerFacts } from '../../config/base/server-facts';
import type { Place } from '../../config/place';
import type { Failure } from '../../identity/base/failure';
import type { HandlerKind } from '../../identity/base/query';
import { type Identity, NOBODY } from '../../windows/account';
import { aclName } from '../../windows/icacls';
import { sameAnswer } from '../../windows/sentence';
import type { Snapshot } from '../../workspace/snapshot';
import { answerAt, codeOf, kindOf, type PlaceAnswer } from '../answer';
import type { PlaceSubject } from '../navigate/subject';
import { placeName } from '../place-name';
import { accountWords, capitalized, code as codeSpan, escapeMarkdown, kindWords, sentenceWords } from '../words';
import { aclLine, fileSteps, table, why } from './hover-parts';

/** Who acts at a place, for each kind of handler there. */
export function placeHover(snapshot: Snapshot, subject: PlaceSubject): readonly string[] {
  const [first, ...others] = subject.places;
  if (!first) return [];
  const answer = answerAt(first, subject.topic === 'windows' ? 'windows' : undefined);
  const code = codeOf(answer)?.resolution ?? kindOf(answer, 'static')?.resolution;
  const shown = [code, kindOf(answer, 'static')?.resolution].filter(resolution => resolution !== undefined);
  const steps = shown.flatMap(fileSteps);
  return [
    lead(answer, subject),
    table(rowsOf(answer)),
    why(snapshot, first.facts, steps),
    permissionLine(answer, subject.topic),
    othersLine(others),
    subject.placed
      ? unreadLine(first)
      : 'No applicationHost.config that serves this folder is known. Choose one in the status bar, or set `whoiis.hostConfig` and `whoiis.pathMappings`.',
  ];
}

function lead(answer: PlaceAnswer, { topic }: PlaceSubject): string {
  const resolution = (codeOf(answer) ?? kindOf(answer, 'static'))?.resolution;
  if (!resolution) return '';
  if (resolution.error) return refusal(resolution.error, resolution, answer.place.facts);
  return topic === 'anonymous' ? anonymousLead(answer, resolution) : accountsLead(answer, topic);
}

function anonymousLead(answer: PlaceAnswer, { anonymousIdentity, fileAccessIdentity }: Resolution): string {
  const { facts } = answer.place;
  if (anonymousIdentity.kind === 'none') return 'Anonymous requests are refused here.';
  const words = escapeMarkdown(accountWords(anonymousIdentity, facts));
  if (anonymousIdentity.kind === 'unknown') return `The account of anonymous requests here ${words}.`;
  const code = codeOf(answer);
  const rest = code ? `; ${kindWords(code.kind)} runs as ${bold(fileAccessIdentity, facts)}` : '';
  return `Anonymous requests act as **${words}** here${rest}.`;
}

/** Whose code and whose files: the answer to most questions. */
function accountsLead(answer: PlaceAnswer, topic: PlaceSubject['topic']): string {
  const { facts } = answer.place;
  const code = codeOf(answer);
  const files = kindOf(answer, 'static')?.resolution;
  const sentences: string[] = [];
  if (code) {
    const account = code.resolution.fileAccessIdentity;
    // R40: ASP.NET Core never looks at <identity>.
    if (topic === 'impersonation' && code.kind === 'aspnetcore') sentences.push('This has no effect on ASP.NET Core');
    sentences.push(
      account.kind === 'unknown'
        ? `the account that runs code here ${escapeMarkdown(accountWords(account, facts))}`
        : `${codeWords(topic, code.kind)} runs as ${bold(account, facts)}`,
    );
  }
  if (files && !files.error) {
    const account = files.fileAccessIdentity;
    sentences.push(
      account.kind === 'unknown'
        ? `the account that reads static files ${escapeMarkdown(accountWords(account, facts))}`
        : `static files are read as ${bold(account, facts)}`,
    );
  }
  return `${capitalized(sentences.join('; '))}.`;
}

function codeWords(topic: PlaceSubject['topic'], kind: HandlerKind): string {
  if (topic === 'windows') return 'for a visitor who logs on with Windows, code here';
  return topic === 'place' ? 'code here' : `${kindWords(kind)} here`;
}

function bold(account: Identity, facts: ServerFacts): string {
  return `**${escapeMarkdown(accountWords(account, facts))}**`;
}

function refusal(error: Failure, { processIdentity }: Resolution, facts: ServerFacts): string {
  const hresult = error.hresult ? ` (${error.hresult})` : '';
  const certainty = !error.certain ? 'normally answers' : 'answers';
  const isKnown = processIdentity.kind !== 'none' && processIdentity.kind !== 'unknown';
  const worker = isKnown
    ? ` The worker process would be **${escapeMarkdown(sentenceWords([processIdentity], facts))}**.`
    : '';
  return `IIS ${certainty} **${escapeMarkdown(error.status)}**${hresult} here: ${escapeMarkdown(sentenceWords(error.reason, facts))}.${worker}`;
}

/** Kinds with one account share a row. */
function rowsOf(answer: PlaceAnswer): readonly [string, string][] {
  const { facts } = answer.place;
  const rows = new Map<string, string[]>();
  for (const { kind, resolution } of answer.kinds) {
    const account = resolution.error
      ? `refused, ${resolution.error.status}`
      : accountWords(resolution.fileAccessIdentity, facts);
    const kinds = rows.get(account);
    if (kinds) kinds.push(kindWords(kind));
    else rows.set(account, [kindWords(kind)]);
  }
  const table: [string, string][] = [...rows].map(([account, kinds]) => [kinds.join(', '), escapeMarkdown(account)]);
  const code = codeOf(answer)?.resolution;
  if (code && code.networkIdentity.kind !== 'none')
    table.push(['code, on the network', escapeMarkdown(accountWords(code.networkIdentity, facts))]);
  return table;
}

/** The names of the accounts that run code and read static files; where the question is about one, that one. */
function permissionLine(answer: PlaceAnswer, topic: PlaceSubject['topic']): string {
  const code = codeOf(answer)?.resolution;
  const files = kindOf(answer, 'static')?.resolution;
  const anyone = code ?? files;
  if (topic === 'anonymous') return aclLine(anyone?.anonymousIdentity ?? NOBODY, null);
  const runs = code?.error
    ? code.processIdentity
    : (somebody(code?.fileAccessIdentity) ?? files?.processIdentity ?? NOBODY);
  const line = aclLine(runs, anyone && sameAnswer(runs, anyone.processIdentity) ? anyone.processSid : null);
  const reader = files && !files.error ? aclName(files.fileAccessIdentity) : undefined;
  if (reader === undefined || reader === aclName(runs)) return line;
  if (line === '') return aclLine(files?.fileAccessIdentity ?? NOBODY, null);
  // R5, R12: the most common mistake about these two.
  const isSplit = covers(code, IIS_IUSRS) && !covers(files, IIS_IUSRS);
  return `${line}; for static files ${codeSpan(reader)}${isSplit ? '. An entry for IIS\\_IUSRS covers the code, not the static files' : ''}`;
}

function somebody(identity: Identity | undefined): Identity | undefined {
  return identity?.kind === 'none' ? undefined : identity;
}

const IIS_IUSRS = 'BUILTIN\\IIS_IUSRS';

function covers(resolution: Resolution | undefined, principal: string): boolean {
  return resolution?.acePrincipals.includes(principal) ?? false;
}

function othersLine(others: readonly Place[]): string {
  if (others.length === 0) return '';
  const lines = others.slice(0, 3).map(place => {
    const resolution = codeOf(answerAt(place))?.resolution;
    return `${codeSpan(placeName(place))} as ${escapeMarkdown(accountWords(resolution?.processIdentity ?? NOBODY, place.facts))}`;
  });
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return `This file also serves ${lines.join(', ')}${more}.`;
}

function unreadLine(place: Place): string {
  const unread = place.unread();
  const first = unread[0];
  if (!first) return '';
  const more = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return `Assumed: ${codeSpan(first.path)}${more} changes nothing (${escapeMarkdown(first.reason)}).`;
}
