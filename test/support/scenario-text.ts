import { readFileSync } from 'node:fs';
import type { ClientAuth, HandlerKind, Stage } from '../../server/src/core/analysis';
import type { Expected, ExpectedError, ExpectedNeed, Scenario, ScenarioQuery } from './scenario';

/**
 * Reads identity scenarios written as text. A line of `====` ends a scenario; each has prose, files and questions:
 *
 * ```
 * Title of the scenario. Reasons, rules and sources.
 *
 * -- applicationHost.config --
 * <configuration>…
 * -- ask static /a.html auth=windows R20 --
 * file NT AUTHORITY\IUSR
 * ```
 *
 * A question names the handler kind and the path, then options (`auth mapped stage verb denied site host version
 * machine workgroup`) and the rules it rests on. Its lines say what is expected: `process sid iusrs anonymous request
 * file network local remote error store checks needs`; `-` is nobody, `unknown` depends on something. Without an
 * `error` line there must be none.
 */
export function readTextScenarios(path: string): readonly Scenario[] {
  const text = readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  return text.split(/^====+\n/m).flatMap(part => readScenario(part));
}

function readScenario(text: string): readonly Scenario[] {
  const [prose = '', ...blocks] = text.split(/^-- (?=.* --$)/m);
  const title = prose.trim().split('\n')[0] ?? '';
  const files: Record<string, string> = {};
  const scenarios: Scenario[] = [];
  for (const block of blocks) {
    const end = block.indexOf('\n');
    const header = block.slice(0, end).replace(/ --$/, '');
    const body = block.slice(end + 1);
    if (!header.startsWith('ask ')) files[header] = body;
    else
      scenarios.push({
        id: header.slice(4),
        title,
        files,
        query: readQuery(header.slice(4)),
        expect: readExpected(body),
      });
  }
  if (scenarios.length === 0) throw new Error(`no question in "${title}"`);
  return scenarios;
}

function readQuery(header: string): ScenarioQuery {
  const [kind, path, ...rest] = header.split(' ');
  const options = new Map<string, string>();
  for (const word of rest.join(' ').split(/ (?=[a-z]+=|R\d)/)) {
    const at = word.indexOf('=');
    if (at > 0) options.set(word.slice(0, at), word.slice(at + 1));
    else if (!/^R\d+( |$)/.test(word)) throw new Error(`"${word}" in "${header}"`);
  }
  const auth = (options.get('auth') ?? 'none') as ClientAuth;
  const mapped = options.get('mapped');
  const denied = options.get('denied');
  const query: ScenarioQuery = {
    site: options.get('site') ?? 'Shop',
    path: path ?? '/',
    handlerKind: kind as HandlerKind,
    client: mapped === undefined ? { auth } : { auth, mappedTo: mapped },
    domainJoined: options.get('workgroup') !== 'yes',
    ...(options.has('stage') && { stage: options.get('stage') as Stage }),
    ...(options.has('verb') && { verb: options.get('verb') as string }),
    ...(options.has('host') && { host: options.get('host') as 'iis' }),
    ...(options.has('version') && { iisVersion: options.get('version') as '10.0' }),
    ...(options.has('machine') && { machineName: options.get('machine') as string }),
    ...(denied !== undefined && { deniedIdentities: denied.split(',') }),
  };
  return query;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const IDENTITIES: Readonly<Record<string, keyof Expected>> = {
  process: 'processIdentity',
  sid: 'processSid',
  anonymous: 'anonymousIdentity',
  request: 'requestIdentity',
  file: 'fileAccessIdentity',
  network: 'networkIdentity',
  store: 'keyStore',
};

function readExpected(body: string): Expected {
  const expected: Writable<Expected> = { error: null };
  const sql: { local?: string | null; remote?: string | null } = {};
  const lists: Record<'additionalAccess' | 'requiredAccess', ExpectedNeed[]> = {
    additionalAccess: [],
    requiredAccess: [],
  };
  for (const line of body.split('\n')) {
    if (line.trim() === '') continue;
    const [, key = '', value = ''] = /^(\S+)\s*(.*)$/.exec(line.trim()) ?? [];
    const property = IDENTITIES[key];
    if (property) (expected as Record<string, unknown>)[property] = readIdentity(value);
    else if (key === 'iusrs') expected.inIisIusrs = value === 'yes' ? true : readIdentity(value);
    else if (key === 'local' || key === 'remote') sql[key] = readIdentity(value);
    else if (key === 'error') expected.error = readError(value);
    else if (key === 'checks') readNeed(value, lists.additionalAccess, list => (expected.additionalAccess = list));
    else if (key === 'needs') readNeed(value, lists.requiredAccess, list => (expected.requiredAccess = list));
    else throw new Error(`unknown expectation "${line}"`);
  }
  if (Object.keys(sql).length > 0) expected.sqlLogin = sql;
  return expected;
}

function readIdentity(text: string): string | null {
  if (text === '-') return null;
  return text === 'unknown' ? 'unknown:' : text;
}

/** `STATUS [0xHRESULT] [section] [uncertain]` */
function readError(text: string): ExpectedError {
  const [status = '', ...words] = text.split(' ');
  const error: Writable<ExpectedError> = { status };
  for (const word of words) {
    if (word === 'uncertain') error.certain = false;
    else if (word.startsWith('0x')) error.hresult = word;
    else error.section = word;
  }
  return error;
}

/** `ACCOUNT | right | place`; `-` for an empty list. */
function readNeed(text: string, list: ExpectedNeed[], set: (list: ExpectedNeed[]) => void): void {
  set(list);
  if (text === '-') return;
  const [identity = '', right = '', on = ''] = text.split('|').map(part => part.trim());
  list.push({ identity, right, on });
}
