import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { type Completion, snippetValue } from './completion';
import { type Cursor, cursorAt } from './cursor';

/** A folder whose names can be written at a cursor. An adapter lists it. */
export interface PathQuestion {
  /** URI of the folder, on this machine: shares are not contacted to complete a path. */
  readonly folder: string;
  readonly wants: Wanted;
  /** The last part of the path, which is written anew. */
  readonly span: Span;
  readonly separator: string;
}

type Wanted = 'folders' | 'programs' | 'configurations';

/** What an attribute of that name holds the path of, and where a relative one begins; whatever the section. */
const ATTRIBUTES: Readonly<Record<string, { readonly wants: Wanted; readonly isRelative: boolean }>> = {
  configSource: { wants: 'configurations', isRelative: true },
  file: { wants: 'configurations', isRelative: true },
  processPath: { wants: 'programs', isRelative: true },
  physicalPath: { wants: 'folders', isRelative: false },
};

/** The folder that a path at an offset leads into; undefined where no path is written or nothing local lies there. */
export function pathQuestionAt(snapshot: Snapshot, uri: string, offset: number): PathQuestion | undefined {
  const source = snapshot.source(uri);
  const cursor = source && cursorAt(source.document, offset);
  const attribute = cursor?.kind === 'value' && cursor.isQuoted && Object.hasOwn(ATTRIBUTES, cursor.attribute);
  if (!source || !attribute) return undefined;
  const { wants, isRelative } = ATTRIBUTES[cursor.attribute] as (typeof ATTRIBUTES)[string];
  const { before, span } = partsOf(source.text, cursor, offset);
  const isRooted = /^([A-Za-z]:|%|[\\/])/.test(before);
  const folder = isRooted ? snapshot.uriOf(before) : isRelative ? snapshot.relativeUri(uri, before || '.') : undefined;
  if (folder === undefined || /^file:\/\/[^/]/.test(folder)) return undefined;
  return { folder, wants, span, separator: before.includes('/') && !before.includes('\\') ? '/' : '\\' };
}

/** The value up to its last separator before the cursor, and the span of what comes behind. */
function partsOf(
  text: string,
  { span }: Extract<Cursor, { kind: 'value' }>,
  offset: number,
): { readonly before: string; readonly span: Span } {
  const written = text.slice(span.start, offset);
  const at = Math.max(written.lastIndexOf('\\'), written.lastIndexOf('/')) + 1;
  return { before: written.slice(0, at), span: { start: span.start + at, end: span.end } };
}

/** Names in the folder of a question that fit: folders in any case, since what is wanted may lie in them. */
export function pathItems({ wants, span, separator }: PathQuestion, names: readonly string[]): readonly Completion[] {
  const items: Completion[] = [];
  for (const name of [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))) {
    // Names that begin with a point are those of tools.
    if (name.startsWith('.')) continue;
    const isFolder = !HAS_EXTENSION.test(name);
    if (!isFolder && !FILES[wants].test(name)) continue;
    const isStep = isFolder && wants !== 'folders';
    const label = isStep ? `${name}${separator}` : name;
    const detail = isFolder ? 'folder' : 'file';
    const snippet = snippetValue(label);
    items.push({ label, kind: 'path', detail, snippet, span, rank: items.length, ...(isStep && { continues: true }) });
  }
  return items;
}

/** A list of a folder has names only. A folder with an extension like that of a file is not offered. */
const HAS_EXTENSION =
  /\.(config|dll|exe|bat|cmd|com|pdb|cs|vb|as[cpahm]x?|aspx|cshtml|html?|js|mjs|ts|css|map|json|xml|xdt|txt|md|log|png|jpe?g|gif|svg|ico|webp|php|py|jar|zip|nupkg|yml|yaml|bak|csproj|sln)$/i;

const FILES: Readonly<Record<Wanted, RegExp>> = {
  folders: /(?!)/,
  programs: /\.(exe|cmd|bat|com)$/i,
  configurations: /^(?!web\.config$).*\.(config|xml)$/i,
};
