import { applicationKey, type NameUse, type SharedKind, useAt, usesIn } from '../../names/uses';
import type { Span } from '../../text/span';
import type { FileEdits, Fix } from '../../workspace/fix';
import type { Snapshot } from '../../workspace/snapshot';
import { uriName } from '../../workspace/uri';
import { encodeAttribute, quoteOf } from '../../xml/edits';
import { applicationsOf, belongs, relativePaths, siteOfKey } from './application-paths';
import { usesOf } from './references';

/** Why a name cannot be given; shown to the user. */
export interface RenameRefusal {
  readonly refused: string;
}

const WORDS: Readonly<Record<SharedKind, string>> = {
  pool: 'application pool',
  site: 'site',
  application: 'application',
  handler: 'handler',
  module: 'module',
  rewriteMap: 'rewrite map',
  allowedServerVariable: 'server variable',
  appSetting: 'setting',
  connectionString: 'connection string',
};

/** What would be renamed at an offset. Undefined where nothing has a name. */
export function renameAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): { readonly span: Span; readonly name: string } | RenameRefusal | undefined {
  const file = snapshot.config(uri);
  const here = file && useAt(file, offset);
  if (!file || !here) return undefined;
  const refused = refusalOf(snapshot, here);
  return refused === undefined ? { span: here.span, name: here.name } : { refused };
}

function refusalOf(snapshot: Snapshot, use: NameUse): string | undefined {
  const { kind, name } = use;
  if (kind === 'allowedServerVariable') return `${name} is a name of HTTP or of the server, not of this configuration`;
  if (kind === 'application' && applicationsOf(snapshot, use).length === 0)
    return `No application has the path ${name}`;
  return undefined;
}

/** The edits that give a name to everything that has the one at an offset, in all files where it means the same. */
export function renamed(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  wanted: string,
  files: readonly string[],
): Fix | RenameRefusal | undefined {
  const found = usesOf(snapshot, uri, offset, files);
  if (!found) return undefined;
  const { kind, name, here } = found;
  const isPath = kind === 'application';
  const newName = isPath && wanted.trim() !== '' && !wanted.startsWith('/') ? `/${wanted}` : wanted;
  const uses = isPath ? found.uses.filter(use => belongs(snapshot, use)) : found.uses;
  const refused = refusalOf(snapshot, here) ?? refusalOfName(kind, newName) ?? refusalOfLists(uses, newName);
  if (refused !== undefined) return { refused };
  if (
    newName.toLowerCase() !== name.toLowerCase() &&
    isTaken(
      snapshot,
      uses.map(({ at }) => at.file),
      kind,
      isPath ? applicationKey(siteOfKey(here.key), newName) : newName,
    )
  )
    return { refused: `There is another ${WORDS[kind]} of the name ${newName}` };
  const byFile = new Map<string, { span: Span; newText: string }[]>();
  for (const use of uses) {
    const newText = written(use, newName);
    if (newText === undefined) continue;
    const { file } = use.at;
    byFile.set(file, [...(byFile.get(file) ?? []), { span: use.span, newText }]);
  }
  for (const { at, newText } of isPath ? relativePaths(snapshot, here, newName, files) : []) {
    if (newText === undefined) return { refused: `A location tag of ${uriName(at.file)} would lead out of its folder` };
    byFile.set(at.file, [...(byFile.get(at.file) ?? []), { span: at.span, newText }]);
  }
  const edits: FileEdits[] = [...byFile].map(([file, changes]) => ({ uri: file, edits: changes }));
  return { title: `Rename the ${WORDS[kind]} ${name} to ${newName}`, safety: 'review', edits };
}

/** The new name as it stands at a use; undefined where it cannot stand there. */
function written({ attribute, kind, role }: NameUse, newName: string): string | undefined {
  // Two hyphens end a comment, or make it one that XML refuses.
  if (!attribute) return newName.includes('--') || newName.endsWith('-') ? undefined : newName;
  const text = kind === 'application' && role === 'refers' ? newName.replace(/^\//, '') : newName;
  return encodeAttribute(text, quoteOf(attribute));
}

/** What IIS refuses in a name of that kind (system.applicationHost of the configuration reference). */
function refusalOfName(kind: SharedKind, name: string): string | undefined {
  if (name.trim() === '') return 'A name cannot be empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no name may hold.
  if (/[\u0000-\u001f]/.test(name)) return 'A name cannot hold a line break or another control character';
  if (kind === 'site' && /[\\/?;:@&=+$,|"<>*]/.test(name))
    return 'The name of a site cannot hold \\ / ? ; : @ & = + $ , | " < > *';
  if (kind === 'pool' && (/[|<>&"]/.test(name) || name.length > 64))
    return 'The name of an application pool has up to 64 characters, and none of | < > & "';
  if (kind === 'application' && !/^(\/[^\\/?*:<>|"]+)+$/.test(name))
    return 'The path of an application is of names with slashes before them, which cannot hold \\ ? * : < > | "';
  if ((kind === 'module' || kind === 'handler') && name.includes(',')) return 'A comma separates names';
  return undefined;
}

function refusalOfLists(uses: readonly NameUse[], name: string): string | undefined {
  return name.includes(',') && uses.some(({ kind, attribute }) => kind === 'pool' && attribute?.name === 'users')
    ? 'The account of the pool is in a list of users, where a comma separates names'
    : undefined;
}

function isTaken(snapshot: Snapshot, files: readonly string[], kind: SharedKind, name: string): boolean {
  return [...new Set(files)].some(uri => {
    const file = snapshot.config(uri);
    return file !== undefined && usesIn(file, kind, name.toLowerCase()).some(({ role }) => role === 'declares');
  });
}
