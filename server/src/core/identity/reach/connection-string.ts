/** Where a connection string leads, as far as its text says it (R60). */
export type SqlServerPlace = 'local' | 'remote' | 'localdb' | 'unknown';

/** The parts of a connection string that decide who logs on. The password is never kept. */
export interface ConnectionString {
  /** Windows authentication: it wins over a user name in the same string. */
  readonly integrated: boolean;
  /** SQL login, where the string names one and Windows authentication is off. */
  readonly userId: string | undefined;
  readonly dataSource: string | undefined;
  readonly server: SqlServerPlace;
}

const INTEGRATED_KEYS = ['integrated security', 'trusted_connection'];
const USER_KEYS = ['user id', 'uid', 'user'];
const SERVER_KEYS = ['data source', 'server', 'address', 'addr', 'network address'];

/** Reads the text of a connection string (ADO.NET, OLE DB, ODBC, or the nested one of Entity Framework). */
export function readConnectionString(text: string, machineName: string | undefined): ConnectionString {
  const parts = connectionStringParts(text);
  const nested = parts.get('provider connection string');
  if (nested !== undefined) return readConnectionString(nested, machineName);
  const integrated = firstOf(parts, INTEGRATED_KEYS);
  const isIntegrated = integrated !== undefined && /^(true|yes|sspi)$/i.test(integrated.trim());
  const userId = firstOf(parts, USER_KEYS)?.trim();
  const dataSource = firstOf(parts, SERVER_KEYS)?.trim();
  return {
    integrated: isIntegrated,
    userId: isIntegrated || !userId ? undefined : userId,
    dataSource,
    server: dataSource === undefined ? 'unknown' : placeOfDataSource(dataSource, machineName),
  };
}

function firstOf(parts: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = parts.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Keyword and value pairs; keywords in lower case, the last one of a name counts. Values may stand in quotes (doubled
 * inside) or braces, and `==` in a keyword is one `=`, as ADO.NET and ODBC read them.
 */
export function connectionStringParts(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const { key, next } = readKeyword(text, at);
    if (next === undefined) break;
    const value = readValue(text, next);
    if (key !== '') parts.set(key, value.text);
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

const LOCAL_NAMES: ReadonlySet<string> = new Set(['.', '(local)', 'localhost', '127.0.0.1', '::1']);

/**
 * Whether a data source is this machine: one of the names for it, with an optional protocol prefix, `\instance` and
 * `,port`. `(localdb)` is a server of the calling account.
 */
export function placeOfDataSource(dataSource: string, machineName: string | undefined): SqlServerPlace {
  const text = dataSource.replace(/^\s*(tcp|lpc|np)\s*:\s*/i, '').trim();
  if (text === '') return 'unknown';
  if (/^\(localdb\)/i.test(text)) return 'localdb';
  if (/^\\\\/.test(text)) {
    const server = /^\\\\(?<server>[^\\]*)/.exec(text)?.groups?.server ?? '';
    return isLocalName(server, machineName) ? 'local' : 'remote';
  }
  const server = text
    .replace(/,\s*\d*\s*$/, '')
    .replace(/\\[^\\]*$/, '')
    .trim()
    .replace(/^\[(.*)\]$/, '$1');
  return isLocalName(server, machineName) ? 'local' : 'remote';
}

function isLocalName(server: string, machineName: string | undefined): boolean {
  const name = server.toLowerCase();
  return LOCAL_NAMES.has(name) || (machineName !== undefined && name === machineName.toLowerCase());
}
