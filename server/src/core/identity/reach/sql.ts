import { type Origin, originOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { type Identity, type Login, NOBODY, type Sentence, sameAccount, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import type { Trail } from '../base/step';
import type { Scene } from '../scene';
import { type ConnectionString, readConnectionString, type SqlServerPlace } from './connection-string';
import { remoteLogin } from './network';

/** Which connection strings some code uses: those of its application, or the one of session state. */
export type UsedStrings = 'application' | 'session';

/** Who logs on to a SQL Server, on this machine and on another one. */
export interface SqlLogin {
  readonly local: Login;
  readonly remote: Login;
}

/** One connection string of the place and the login it leads to. */
export interface Connection {
  readonly name: string;
  readonly dataSource: string | null;
  readonly server: SqlServerPlace;
  /** Undefined where the text names neither Windows authentication nor a user. */
  readonly login: Login | undefined;
  /** The same by where the server is; `login` is unknown where that is, and the two differ. */
  readonly logins: SqlLogin | undefined;
  readonly at: Origin | undefined;
}

interface Named {
  readonly name: string;
  readonly parsed: ConnectionString;
  readonly at: Origin | undefined;
}

/** The login of an identity with Integrated Security (R60). */
export function windowsLogin(identity: Identity, place: Place): SqlLogin {
  return { local: identity, remote: remoteLogin(identity, place.facts) };
}

/** Logins of the code that an answer is about: its account, or the SQL login that its connection strings name. */
export function sqlLogin(
  scene: Scene,
  identity: Identity,
  used: UsedStrings | undefined,
): { readonly login: SqlLogin; readonly connections: readonly Connection[] } {
  const { place, trail } = scene;
  const windows = windowsLogin(identity, place);
  const strings = connectionStrings(place, used, trail);
  const connections = strings.map(string => connectionOf(string, windows));
  return { login: overallLogin(strings, windows, trail), connections };
}

function overallLogin(strings: readonly Named[], windows: SqlLogin, trail: Trail): SqlLogin {
  const answers = strings.flatMap(string => {
    const login = loginOf(string.parsed, windows);
    return login ? [{ string, login }] : [];
  });
  const [first] = answers;
  if (!first) return windows;
  const other = answers.find(({ login }) => keyOf(login) !== keyOf(first.login));
  if (other) {
    const logins = new Map(answers.map(({ login }) => [keyOf(login), login.local]));
    const listed = [...logins.values()].reduce<Sentence>(
      (list, login) => (list === '' ? say`${loginInList(login)}` : say`${list}; ${loginInList(login)}`),
      '',
    );
    trail.step('sql', 'R60', 'The connection strings do not all use the same login.', other.string.at);
    const login = unknown(say`the connection string (${listed})`);
    return { local: login, remote: login };
  }
  for (const { string } of answers) trail.step('sql', 'R60', reasonOf(string), string.at);
  if (answers.every(({ string }) => string.parsed.integrated && string.parsed.server === 'localdb')) {
    trail.note('LocalDB runs as the calling account and needs its profile; nobody logs on from elsewhere.');
    return { local: windows.local, remote: NOBODY };
  }
  return first.login;
}

function loginInList(login: Login): Sentence {
  return login.kind === 'unknown' ? login.reason : [login];
}

function keyOf({ local }: SqlLogin): string {
  if (local.kind === 'sqlLogin') return `sql ${local.userId}`;
  return local.kind === 'unknown' && local.reason === ENTRA_REASON ? 'entra' : 'windows';
}

function reasonOf({ name, parsed }: Named): string {
  if (parsed.entra !== undefined)
    return `The connection string ${name} asks for a Microsoft Entra identity (Authentication=${parsed.entra}), neither the Windows account nor a SQL login.`;
  return parsed.integrated
    ? `The connection string ${name} logs on with the Windows account.`
    : `The connection string ${name} uses a SQL login, so the Windows account does not matter.`;
}

const ENTRA_REASON = 'Microsoft Entra ID (Authentication=Active Directory …)';
const ENTRA: Login = unknown(ENTRA_REASON);

/** Who logs on with one string; undefined where it names neither Windows authentication nor a user. */
function loginOf({ integrated, entra, userId }: ConnectionString, windows: SqlLogin): SqlLogin | undefined {
  if (entra !== undefined) return { local: ENTRA, remote: ENTRA };
  if (userId !== undefined) return { local: sqlUser(userId), remote: sqlUser(userId) };
  return integrated ? windows : undefined;
}

function connectionOf(string: Named, windows: SqlLogin): Connection {
  const { parsed, name, at } = string;
  const login = loginOf(parsed, windows);
  return {
    name,
    dataSource: parsed.dataSource ?? null,
    server: parsed.server,
    login: login && loginAt(parsed.server, login),
    logins: login,
    at,
  };
}

/** The login that the server of one string sees; both where it may be this machine. */
function loginAt(server: SqlServerPlace, { local, remote }: SqlLogin): Login {
  if (server === 'local' || server === 'localdb') return local;
  if (server === 'remote' || sameLogin(local, remote)) return remote;
  if (local.kind === 'unknown') return local;
  const there = remote.kind === 'unknown' ? say`unknown` : say`${remote}`;
  return unknown(say`where the SQL Server is (on this machine: ${local}; on another: ${there})`);
}

function sameLogin(a: Login, b: Login): boolean {
  if (a.kind === 'sqlLogin') return b.kind === 'sqlLogin' && a.userId === b.userId;
  return a === b || (b.kind !== 'sqlLogin' && sameAccount(a, b));
}

function sqlUser(userId: string): Login {
  return { kind: 'sqlLogin', userId };
}

/** Providers whose connection strings lead to SQL Server. */
const SQL_SERVER_PROVIDERS = /^(System\.Data\.(SqlClient|EntityClient|OleDb|Odbc)|Microsoft\.Data\.SqlClient)$/i;

function connectionStrings(place: Place, used: UsedStrings | undefined, trail: Trail): readonly Named[] {
  if (used === 'session') return sessionString(place);
  return used === 'application' ? namedStrings(place, trail) : [];
}

/** `connectionStrings`, without the samples that machine.config brings (LocalSqlServer). */
function namedStrings(place: Place, trail: Trail): readonly Named[] {
  const section = place.section('connectionStrings');
  if (section.unknown !== undefined)
    trail.note(`The connection strings cannot be read: they depend on ${section.unknown}.`);
  const machineFiles = new Set(section.uses.filter(use => use.file.role === 'machine').map(use => use.contentFile.uri));
  const strings: Named[] = [];
  for (const entry of section.collection ?? []) {
    const value = attributeOf(entry, 'connectionString');
    const text = textOf(value) ?? '';
    const provider = textOf(attributeOf(entry, 'providerName')) ?? '';
    if (text === '' || machineFiles.has(entry.at.file) || (provider !== '' && !SQL_SERVER_PROVIDERS.test(provider)))
      continue;
    const parsed = readConnectionString(text, place.facts.machineName);
    if (!parsed.isSqlServer) continue;
    strings.push({ name: textOf(attributeOf(entry, 'name')) ?? '', parsed, at: originOf(value) ?? entry.at });
  }
  return strings;
}

/** `sessionState@sqlConnectionString`, as text or as the name of a connection string. */
function sessionString(place: Place): readonly Named[] {
  const value = attributeOf(place.section('system.web/sessionState'), 'sqlConnectionString');
  const text = textOf(value);
  if (text === undefined) return [];
  const named = text.includes('=') ? undefined : connectionStringNamed(place, text);
  const parsed = readConnectionString(named ?? text, place.facts.machineName);
  return [{ name: named === undefined ? 'sqlConnectionString' : text, parsed, at: originOf(value) }];
}

function connectionStringNamed(place: Place, name: string): string | undefined {
  const entries = place.section('connectionStrings').collection ?? [];
  const entry = entries.find(candidate => textOf(attributeOf(candidate, 'name'))?.toLowerCase() === name.toLowerCase());
  return entry && textOf(attributeOf(entry, 'connectionString'));
}
