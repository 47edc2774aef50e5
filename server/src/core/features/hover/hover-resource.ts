import { originWords } from '../../access/words';
import type { Resolution } from '../../answer/resolve';
import type { ServerFacts } from '../../config/base/server-facts';
import type { Place } from '../../config/place';
import type { Step } from '../../identity/base/step';
import type { SqlLogin } from '../../identity/reach/sql';
import type { Login } from '../../windows/account';
import { createLogin } from '../../windows/shell/tsql';
import type { Snapshot } from '../../workspace/snapshot';
import { NeedAnswers } from '../access/need-answers';
import { kindAnswer } from '../answer';
import { assumedPlaceOf, asTold, NO_HOST } from '../assumed';
import type { ResourceSubject } from '../navigate/subject';
import { type Block, capitalizedLine, code, type Line, line, paragraph, strong, table } from '../print/block';
import { type Verdict, verdictOf } from '../verdict';
import { verdictClause } from '../verdict-words';
import { accountWords, capitalized, holderWords, kindWords, sentenceWords, sqlName } from '../words';
import { attachedFile } from './attached-file';
import { grantLine } from './grant-line';
import type { HoverCursor } from './hover-cursor';
import { reasons } from './reasons';
import { actingSteps, decidingSteps } from './steps';

/** Who reads or writes what an attribute names: a log, a database, a folder for temporary files. */
export function resourceHover(snapshot: Snapshot, subject: ResourceSubject, at: HoverCursor): readonly Block[] {
  const [first] = subject.places;
  if (!first) return [];
  const assumed = assumedPlaceOf(snapshot, first);
  if (!assumed) return resourceBlocks(snapshot, first, subject, at, kindAnswer(first, subject.handlerKind).resolution);
  const told = asTold(kindAnswer(assumed, subject.handlerKind).resolution);
  const blocks = resourceBlocks(snapshot, assumed, subject, at, { ...told, steps: told.steps.filter(step => step.at) });
  return blocks.length === 0 ? [] : [...paragraph('With the defaults of IIS:'), ...blocks, ...paragraph(NO_HOST)];
}

function resourceBlocks(
  snapshot: Snapshot,
  place: Place,
  subject: ResourceSubject,
  at: HoverCursor,
  resolution: Resolution,
): readonly Block[] {
  if (/connectionString$/i.test(subject.attribute.name)) return connectionBlocks(subject, place, resolution, at);
  if (subject.handlerKind === 'iisnode') return nodeLogBlocks(place, resolution, at);
  return folderBlocks(snapshot, subject, place, resolution, at);
}

function connectionBlocks(
  { attribute, handlerKind }: ResourceSubject,
  place: Place,
  resolution: Resolution,
  at: HoverCursor,
): readonly Block[] {
  const { facts } = place;
  const verdict = verdictOf(resolution);
  // A request that ends before its code runs logs on to nothing.
  if (verdict.kind === 'fails' || verdict.kind === 'redirects') {
    const words = { subject: kindWords(handlerKind), isPlural: false, acts: 'runs as', account: 'runs code here' };
    return [
      ...paragraph(line`No connection is made: ${verdictClause(verdict, words, facts)}.`),
      ...reasons(decidingSteps(resolution), { at: at.origin, about: ['error'] }, facts),
    ];
  }
  const { start } = attribute.valueSpan;
  const connection = resolution.connections.find(candidate => candidate.at?.span.start === start);
  if (!connection) return [];
  const { login, logins, server, dataSource } = connection;
  const target = line`SQL Server${dataSource ? line` ${code(dataSource)}` : ''} (${WHERE[server]})`;
  if (!login || login.kind === 'none') return [];
  if (login.kind === 'sqlLogin')
    return paragraph(
      line`Logs on to ${target} as the SQL login ${code(login.userId)}; the Windows account does not matter.`,
    );
  const files = paragraph(...attachedFile(attribute.value, resolution, facts));
  const words = accountWords(login, facts);
  const isElsewhere = server !== 'local' && server !== 'localdb';
  const steps = loginSteps(resolution).filter(step => isElsewhere || step.about !== 'network');
  const why = reasons(steps, { at: at.origin, about: ['network', 'file'] }, facts);
  if (login.kind === 'unknown' && server === 'unknown' && logins)
    return [...eitherLogin(target, logins, facts), ...files, ...why];
  if (login.kind === 'unknown') return [...paragraph(line`The login at ${target} ${words}.`), ...why];
  const name = sqlName(login, facts);
  return [
    ...paragraph(line`Logs on to ${target} as ${strong(words)}.`),
    ...(name === undefined || server === 'localdb'
      ? []
      : [...loginListing(name), ...(login.kind === 'machine' ? machineHint(facts) : [])]),
    ...files,
    ...why,
  ];
}

function loginListing(name: string): readonly Block[] {
  const text = createLogin(name);
  return text === undefined ? [] : [{ kind: 'listing', language: 'sql', text }];
}

/** What the server and its domain are called stands in no file of IIS. */
function machineHint({ domainName, machineName }: ServerFacts): readonly Block[] {
  const [ofServer, ofDomain] = [code('whoiis.machineName'), code('whoiis.domainName')];
  if (domainName !== undefined)
    return machineName === undefined ? paragraph(line`The setting ${ofServer} names the server.`) : [];
  return paragraph(
    machineName === undefined
      ? line`Put the domain of the server for ${code('DOMAIN')}; the settings ${ofServer} and ${ofDomain} name them both.`
      : line`Put the domain of the server for ${code('DOMAIN')}; the setting ${ofDomain} names it.`,
  );
}

/** R60: a server that may be this machine or another sees one of two logins. */
function eitherLogin(target: Line, { local, remote }: SqlLogin, facts: ServerFacts): readonly Block[] {
  const words = (login: Login) => strong(accountWords(login, facts));
  const names = [local, remote].flatMap(login => (login.kind === 'sqlLogin' ? [] : (sqlName(login, facts) ?? [])));
  return [
    ...paragraph(
      line`Logs on to ${target} as ${words(local)} if the server is this machine, and as ${words(remote)} if it is another.`,
    ),
    ...names.flatMap(loginListing),
    ...(remote.kind === 'machine' ? machineHint(facts) : []),
  ];
}

const WHERE: Readonly<Record<Resolution['connections'][number]['server'], string>> = {
  local: 'on this machine',
  remote: 'on another machine',
  localdb: 'LocalDB, which runs as the caller',
  unknown: 'on this machine or another',
};

function loginSteps(resolution: Resolution): readonly Step[] {
  return [
    ...decidingSteps(resolution),
    ...resolution.steps.filter(step => step.about === 'network' || step.about === 'sql'),
  ];
}

function folderBlocks(
  snapshot: Snapshot,
  { handlerKind }: ResourceSubject,
  place: Place,
  resolution: Resolution,
  at: HoverCursor,
): readonly Block[] {
  const { facts } = place;
  const verdict = verdictOf(resolution);
  const answers = NeedAnswers.at(snapshot, place, { handlerKind, client: { auth: 'none' } });
  const rows = resolution.requiredAccess
    .map(need => answers?.here(need) ?? need)
    .map((need): readonly Line[] => [
      need.path === null ? [need.on] : [code(need.path)],
      [`${need.right} for ${holderWords(need.identity, facts)}`],
      ...(answers ? [[answers.told(need).words]] : []),
    ]);
  return [
    ...paragraph(writtenLead(capitalized(kindWords(handlerKind)), verdict, facts)),
    ...(verdict.kind === 'acts'
      ? grantLine([{ account: verdict.account, purpose: '' }], facts, { ...at, needs: [], isPlace: false })
      : []),
    ...table(['where', 'needs', ...(answers ? [`by the facts${originWords(answers.facts)}`] : [])], rows),
    ...reasons(actingSteps(resolution), { at: at.origin, about: ['file', 'error'] }, facts),
    ...paragraph(...resolution.notes.map(note => [sentenceWords(note, facts)])),
  ];
}

/**
 * The output of node.exe, which iisnode writes below the application unless it is told another folder. Its error page
 * asks for read and write access of the pool: github.com/tjanczuk/iisnode/issues/506.
 */
function nodeLogBlocks({ facts }: Place, resolution: Resolution, at: HoverCursor): readonly Block[] {
  const verdict = verdictOf(resolution);
  const isWritten = verdict.kind === 'acts';
  return [
    ...paragraph(writtenLead('Log of iisnode', verdict, facts)),
    ...(isWritten
      ? [
          ...grantLine([{ account: verdict.account, purpose: '' }], facts, { ...at, needs: [], isPlace: false }),
          ...paragraph('Requests can fail with 500.1002 where this account may not write in the folder of the log.'),
        ]
      : []),
    ...reasons(actingSteps(resolution), { at: at.origin, about: ['file', 'error'] }, facts),
  ];
}

function writtenLead(title: string, verdict: Verdict, facts: ServerFacts): Line {
  switch (verdict.kind) {
    case 'acts':
      return line`${title}: written by ${strong(accountWords(verdict.account, facts))}.`;
    case 'unknown':
      return line`${title}: the account that writes here ${accountWords(verdict.unknown, facts)}.`;
    default: {
      const requests = { subject: 'requests here', isPlural: true, acts: 'act as', account: 'acts here' };
      return line`${title}: nothing is written. ${capitalizedLine(verdictClause(verdict, requests, facts))}.`;
    }
  }
}
