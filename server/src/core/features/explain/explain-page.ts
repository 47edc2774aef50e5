import { originWords } from '../../access/words';
import type { Resolution } from '../../answer/resolve';
import { visible } from '../../base/hidden-characters';
import type { Place } from '../../config/place';
import { linkOf } from '../../identity/base/rule-link';
import type { AccessNeed, Right } from '../../identity/work/needs';
import type { OutcomeStage, StageEntry } from '../../outcome/base/stage';
import { accountNamed, type Login, NOBODY } from '../../windows/account';
import { aclName } from '../../windows/icacls';
import { placeName } from '../../workspace/place-name';
import type { Snapshot } from '../../workspace/snapshot';
import { foreignAt } from '../access/facts-at';
import { folderTable } from '../access/folder-table';
import { NeedAnswers } from '../access/need-answers';
import { anonymousAnswer, answerAt, type KindAnswer, type PlaceAnswer } from '../answer';
import { assumedAnswerAt, assumedLead, assumptionsAt, NO_HOST } from '../assumed';
import { placesAt } from '../navigate/places-at';
import { mainKind, placeLead } from '../place-lead';
import {
  type Block,
  code,
  type Line,
  line,
  list,
  paragraph,
  place as placeLink,
  strong,
  table,
  web,
} from '../print/block';
import { printHtml } from '../print/html';
import { printMarkdown } from '../print/markdown';
import { type CommandLinks, NO_COMMANDS, type ShownPlace } from '../print/printer';
import { grantedAs } from '../seen-on-share';
import { verdictOf } from '../verdict';
import { verdictClause, verdictLabel } from '../verdict-words';
import { accountWords, capitalized, grantName, holderWords, kindWords, sentenceWords } from '../words';

/** A page that explains everything about a place: the answer first, details folded. */
export interface ExplainDocument {
  readonly title: string;
  /** With links to lines of files. */
  readonly markdown: string;
  /** The body of a page for clients that show HTML; lines of files open by a command of the client. */
  readonly html: string;
}

/** What links of the HTML do. */
export interface PageLinks {
  readonly commands: CommandLinks;
  /** The address that opens a line of a file. */
  readonly open: (place: ShownPlace) => string;
}

const FILE_LINKS: PageLinks = {
  commands: NO_COMMANDS,
  open: ({ uri, line, character }) => `${uri}#L${line + 1},${character + 1}`,
};

/** The page for a position; where it speaks of no place, for all places of the file. Undefined where there is none. */
export function explainDocumentAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  { commands, open }: PageLinks = FILE_LINKS,
): ExplainDocument | undefined {
  const places = placesAt(snapshot, uri, offset);
  const [first] = places;
  if (!first) return undefined;
  const blocks = places.flatMap((place, index): readonly Block[] => [
    ...(index === 0 ? [] : [{ kind: 'separator' } as const]),
    ...placeBlocks(snapshot, place),
  ]);
  return {
    title: visible(`Who acts at ${placeName(first)}`),
    markdown: printMarkdown({ snapshot, uri, commands: NO_COMMANDS }, blocks),
    html: printHtml({ snapshot, uri, commands }, blocks, open),
  };
}

function placeBlocks(snapshot: Snapshot, place: Place): readonly Block[] {
  const assumed = assumedAnswerAt(snapshot, place);
  const answer = assumed ?? answerAt(place);
  const main = mainKind(answer);
  const anonymous = anonymousAnswer(answer);
  const unread = place.unread();
  const foreign = foreignAt(snapshot, place);
  return [
    { kind: 'heading', level: 1, line: [`Who acts at ${placeName(place)}`] },
    ...paragraph(assumed ? assumedLead(assumed) : placeLead(answer)),
    ...(assumed ? paragraph(NO_HOST, ...assumptionsAt(place)) : []),
    ...(foreign === undefined ? [] : paragraph([foreign])),
    ...(anonymous ? paragraph(line`Without a logon: ${placeLead(anonymous)}`) : []),
    ...table(
      ['what', 'account', 'enter as'],
      answer.kinds.map(kind => summaryRow(answer, kind)),
    ),
    ...(main ? requestBlocks(answer, main) : []),
    ...answer.kinds.map(
      (kind): Block => ({ kind: 'details', summary: detailsTitle(kind), blocks: kindBlocks(snapshot, answer, kind) }),
    ),
    ...(assumed ? [] : folderTable(snapshot, place)),
    ...(unread.length > 0
      ? [
          { kind: 'heading', level: 2, line: ['Assumed'] } as const,
          ...list(unread.map(({ path, reason }) => line`${code(path)} changes nothing (${reason})`)),
        ]
      : []),
  ];
}

/** Who, and what to type where Windows asks for an account. */
function summaryRow({ place }: PlaceAnswer, { kind, resolution }: KindAnswer): readonly Line[] {
  const { facts } = place;
  const verdict = verdictOf(resolution);
  // What else a worker writes, such as keys and logs, has places of its own.
  const isContent = resolution.requiredAccess.some(need => need.shareRight !== undefined);
  const account = verdict.kind !== 'acts' ? NOBODY : isContent ? grantedAs(place, verdict.account) : verdict.account;
  const name = grantName(account, facts);
  const label = verdictLabel(verdict, facts);
  return [[capitalized(kindWords(kind))], [label], name === undefined ? ['–'] : copyable(name)];
}

function copyable(name: string): Line {
  return [code(name), { kind: 'command', text: 'Copy', before: ' · ', command: { kind: 'copy', text: name } }];
}

/** Stages in a short list: what the request passes, and where it ends. */
function requestBlocks({ place: { facts } }: PlaceAnswer, { kind, resolution }: KindAnswer): readonly Block[] {
  const { outcome } = resolution;
  if (outcome.length === 0) return [];
  const items = outcome.map(entry => {
    const at = entry.at ? line` — ${placeLink(entry.at)}` : [];
    const label = resultWords(entry);
    return line`${strong(STAGES[entry.stage])}${label === '' ? '' : ` (${label})`}: ${sentenceWords(entry.text, facts)}${at}`;
  });
  return [{ kind: 'heading', level: 2, line: [`What happens to a request (${kindWords(kind)})`] }, ...list(items)];
}

const STAGES: Readonly<Record<OutcomeStage, string>> = {
  site: 'Site',
  pool: 'Application pool',
  configuration: 'Configuration',
  pipeline: 'Before authentication',
  authentication: 'Authentication',
  authorization: 'Authorization',
  handler: 'Handler',
  module: 'Module',
  token: 'Account',
  files: 'Files',
};

function resultWords(entry: StageEntry): string {
  switch (entry.result) {
    case 'pass':
      return '';
    case 'fail':
      return `${entry.certain ? '' : 'normally '}${entry.status === null ? 'no answer' : `fails with ${entry.status}`}`;
    case 'redirect':
      return `${entry.certain ? '' : 'perhaps '}redirected, ${entry.status}`;
    case 'unknown':
      return 'not known';
  }
}

/** The rights that are needed; with facts also those that only some applications need, at their paths on the server. */
function needsHere(
  { requiredAccess, additionalAccess }: Resolution,
  rights: NeedAnswers | undefined,
): readonly AccessNeed[] {
  return rights ? [...requiredAccess, ...additionalAccess].map(need => rights.here(need)) : requiredAccess;
}

function detailsTitle({ kind }: KindAnswer): string {
  return `${capitalized(kindWords(kind))}: accounts, rights and reasons`;
}

function kindBlocks(
  snapshot: Snapshot,
  answer: PlaceAnswer,
  { kind, client, resolution }: KindAnswer,
): readonly Block[] {
  const { facts } = answer.place;
  const verdict = verdictOf(resolution);
  const words = (account: Login): string => accountWords(account, facts);
  const subject = { subject: kindWords(kind), isPlural: false, acts: 'acts as', account: `acts (${kindWords(kind)})` };
  const rights = NeedAnswers.at(snapshot, answer.place, { handlerKind: kind, client: { auth: client } });
  const isAtWork = verdict.kind === 'acts' || verdict.kind === 'unknown';
  const accounts: [string, string][] = [
    ['worker process', words(resolution.processIdentity)],
    ['visitor', resolution.requestIdentity.kind === 'none' ? 'none' : words(resolution.requestIdentity)],
    ['files here', words(resolution.fileAccessIdentity)],
    ['shares and other machines', words(resolution.networkIdentity)],
    ['SQL Server on this machine', words(resolution.sqlLogin?.local ?? NOBODY)],
    ['SQL Server elsewhere', words(resolution.sqlLogin?.remote ?? NOBODY)],
  ];
  const covering = resolution.acePrincipals.flatMap(
    entry => aclName(typeof entry === 'string' ? accountNamed(entry, 'own') : entry) ?? [],
  );
  return [
    ...(isAtWork
      ? table(
          ['', 'account'],
          accounts.map(([what, account]) => [[what], [account]]),
        )
      : paragraph(line`${verdictClause(verdict, subject, facts)}.`)),
    ...(isAtWork && covering.length > 0
      ? paragraph(
          line`An entry in an access list for any of these lets it in: ${covering.flatMap((name, index): Line => line`${index === 0 ? '' : ', '}${code(name)}`)}.`,
        )
      : []),
    ...table(
      ['right', 'account', 'where', 'what for', ...(rights ? [`by the facts${originWords(rights.facts)}`] : [])],
      needsHere(resolution, rights).map((need): readonly Line[] => [
        [`${RIGHTS[need.right]}${need.optional ? ', only if the application writes there' : ''}`],
        [holderWords(need.identity, facts)],
        need.path === null ? [need.on] : [code(need.path)],
        [need.what],
        ...(rights ? [[rights.told(need).words]] : []),
      ]),
    ),
    ...list((rights?.logons() ?? []).map(({ text }) => [text])),
    ...list(
      resolution.steps.map(({ rule, text, at }) => {
        const where = at ? line` — ${placeLink(at)}` : [];
        return line`${sentenceWords(text, facts)} (${web(rule, linkOf(rule))})${where}`;
      }),
    ),
    ...paragraph(...resolution.notes.map(note => [sentenceWords(note, facts)])),
  ];
}

const RIGHTS: Readonly<Record<Right, string>> = {
  Read: 'Read',
  ReadAndExecute: 'Read & execute',
  ListDirectory: 'List folder contents',
  'Read, Write': 'Read and write',
  Modify: 'Modify',
  FullControl: 'Full control',
};
