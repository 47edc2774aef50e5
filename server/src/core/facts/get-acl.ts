import { FULL_CONTROL, MODIFY, READ, READ_EXECUTE, WRITE } from '../windows/access-rights';
import {
  type Ace,
  CONTAINER_INHERIT,
  INHERIT_ONLY,
  INHERITED,
  NO_PROPAGATE,
  OBJECT_INHERIT,
  plainAce,
} from '../windows/security-descriptor';
import { type Exported, type ExportedObject, exportedPrincipal, linesOf } from './exported';
import { booleanIn, type JsonRow, jsonRows, numberIn, rowsIn, textIn } from './json-rows';

/** `Get-Acl … | Select Path,Sddl | ConvertTo-Json` (A9); one object stands there without brackets. */
export function parseGetAclJson(text: string): Exported<ExportedObject> {
  const { rows, problems } = jsonRows(text);
  return ofRows(rows, problems);
}

/** The same by `Export-Csv`: a line of names, then one line each, with or without quotation marks. */
export function parseGetAclCsv(text: string): Exported<ExportedObject> {
  const lines = linesOf(text).filter(line => line.trim() !== '' && !line.startsWith('#TYPE'));
  const [head = '', ...rest] = lines;
  const separator = head.includes(';') && !head.includes(',') ? ';' : ',';
  const names = fieldsOf(head, separator).map(name => name.trim());
  const rows = rest.map(line =>
    Object.fromEntries(fieldsOf(line, separator).map((field, at) => [names[at] ?? `${at}`, field])),
  );
  return ofRows(rows, []);
}

/** The names of columns that such a file begins with. */
export function isGetAclCsv(text: string): boolean {
  const head = linesOf(text.slice(0, 2000)).find(line => line.trim() !== '' && !line.startsWith('#TYPE')) ?? '';
  return /\bSddl\b/i.test(head) && /[,;]/.test(head) && /\bPath\b/i.test(head);
}

function fieldsOf(line: string, separator: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (line.charAt(at + 1) === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === separator) {
      fields.push(field);
      field = '';
    } else field += char;
  }
  return [...fields, field];
}

function ofRows(rows: readonly JsonRow[], more: readonly string[]): Exported<ExportedObject> {
  const objects: ExportedObject[] = [];
  const problems = [...more];
  for (const row of rows) {
    const path = withoutProvider(textIn(row, 'Path') ?? textIn(row, 'PSPath') ?? '');
    const sddl = textIn(row, 'Sddl');
    const access = rowsIn(row, 'Access');
    if (path === '') problems.push('a row has no path');
    else if (sddl !== undefined && sddl !== '') objects.push({ kind: 'sddl', path, sddl });
    else if (access) objects.push({ kind: 'aces', path, aces: access.flatMap(aceOf) });
    else problems.push(`the row of ${path} has neither Sddl nor Access`);
  }
  return { rows: objects, problems };
}

/** `Microsoft.PowerShell.Core\FileSystem::C:\x` is `C:\x`. */
export function withoutProvider(path: string): string {
  return path.replace(/^(?:[\w.]+\\)?\w+::/, '');
}

/** .NET names of rights (FileSystemRights) as PowerShell prints them. */
const RIGHT_NAMES: ReadonlyMap<string, number> = new Map([
  ['fullcontrol', FULL_CONTROL],
  ['modify', MODIFY],
  ['readandexecute', READ_EXECUTE],
  ['read', READ],
  ['write', WRITE],
  ['synchronize', 0x100000],
  ['delete', 0x10000],
  ['changepermissions', 0x40000],
  ['takeownership', 0x80000],
  ['readpermissions', 0x20000],
  ['readdata', 0x1],
  ['listdirectory', 0x1],
  ['writedata', 0x2],
  ['createfiles', 0x2],
  ['appenddata', 0x4],
  ['createdirectories', 0x4],
  ['readextendedattributes', 0x8],
  ['writeextendedattributes', 0x10],
  ['executefile', 0x20],
  ['traverse', 0x20],
  ['deletesubdirectoriesandfiles', 0x40],
  ['readattributes', 0x80],
  ['writeattributes', 0x100],
]);

/** An access rule of .NET; enumerations come as numbers or as names. */
function aceOf(row: JsonRow): readonly Ace[] {
  const identity = row.IdentityReference;
  const account =
    typeof identity === 'object' && identity !== null
      ? textIn(identity as JsonRow, 'Value')
      : textIn(row, 'IdentityReference');
  const mask = numberIn(row, 'FileSystemRights') ?? maskOfNames(textIn(row, 'FileSystemRights') ?? '');
  if (account === undefined || mask === undefined) return [];
  const inheritance = textIn(row, 'InheritanceFlags') ?? '';
  const propagation = textIn(row, 'PropagationFlags') ?? '';
  const inherits = numberIn(row, 'InheritanceFlags');
  const propagates = numberIn(row, 'PropagationFlags');
  let flags = booleanIn(row, 'IsInherited') ? INHERITED : 0;
  // InheritanceFlags: ContainerInherit 1, ObjectInherit 2; PropagationFlags: NoPropagateInherit 1, InheritOnly 2.
  if (inherits === undefined ? /Container/i.test(inheritance) : inherits & 1) flags |= CONTAINER_INHERIT;
  if (inherits === undefined ? /Object/i.test(inheritance) : inherits & 2) flags |= OBJECT_INHERIT;
  if (propagates === undefined ? /NoPropagate/i.test(propagation) : propagates & 1) flags |= NO_PROPAGATE;
  if (propagates === undefined ? /InheritOnly/i.test(propagation) : propagates & 2) flags |= INHERIT_ONLY;
  const type = numberIn(row, 'AccessControlType') ?? (/deny/i.test(textIn(row, 'AccessControlType') ?? '') ? 1 : 0);
  return [plainAce(type === 1 ? 'deny' : 'allow', flags, mask >>> 0, exportedPrincipal(account))];
}

function maskOfNames(text: string): number | undefined {
  if (/^-?\d+$/.test(text.trim())) return Number(text) >>> 0;
  let mask = 0;
  for (const name of text.split(',')) {
    const bits = RIGHT_NAMES.get(name.trim().toLowerCase());
    if (bits === undefined) return undefined;
    mask |= bits;
  }
  return mask >>> 0;
}
