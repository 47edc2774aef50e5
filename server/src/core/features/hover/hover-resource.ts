import { type Resolution, resolve } from '../../answer/resolve';
import type { Place } from '../../config/place';
import type { Step } from '../../identity/base/step';
import { usualClient } from '../../identity/visitor/usual-client';
import { createLogin } from '../../windows/tsql';
import type { Snapshot } from '../../workspace/snapshot';
import type { ResourceSubject } from '../navigate/subject';
import {
  accountWords,
  capitalized,
  code as codeSpan,
  escapeMarkdown,
  kindWords,
  sentenceWords,
  sqlName,
} from '../words';
import { aclLine, fileSteps, table, why } from './hover-parts';

/** Who reads or writes what an attribute names: a log, a database, a folder for temporary files. */
export function resourceHover(snapshot: Snapshot, subject: ResourceSubject): readonly string[] {
  const [place] = subject.places;
  if (!place) return [];
  const resolution = resolve(place, { handlerKind: subject.handlerKind, client: { auth: usualClient(place) } });
  const isString = /connectionString$/i.test(subject.attribute.name);
  return isString
    ? connectionParts(snapshot, subject, place, resolution)
    : folderParts(snapshot, subject, place, resolution);
}

function connectionParts(
  snapshot: Snapshot,
  { attribute }: ResourceSubject,
  place: Place,
  resolution: Resolution,
): readonly string[] {
  const { start } = attribute.valueSpan;
  const connection = resolution.connections.find(candidate => candidate.at?.span.start === start);
  if (!connection) return [];
  const { login, server, dataSource } = connection;
  const where =
    server === 'local'
      ? 'on this machine'
      : server === 'remote'
        ? 'on another machine'
        : server === 'localdb'
          ? 'LocalDB, which runs as the caller'
          : 'whose place the text does not tell';
  const target = `SQL Server ${dataSource ? `${codeSpan(dataSource)}, ` : ''}${where}`;
  if (!login || login.kind === 'none') return [];
  if (login.kind === 'sqlLogin')
    return [`Logs on to ${target} as the SQL login ${codeSpan(login.userId)}; the Windows account does not matter.`];
  const words = accountWords(login, place.facts);
  if (login.kind === 'unknown')
    return [`The login at ${target} ${escapeMarkdown(words)}.`, why(snapshot, place.facts, loginSteps(resolution))];
  const name = sqlName(login, place.facts);
  const statement = name === undefined ? '' : `\`\`\`sql\n${createLogin(name)}\n\`\`\``;
  return [
    `Logs on to ${target} as **${escapeMarkdown(words)}**.`,
    why(snapshot, place.facts, loginSteps(resolution)),
    server === 'localdb' ? '' : statement,
  ];
}

function loginSteps(resolution: Resolution): readonly Step[] {
  return [
    ...fileSteps(resolution),
    ...resolution.steps.filter(step => step.about === 'network' || step.about === 'sql'),
  ];
}

function folderParts(
  snapshot: Snapshot,
  { handlerKind }: ResourceSubject,
  place: Place,
  resolution: Resolution,
): readonly string[] {
  const { fileAccessIdentity: account, error } = resolution;
  const what = kindWords(handlerKind);
  const title = capitalized(what);
  if (error)
    return [
      `${title}: IIS answers **${escapeMarkdown(error.status)}** here: ${escapeMarkdown(sentenceWords(error.reason, place.facts))}.`,
    ];
  const words = escapeMarkdown(accountWords(account, place.facts));
  const rows = resolution.requiredAccess.map(
    need =>
      [
        need.path === null ? escapeMarkdown(need.on) : codeSpan(need.path),
        `${need.right} for ${escapeMarkdown(accountWords(need.identity, place.facts))}`,
      ] as [string, string],
  );
  return [
    account.kind === 'unknown' ? `${title}: the account ${words}.` : `${title}: written by **${words}**.`,
    table(rows, ['where', 'needs']),
    why(snapshot, place.facts, fileSteps(resolution)),
    resolution.notes.map(note => escapeMarkdown(sentenceWords(note, place.facts))).join('  \n'),
    aclLine(account, null),
  ];
}
