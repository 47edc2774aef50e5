import type { Origin } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { isServerWide, type NameUse, type SharedKind, useAt, usesIn } from '../../names/uses';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { parentUri, uriKey } from '../../workspace/uri';
import { filesOfServer } from './same-server';

/** A name with all places where it is written, in the files that were looked at. */
export interface NameUses {
  readonly kind: SharedKind;
  readonly name: string;
  /** Where the cursor is. */
  readonly here: NameUse;
  readonly uses: readonly (NameUse & { readonly at: Origin })[];
}

/**
 * Every use of the name at an offset. `files`: configuration files of the workspace beside those that are known. A file
 * that is not loaded is asked for.
 */
export function usesOf(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  files: readonly string[],
): NameUses | undefined {
  const file = snapshot.config(uri);
  const here = file && useAt(file, offset);
  if (!file || !here) return undefined;
  const uses = filesWith(snapshot, file, here.kind, files).flatMap(other =>
    usesIn(other, here.kind, here.key).map(use => ({ ...use, at: { file: other.uri, span: use.span } })),
  );
  return { kind: here.kind, name: here.name, here, uses };
}

/** A place where the thing under the cursor is written in the same file. */
export interface Highlight {
  readonly span: Span;
  /** It is made known here. */
  readonly isDeclared: boolean;
}

/** Uses of the same name in the same file; both tags of an element, where the cursor is on a name of one. */
export function highlightsAt(snapshot: Snapshot, uri: string, offset: number): readonly Highlight[] {
  const file = snapshot.config(uri);
  if (!file) return [];
  const here = useAt(file, offset);
  if (!here) return tagNamesAt(snapshot, uri, offset).map(span => ({ span, isDeclared: false }));
  return usesIn(file, here.kind, here.key).map(({ span, role }) => ({ span, isDeclared: role === 'declares' }));
}

/**
 * The names in the start tag and the end tag of an element, where the cursor is on one of them and they are the same.
 * While an end tag is typed they are not, and an editor that types in both at once would rename the start tag.
 */
export function tagNamesAt(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const document = snapshot.source(uri)?.document;
  const hit = document?.hit(offset);
  if (!document || !hit?.element || (hit.kind !== 'tagName' && hit.kind !== 'closeTagName')) return [];
  const { nameSpan, closeNameSpan } = hit.element;
  const written = (span: Span): string => document.text.slice(span.start, span.end);
  return closeNameSpan && written(closeNameSpan) === written(nameSpan) ? [nameSpan, closeNameSpan] : [];
}

/** The files in which a name can mean the same: all of the server, or those above and below its own. */
function filesWith(
  snapshot: Snapshot,
  file: ConfigFile,
  kind: SharedKind,
  files: readonly string[],
): readonly ConfigFile[] {
  return isServerWide(kind)
    ? filesOfServer(snapshot, file, configurations(snapshot, file, files))
    : filesAround(snapshot, file, files);
}

/** The host configurations of the server, and the web.config files above and below a file; all where it is a host configuration. */
export function filesAround(snapshot: Snapshot, file: ConfigFile, files: readonly string[]): readonly ConfigFile[] {
  const folder = folderOf(file);
  return filesOfServer(snapshot, file, configurations(snapshot, file, files)).filter(
    other =>
      other.role === 'applicationHost' ||
      file.role === 'applicationHost' ||
      folderOf(other).startsWith(folder) ||
      folder.startsWith(folderOf(other)),
  );
}

function configurations(snapshot: Snapshot, file: ConfigFile, files: readonly string[]): readonly ConfigFile[] {
  const all = new Map([file.uri, ...snapshot.knownConfigs(), ...files].map(uri => [uriKey(uri), uri]));
  const found = [...all.values()].flatMap(uri => snapshot.config(uri) ?? []);
  return found.filter(({ role }) => /^(applicationHost|web)$/.test(role));
}

function folderOf({ uri }: ConfigFile): string {
  return `${uriKey(parentUri(uri) ?? uri)}/`;
}
