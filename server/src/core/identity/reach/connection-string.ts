/** Where a connection string leads, as far as its text says it (R60); `unknown`: perhaps this machine. */
export type SqlServerPlace = 'local' | 'remote' | 'localdb' | 'unknown';

/** The parts of a connection string that decide who logs on. The password is never kept. */
export interface ConnectionString {
  /** False where the text names the driver of another database, has keywords of one, or leaves it to a file or DSN. */
  readonly isSqlServer: boolean;
  /** Windows authentication: it wins over a user name in the same string. */
  readonly integrated: boolean;
  /** `Authentication` where it asks for a Microsoft Entra identity, as written. */
  readonly entra: string | undefined;
  /** SQL login, where the string names one and neither Windows nor Entra authentication is on. */
  readonly userId: string | undefined;
  readonly dataSource: string | undefined;
  readonly server: SqlServerPlace;
  /** The database file that the server is to attach, as written. */
  readonly attached: string | undefined;
  /** `User Instance`: SQL Server Express starts an instance of its own that runs as the caller. */
  readonly isUserInstance: boolean;
}

const INTEGRATED_KEYS = ['integrated security', 'trusted_connection'];
const USER_KEYS = ['user id', 'uid', 'user'];
const SERVER_KEYS = ['data source', 'server', 'address', 'addr', 'network address'];
/** https://learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring */
const FILE_KEYS = ['attachdbfilename', 'extended properties', 'initial file name'];

/** Reads the text of a connection string (ADO.NET, OLE DB, ODBC, or the nested one of Entity Framework). */
export function readConnectionString(text: string, machineName: string | undefined): ConnectionString {
  const parts = connectionStringParts(text);
  const nested = nestedIn(text, parts);
  if (nested !== undefined) {
    const inner = readConnectionString(nested, machineName);
    const provider = parts.get('provider');
    return { ...inner, isSqlServer: inner.isSqlServer && (provider === undefined || SQL_CLIENT.test(provider.trim())) };
  }
  const integrated = lastOf(parts, INTEGRATED_KEYS);
  const entra = entraOf(parts.get('authentication'));
  const isIntegrated = entra === undefined && integrated !== undefined && /^(true|yes|sspi)$/i.test(integrated.trim());
  const userId = lastOf(parts, USER_KEYS)?.trim();
  const dataSource = lastOf(parts, SERVER_KEYS)?.trim();
  return {
    isSqlServer: isForSqlServer(parts),
    integrated: isIntegrated,
    entra,
    userId: isIntegrated || entra !== undefined || !userId ? undefined : userId,
    dataSource,
    server: dataSource === undefined ? 'unknown' : placeOfDataSource(dataSource, machineName),
    attached: lastOf(parts, FILE_KEYS)?.trim() || undefined,
    isUserInstance: /^(true|yes)$/i.test(parts.get('user instance')?.trim() ?? ''),
  };
}

/**
 * The password in a connection string, or in the one of the provider inside of it; undefined where none is written, and
 * where Windows logs on, which passes over it. For a look at what kind of secret it is; never to be kept.
 */
export function passwordIn(text: string): string | undefined {
  const parts = connectionStringParts(text);
  const nested = nestedIn(text, parts);
  if (nested !== undefined) return passwordIn(nested);
  return readConnectionString(text, undefined).integrated ? undefined : lastOf(parts, PASSWORD_KEYS)?.trim();
}

const PASSWORD_KEYS = ['password', 'pwd'];

/** The string of the provider. A closing quote behind a password may be hidden with it: the rest of the text is the string. */
function nestedIn(text: string, parts: ReadonlyMap<string, string>): string | undefined {
  const nested = parts.get('provider connection string');
  if (nested === undefined || !/^["']/.test(nested)) return nested;
  return /provider connection string\s*=\s*["'](?<rest>.*)$/is.exec(text)?.groups?.rest;
}

/** The .NET providers of SQL Server. */
const SQL_CLIENT = /^(System|Microsoft)\.Data\.SqlClient$/i;

/** The drivers of OLE DB and ODBC say in the string whose they are. */
function isForSqlServer(parts: ReadonlyMap<string, string>): boolean {
  const provider = parts.get('provider')?.trim();
  if (provider !== undefined)
    return /^(SQLOLEDB|SQLNCLI\d*|MSOLEDBSQL\d*)\b/i.test(provider) || SQL_CLIENT.test(provider);
  const driver = parts.get('driver');
  if (driver !== undefined) return /\bSQL (Server|Native Client)\b/i.test(driver);
  return !['dsn', 'filedsn', 'file name', ...FOREIGN_KEYWORDS].some(key => parts.has(key));
}

/** Keywords of the providers of MySQL and PostgreSQL. SqlClient knows none of them and refuses a string that has one. */
const FOREIGN_KEYWORDS = ['host', 'username', 'port', 'sslmode', 'ssl mode', 'charset', 'character set'];

/** `Authentication` of SqlClient and ODBC: all its values but SqlPassword stand for Entra identities. */
function entraOf(text: string | undefined): string | undefined {
  const name = text?.replace(/\s/g, '').toLowerCase() ?? '';
  return name.startsWith('activedirectory') ? text?.trim() : undefined;
}

/** The value of a keyword that has several names: the one that stands last counts, whatever its name. */
function lastOf(parts: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  const written = [...parts].filter(([key]) => names.includes(key));
  return written.at(-1)?.[1];
}

/**
 * Keyword and value pairs; keywords in lower case, the last one of a name counts, and its place in the order. Values may stand in quotes (doubled
 * inside) or braces, and `==` in a keyword is one `=`, as ADO.NET and ODBC read them.
 */
export function connectionStringParts(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const { key, next } = readKeyword(text, at);
    if (next === undefined) break;
    const value = readValue(text, next);
    if (key !== '') {
      parts.delete(key);
      parts.set(key, value.text);
    }
    at = value.next;
  }
  return parts;
}

function readKeyword(text: string, start: number): { readonly key: string; readonly next: number | undefined } {
  let from = start;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    // An empty pair, or a word without value: both are skipped.
    if (character === ';') from = i + 1;
    else if (character === '=') {
      if (text[i + 1] === '=') i++;
      else return { key: text.slice(from, i).replace(/==/g, '=').trim().toLowerCase(), next: i + 1 };
    }
  }
  return { key: '', next: undefined };
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '{': '}' };

function readValue(text: string, start: number): { readonly text: string; readonly next: number } {
  let at = start;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  const close = CLOSING[text[at] ?? ''];
  if (close !== undefined) {
    let value = '';
    for (let i = at + 1; i < text.length; i++) {
      if (text[i] !== close) value += text[i];
      else if (text[i + 1] === close) {
        value += close;
        i++;
      } else {
        const end = text.indexOf(';', i);
        return { text: value, next: end < 0 ? text.length : end + 1 };
      }
    }
  }
  const end = text.indexOf(';', at);
  return end < 0
    ? { text: text.slice(at).trim(), next: text.length }
    : { text: text.slice(at, end).trim(), next: end + 1 };
}

const LOCAL_NAMES: ReadonlySet<string> = new Set(['.', '(local)', 'localhost', '::1']);

/**
 * Whether a data source is this machine: one of the names for it, with an optional protocol prefix, `\instance` and
 * `,port`. `(localdb)` is a server of the calling account. An address may be one of this machine, and so may a name as
 * long as that of the machine is not known; one that begins with it is taken for its full name (R60).
 */
export function placeOfDataSource(dataSource: string, machineName: string | undefined): SqlServerPlace {
  const prefix = /^\s*(?:admin\s*:\s*)?(?:(?<protocol>tcp|lpc|np)\s*:\s*)?/i.exec(dataSource);
  const text = dataSource.slice(prefix?.[0].length ?? 0).trim();
  if (text === '') return 'unknown';
  if (/^\(localdb\)/i.test(text)) return 'localdb';
  // Shared memory ends at the machine.
  if (prefix?.groups?.protocol?.toLowerCase() === 'lpc') return 'local';
  const pipe = /^\\\\(?<server>[^\\]*)/.exec(text)?.groups?.server;
  const server =
    pipe ??
    text
      .replace(/,\s*\d*\s*$/, '')
      .replace(/\\[^\\]*$/, '')
      .trim()
      .replace(/^\[(.*)\]$/, '$1');
  return placeOfName(server.toLowerCase(), machineName?.toLowerCase());
}

function placeOfName(server: string, machineName: string | undefined): SqlServerPlace {
  if (LOCAL_NAMES.has(server) || /^127(\.\d+){3}$/.test(server)) return 'local';
  const isAddress = /^\d+(\.\d+){3}$/.test(server) || server.includes(':');
  if (isAddress || machineName === undefined) return 'unknown';
  return server.split('.', 1)[0] === machineName ? 'local' : 'remote';
}
