import assert from 'node:assert/strict';
import {
  type ClientAuth,
  type ExplainQuery,
  type Explanation,
  explain,
  type HandlerKind,
  type Snapshot,
  type Stage,
  uriName,
  type WorkspaceSettings,
} from '../../server/src/core/analysis';
import { settle } from './memory';
import { assertNoSecret } from './secrets';
import type { World } from './world';

/**
 * The answer to a question as `-- explain … --` shows it. The question names the kind of work and the path, then options
 * (`auth mapped stage verb denied site host version machine workgroup`) and the rules that it rests on:
 *
 *     -- explain static /a.html auth=windows R20 --
 *     file NT AUTHORITY\IUSR
 *
 * The answer has the lines that the given one has, of `process sid iusrs anonymous request file network local remote
 * store connections checks needs note step unsaid stage outcome`, and always `error` where there is one that `outcome` does not tell. `-` is
 * nobody, `unknown` depends on something; a given line that begins with `unknown: ` has it in full. `unsaid`
 * is a beginning that no step has; a step that is given with ` ← ` has the file and line that it rests on.
 *
 *     outcome pipeline 404.8
 *     outcome redirect 301 https://shop.example/
 */
export function answerTo(world: World, question: string, given: string): string {
  const { query, settings } = readQuestion(question);
  const explanation = ask(world.snapshot, query, settings);
  assert.deepEqual(ask(world.snapshot, query, settings), explanation, 'the same question, another answer');
  assert.ok(explanation.steps.length > 0, 'an answer without reasons');
  assertNoSecret(world, JSON.stringify(explanation), question);
  return print(explanation, given);
}

/** Asks through the facade, as the server and the command line do, with settings of the question on top. */
function ask(snapshot: Snapshot, query: ExplainQuery, settings: Partial<WorkspaceSettings>): Explanation {
  const workspace = snapshot.withSettings({ ...snapshot.settings, ...settings });
  const [explanation] = settle(workspace, current => explain(current, query)).result;
  assert.ok(explanation, 'no answer');
  return explanation;
}

interface Question {
  readonly query: ExplainQuery;
  readonly settings: Partial<WorkspaceSettings>;
}

function readQuestion(text: string): Question {
  const [kind, path = '/', ...rest] = text.split(' ');
  const options = new Map<string, string>();
  for (const word of rest.join(' ').split(/ (?=[a-z]+=|[RO]\d)/)) {
    const at = word.indexOf('=');
    if (at > 0) options.set(word.slice(0, at), word.slice(at + 1));
    else assert.match(word, /^([RO]\d+( [RO]\d+)*)?$/, `"${word}" in "${text}"`);
  }
  const option = (name: string) => {
    const value = options.get(name);
    options.delete(name);
    return value;
  };
  const auth = (option('auth') ?? 'none') as ClientAuth;
  const mapped = option('mapped');
  const stage = option('stage');
  const verb = option('verb');
  const denied = option('denied');
  const host = option('host');
  const version = option('version');
  const machine = option('machine');
  const question: Question = {
    query: {
      site: option('site') ?? 'Shop',
      path,
      handlerKind: kind as HandlerKind,
      client: mapped === undefined ? { auth } : { auth, mappedTo: mapped },
      ...(stage !== undefined && { stage: stage as Stage }),
      ...(verb !== undefined && { verb }),
      ...(denied !== undefined && { deniedIdentities: denied.split(',') }),
    },
    settings: {
      ...(host !== undefined && { host: host as 'iis' }),
      ...(version !== undefined && { iisVersion: version as '10.0' }),
      ...(machine !== undefined && { machineName: machine }),
      ...(option('workgroup') === 'yes' && { domainJoined: false }),
    },
  };
  assert.deepEqual([...options.keys()], [], `options that do not exist in "${text}"`);
  return question;
}

const LINES: Readonly<Record<string, (explanation: Explanation) => string | null>> = {
  process: ({ processIdentity }) => processIdentity,
  sid: ({ processSid }) => processSid,
  iusrs: ({ inIisIusrs }) => (typeof inIisIusrs === 'boolean' ? (inIisIusrs ? 'yes' : 'no') : inIisIusrs),
  anonymous: ({ anonymousIdentity }) => anonymousIdentity,
  request: ({ requestIdentity }) => requestIdentity,
  file: ({ fileAccessIdentity }) => fileAccessIdentity,
  network: ({ networkIdentity }) => networkIdentity,
  local: ({ sqlLogin }) => sqlLogin?.local ?? null,
  remote: ({ sqlLogin }) => sqlLogin?.remote ?? null,
  store: ({ keyStore }) => keyStore ?? null,
};

const NEEDS = { checks: 'additionalAccess', needs: 'requiredAccess' } as const;

function print(explanation: Explanation, given: string): string {
  const lines: string[] = [];
  const wanted = given.split('\n').filter(line => line.trim() !== '');
  for (const line of wanted) {
    const [, key = '', value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    if (key === 'error') continue;
    if (key === 'note') {
      lines.push(...oneOf(key, explanation.notes, value));
      continue;
    }
    if (key === 'step') {
      lines.push(
        ...oneOf(
          key,
          explanation.steps.map(step => (value.includes(' ← ') ? `${step.text} ← ${placeOf(step)}` : step.text)),
          value,
        ),
      );
      continue;
    }
    if (key === 'unsaid') {
      const said = explanation.steps.map(step => step.text).filter(text => text.startsWith(value));
      lines.push(...(said.length === 0 ? [line] : said.map(text => `step ${text}`)));
      continue;
    }
    if (key === 'stage') {
      lines.push(
        ...oneOf(
          key,
          explanation.outcome.map(entry => entry.text),
          value,
        ),
      );
      continue;
    }
    if (key === 'connections') {
      lines.push(...connectionLines(explanation));
      continue;
    }
    if (key === 'outcome') {
      lines.push(`outcome ${outcomeOf(explanation, value)}`);
      continue;
    }
    if (key === 'checks' || key === 'needs') lines.push(...needLines(explanation, key, value));
    else {
      const line = LINES[key] ?? assert.fail(`no such line: "${key}"`);
      const told = line(explanation);
      lines.push(`${key} ${value.startsWith('unknown: ') ? told : accountOf(told)}`);
    }
  }
  const isTold = lines.some(
    line =>
      line.startsWith('outcome ') &&
      line.split(' ').includes(explanation.error?.status === 'unknown' ? '-' : (explanation.error?.status ?? '')),
  );
  if (explanation.error && !isTold)
    lines.push(
      errorLine(
        explanation.error,
        wanted
          .find(line => line.startsWith('error '))
          ?.split(' ')
          .slice(1) ?? [],
      ),
    );
  return [...new Set(lines)].join('\n');
}

/** `NAME | where the server is | who logs on there`, in full: a line for each connection string; `-` for none. */
function connectionLines({ connections }: Explanation): readonly string[] {
  const lines = connections.map(({ name, server, login }) => `connections ${name} | ${server} | ${login ?? '-'}`);
  return lines.length === 0 ? ['connections -'] : lines;
}

/** The given line where it is told, else all that are; a bare key for none. */
function oneOf(key: string, told: readonly string[], given: string): readonly string[] {
  if (told.includes(given)) return [`${key} ${given}`];
  return told.length === 0 ? [key] : told.map(text => `${key} ${text}`);
}

function placeOf({ file, range }: Explanation['steps'][number]): string {
  return file === null || range === null ? '-' : `${uriName(file)}:${range.start.line + 1}`;
}

/**
 * How the request ends: `STAGE STATUS` (`-` for none) with `uncertain`, `redirect STATUS to`, `unknown` with the stages
 * that are, or `pass`. Alternatives stand behind `or` where the given line has them.
 */
function outcomeOf({ outcome }: Explanation, given: string): string {
  const fails = outcome.filter(({ result }) => result === 'fail');
  const end = fails.find(({ certain }) => certain) ?? outcome.find(({ result }) => result === 'redirect') ?? fails[0];
  if (end?.result === 'redirect') return `redirect ${end.status} ${end.to}${end.certain ? '' : ' uncertain'}`;
  if (end) {
    const others = given.includes(' or ') && end.alternatives?.length ? ` or ${end.alternatives.join(' ')}` : '';
    return `${end.stage} ${end.status ?? '-'}${end.certain ? '' : ' uncertain'}${others}`;
  }
  const unknown = new Set(outcome.filter(({ result }) => result === 'unknown').map(({ stage }) => stage));
  return unknown.size === 0 ? 'pass' : `unknown ${[...unknown].join(' ')}`;
}

function accountOf(text: string | null): string {
  if (text === null) return '-';
  return text.startsWith('unknown: depends on ') ? 'unknown' : text;
}

/** `STATUS [0xHRESULT] [section] [uncertain]`: HRESULT and section where they are asked for. */
function errorLine(error: NonNullable<Explanation['error']>, given: readonly string[]): string {
  const [, ...words] = given;
  const line = ['error', error.status];
  if (words.some(word => word.startsWith('0x'))) line.push(error.hresult ?? '-');
  if (words.some(word => !word.startsWith('0x') && word !== 'uncertain')) line.push(error.section ?? '-');
  if (!error.certain) line.push('uncertain');
  return line.join(' ');
}

/** `ACCOUNT | right | place`: the given one where it is there, else all that are; `-` for none. */
function needLines(explanation: Explanation, key: keyof typeof NEEDS, given: string): readonly string[] {
  const needs = explanation[NEEDS[key]].map(({ identity, right, on }) => `${accountOf(identity)} | ${right} | ${on}`);
  if (needs.includes(given)) return [`${key} ${given}`];
  return needs.length === 0 ? [`${key} -`] : needs.map(need => `${key} ${need}`);
}
