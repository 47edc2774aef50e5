import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type ImplementationParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { highlights, implementations, isHostConfigName, isWebConfigName, uriName, uses } from '../../core/analysis';
import { toOffset } from '../from-proto';
import type { Session } from '../session';
import { toLocation, toRange } from '../to-proto';
import type { Handler } from './handler';

export const handleReferences: Handler<ReferenceParams, Location[]> = async (
  session,
  { textDocument, position, context: how },
) => {
  const files = await configurationsOf(session);
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    const all = uses(snapshot, uri, toOffset(snapshot, uri, position), files)?.uses ?? [];
    return all
      .filter(({ role }) => how.includeDeclaration || role !== 'declares')
      .map(({ at }) => toLocation(context, at));
  });
  return found ?? null;
};

export const handleImplementation: Handler<ImplementationParams, Location[]> = async (
  session,
  { textDocument, position },
) => {
  const files = await configurationsOf(session);
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    return implementations(snapshot, uri, toOffset(snapshot, uri, position), files).map(at => toLocation(context, at));
  });
  return found ?? null;
};

export const handleHighlight: Handler<DocumentHighlightParams, DocumentHighlight[]> = async (
  session,
  { textDocument, position },
) => {
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    highlights(snapshot, uri, toOffset(snapshot, uri, position)).map(({ span, isDeclared }) => ({
      range: toRange(snapshot, uri, span),
      kind: isDeclared ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    })),
  );
  return found ?? null;
};

/** Configuration files below the workspace folders: a name may be used in one that nobody has opened. */
export async function configurationsOf(session: Session): Promise<readonly string[]> {
  const lists = await Promise.all(session.folders.map(folder => session.siteFilesBelow(folder)));
  return lists.flat().filter(uri => isWebConfigName(uriName(uri)) || isHostConfigName(uriName(uri)));
}
