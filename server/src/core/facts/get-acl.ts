import { FULL_CONTROL } from '../windows/access-rights';
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
import { booleanIn, isRow, type JsonRow, jsonRows, listIn, numberIn, textIn } from './json-rows';
import { effectOf } from './share-access';

/** `Get-Acl … | Select Path,Sddl | ConvertTo-Json` (A9); one object stands there without brackets. */
export function parseGetAclJson(text: string): Exported<ExportedObject> {
  const { rows, problems } = jsonRows(text);
  return ofRows(rows, problems);
}

/** The same by `Export-Csv`: a line of names, then one line each, with or without quotation marks. */
export function parseGetAclCsv(text: string): Exported<ExportedObject> {
  const head = headOf(text);
  const separator = [',', ';', '\t'].find(each => head.includes(each)) ?? ',';
  const [names = [], ...rest] = recordsOf(text.slice(text.indexOf(head)), separator);
  const rows = rest.map(fields => Object.fromEntries(fields.map((field, at) => [names[at]?.trim() ?? `${at}`, field])));
  return ofRows(rows, []);
}

/** The names of columns that such a file begins with. */
export function isGetAclCsv(text: string): boolean {
  const head = headOf(text);
  return /\bSddl\b/i.test(head) && /[,;\t]/.test(head) && /Path\b/i.test(head);
}

function headOf(text: string): string {
  return linesOf(text.slice(0, 2000)).find(line => line.trim() !== '' && !line.startsWith('#TYPE')) ?? '';
}

/** The fields of each line; a quoted one may have line ends in it, as `AccessToString` has. */
function recordsOf(text: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  const endOfLine = () => {
    fields.push(field);
    if (fields.some(each => each.trim() !== '')) records.push(fields);
    fields = [];
    field = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === separator) {
      fields.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') endOfLine();
    else field += char;
  }
  // A quotation mark that nothing closes: the file breaks off in this record.
  if (quoted) records.push(...fields.slice(0, 1).map(first => [first]));
  else endOfLine();
  return records;
}

function ofRows(rows: readonly JsonRow[], more: readonly string[]): Exported<ExportedObject> {
  const objects: ExportedObject[] = [];
  const problems = [...more];
  for (const row of rows) {
    const path = withoutProvider(textIn(row, 'Path') ?? textIn(row, 'PSPath') ?? '');
    const sddl = textIn(row, 'Sddl');
    const access = listIn(row, 'Access');
    if (path === '') problems.push('a row has no path');
    else if (sddl !== undefined && sddl !== '') objects.push({ kind: 'sddl', path, sddl });
    else if (!access) {
      problems.push(`the row of ${path} has neither Sddl nor Access`);
      objects.push({ kind: 'unread', path, reason: 'the row has no list' });
    } else {
      const aces = access.map(aceOf);
      const known = aces.filter(ace => ace !== undefined);
      if (known.length === aces.length) objects.push({ kind: 'aces', path, aces: known });
      else {
        problems.push(`an entry of ${path} is not known (ConvertTo-Json needs -Depth 4)`);
        objects.push({ kind: 'unread', path, reason: 'an entry is not known' });
      }
    }
  }
  return { rows: objects, problems };
}

/** `Microsoft.PowerShell.Core\FileSystem::C:\x` is `C:\x`. */
export function withoutProvider(path: string): string {
  return path.replace(/^(?:[\w.]+\\)?\w+::/, '');
}

/**
 * .NET names of rights (FileSystemRights) as PowerShell prints them. Unlike the letters of icacls they lack SYNCHRONIZE,
 * which entries that allow name besides and entries that deny leave out (FileSystemAccessRule).
 */
const RIGHT_NAMES: ReadonlyMap<string, number> = new Map([
  ['fullcontrol', FULL_CONTROL],
  ['modify', 0x301bf],
  ['readandexecute', 0x200a9],
  ['read', 0x20089],
  ['write', 0x116],
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
function aceOf(row: unknown): Ace | undefined {
  if (!isRow(row)) return undefined;
  const identity = row.IdentityReference;
  const account =
    typeof identity === 'object' && identity !== null
      ? textIn(identity as JsonRow, 'Value')
      : textIn(row, 'IdentityReference');
  const mask = numberIn(row, 'FileSystemRights') ?? maskOfNames(textIn(row, 'FileSystemRights') ?? '');
  const type = effectOf(row);
  if (account === undefined || mask === undefined || type === undefined) return undefined;
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
  return plainAce(type, flags, mask >>> 0, exportedPrincipal(account));
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
