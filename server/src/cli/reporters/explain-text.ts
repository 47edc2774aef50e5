import { type ExplanationInWords, IDENTITY_PAGE } from '../../core/analysis';
import { placeOf } from './report';
import { bullet, type Style, section, table, wrap } from './style';

/**
 * A page that can be pasted into a ticket: one line that answers, who is who, the rights needed, and why, with the
 * deciding lines. What several kinds of handler have in common is told once.
 */
export function textOfExplain(answers: readonly ExplanationInWords[], style: Style): string {
  const [first] = answers;
  if (!first) return 'Nothing is served at this path.\n';
  const { site, file, path } = first.query;
  const blocks = [
    style.colors.bold(`${site === undefined ? String(file) : `Site ${site}`}, path ${path}`),
    ...assumption(first, style),
    headlines(answers, style),
    ...hint(answers, style),
    ...facts(answers, style),
    ...section(rightsTitle(first), rights(answers, style), style),
    ...section('Rights to log on', logons(first, style), style),
    ...grouped(
      first.assumed === undefined ? 'Why' : 'This file changes',
      answers,
      answer => answer.steps.map(step => stepLine(step, style)),
      style,
    ),
    ...grouped('Notes', answers, answer => answer.notes.map(note => bullet(note, style)), style),
    ...(first.assumed === undefined ? [] : [wrap(OFFER, style.width, 0)]),
    ...legend(answers, style),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const OFFER =
  'No applicationHost.config that serves this file is known; --apphost names one, and --map the folders of its sites. <pool> stands for the name of the application pool, <folder> for the folder of the site.';

/** What the whole page rests on where no host configuration is known. */
function assumption({ assumed }: ExplanationInWords, style: Style): string[] {
  return assumed === undefined ? [] : [wrap(assumed, style.width, 0)];
}

/** The answer in one line; kinds of handler with the same one share it. */
function headlines(answers: readonly ExplanationInWords[], style: Style): string {
  return [...kindsBy(answers, answer => [answer.acts])]
    .map(([text, kinds]) => wrap(`${style.colors.bold(kinds.join(', '))}: ${text}`, style.width, 2))
    .join('\n');
}

/** Where anonymous access is off, the default question is seldom the one that was meant. */
function hint(answers: readonly ExplanationInWords[], style: Style): string[] {
  const isRefused = answers.some(({ error }) => error?.status === '401.2');
  const client = answers[0]?.query.client as { readonly auth?: unknown } | undefined;
  if (!isRefused || client?.auth !== 'none') return [];
  return [wrap('This is about a visitor without credentials; --auth asks about one who logs on.', style.width, 0)];
}

/** Who is who: first what holds for every kind, then the rest of each. */
function facts(answers: readonly ExplanationInWords[], style: Style): string[] {
  const common = new Set(
    [...kindsBy(answers, answer => rowsOf(answer).map(keyOf))].flatMap(([key, kinds]) =>
      kinds.length === answers.length ? [key] : [],
    ),
  );
  const [first] = answers;
  const shared = first ? rowsOf(first).filter(row => common.has(keyOf(row))) : [];
  const own = kindsBy(answers, answer => {
    const rows = rowsOf(answer).filter(row => !common.has(keyOf(row)));
    return rows.length === 0 ? [] : [table(rows, style)];
  });
  return [
    ...(shared.length === 0 ? [] : [table(shared, style)]),
    ...[...own].map(([rows, kinds]) => `${style.colors.bold(kinds.join(', '))}\n${rows}`),
  ];
}

type Row = readonly [label: string, value: string];

function keyOf([label, value]: Row): string {
  return `${label}\n${value}`;
}

function rowsOf(answer: ExplanationInWords): Row[] {
  const { anonymousIdentity, error, inIisIusrs, processIdentity, processSid, sqlLogin } = answer;
  const refusal = error && error.status !== 'unknown' ? error : undefined;
  const rows: [string, string | null | undefined][] = [
    ['Worker process', nameOf(processIdentity)],
    ['  its SID', processSid],
    ['  in IIS_IUSRS', inIisIusrs],
    ['Anonymous visitor', anonymousIdentity ?? 'none (anonymous authentication is off)'],
    ['Request', nameOf(answer.requestIdentity)],
    ['Files and code', nameOf(answer.fileAccessIdentity)],
    ['On the network', nameOf(answer.networkIdentity)],
    ['SQL Server, same machine', sqlLogin?.local],
    ['SQL Server, remote', sqlLogin?.remote],
    ['Key ring', answer.keyStore],
    ['Refused section', refusal?.section],
    ['Refused file', refusal?.file && placeOf({ file: refusal.file, range: refusal.range })],
  ];
  return rows.flatMap(([label, value]): Row[] => (value ? [[label, value]] : []));
}

function nameOf(identity: string | null): string {
  return identity ?? 'nobody';
}

/** By place, since that is how rights are granted; one line for each entry of an access list. */
function rights(answers: readonly ExplanationInWords[], style: Style): string[] {
  const purposes = kindsBy(answers, ({ requiredAccess, additionalAccess }) =>
    [...requiredAccess, ...additionalAccess].map(
      ({ path, on, right, shareRight, identity, optional, what, access }) => {
        const place = path ?? on;
        const condition = optional ? ', only if the application writes there' : '';
        const share = shareRight ? ` (${shareRight} on the share as well)` : '';
        const verdict = access?.words ?? '';
        return [place, `${right} for ${identity}${share}${condition}`, what === place ? '' : what, verdict].join('\n');
      },
    ),
  );
  const places = new Map<string, Map<string, string[]>>();
  for (const [key, kinds] of purposes) {
    const [place = '', grant = '', what = '', verdict = ''] = key.split('\n');
    const whose = kinds.length === answers.length ? '' : `(${kinds.join(', ')})`;
    const grants = places.get(place) ?? new Map<string, string[]>();
    const entry = `${grant}\n${verdict}`;
    grants.set(entry, [...(grants.get(entry) ?? []), `${what} ${whose}`.trim()]);
    places.set(place, grants);
  }
  return [...places].flatMap(([place, grants]) => [
    `  ${place}`,
    ...[...grants].flatMap(([entry, reasons]) => {
      const [grant = '', verdict = ''] = entry.split('\n');
      const why = reasons.filter(reason => reason !== '').join('; ');
      return [
        `    ${wrap(why === '' ? grant : `${grant}${/^\(/.test(why) ? '' : ':'} ${why}`, style.width, 6)}`,
        ...(verdict === '' ? [] : [`      ${verdictLine(verdict, style)}`]),
      ];
    }),
  ]);
}

/** Says when the facts are of that the verdicts below rest on. */
function rightsTitle({ facts }: ExplanationInWords): string {
  if (!facts) return 'Rights needed';
  const origin = [facts.computer, facts.created?.slice(0, 10)].filter(Boolean).join(', ');
  return origin === '' ? 'Rights needed' : `Rights needed (facts of ${origin})`;
}

function verdictLine(verdict: string, style: Style): string {
  const { colors } = style;
  const colour = /granted/.test(verdict.slice(0, 20))
    ? colors.green
    : /denied/.test(verdict.slice(0, 20))
      ? colors.red
      : colors.yellow;
  return colour(wrap(verdict, style.width, 8));
}

function logons({ logons = [] }: ExplanationInWords, style: Style): string[] {
  return logons.map(({ text }) => bullet(text, style));
}

function stepLine({ rule, text, file, range }: ExplanationInWords['steps'][number], style: Style): string {
  const place = file === null ? '' : `  ${placeOf({ file, range })}`;
  return `  ${style.colors.dim(rule.padEnd(5))} ${wrap(`${text}${place}`, style.width, 8)}`;
}

/** Where the rules are explained that the steps name; an address that a ticket can carry. */
function legend(answers: readonly ExplanationInWords[], { colors }: Style): string[] {
  const [first] = answers.flatMap(answer => answer.steps);
  return first ? [colors.dim(`Rules such as ${first.rule} are explained in ${IDENTITY_PAGE}`)] : [];
}

/** A block for what all kinds of handler have in common, then one for each set of them that shares something. */
function grouped(
  title: string,
  answers: readonly ExplanationInWords[],
  linesOf: (answer: ExplanationInWords) => readonly string[],
  style: Style,
): string[] {
  const groups = new Map<string, { readonly count: number; readonly lines: string[] }>();
  for (const [line, kinds] of kindsBy(answers, linesOf)) {
    const name = kinds.length === answers.length ? title : `${title} (${kinds.join(', ')})`;
    const group = groups.get(name) ?? { count: kinds.length, lines: [] };
    group.lines.push(line);
    groups.set(name, group);
  }
  const ordered = [...groups].sort(([, a], [, b]) => b.count - a.count);
  return ordered.flatMap(([name, { lines }]) => section(name, lines, style));
}

/** The kinds of handler that each thing is said of, in the order in which things are said first. */
function kindsBy(
  answers: readonly ExplanationInWords[],
  textsOf: (answer: ExplanationInWords) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const answer of answers) {
    for (const text of new Set(textsOf(answer))) found.set(text, [...(found.get(text) ?? []), answer.handlerKind]);
  }
  return found;
}
