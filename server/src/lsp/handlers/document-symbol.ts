import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { type ConfigSymbol, symbols, workspaceSymbols } from '../../core/analysis';
import { type ProtoContext, toRange } from '../to-proto';
import type { Handler } from './handler';

const KINDS: Readonly<Record<ConfigSymbol['kind'], SymbolKind>> = {
  server: SymbolKind.File,
  pool: SymbolKind.Class,
  site: SymbolKind.Module,
  application: SymbolKind.Package,
  directory: SymbolKind.File,
  location: SymbolKind.Namespace,
  group: SymbolKind.Namespace,
  section: SymbolKind.Struct,
  entry: SymbolKind.Field,
  key: SymbolKind.Key,
};

export const handleDocumentSymbol: Handler<DocumentSymbolParams, DocumentSymbol[]> = async (
  session,
  { textDocument },
) => {
  const found = await session.ask(textDocument.uri, undefined, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    return symbols(snapshot, uri).map(symbol => toSymbol(context, uri, symbol));
  });
  return found ?? null;
};

function toSymbol(
  context: ProtoContext,
  uri: string,
  { name, detail, kind, span, nameSpan, children }: ConfigSymbol,
): DocumentSymbol {
  return {
    name,
    kind: KINDS[kind],
    range: toRange(context.snapshot, uri, span),
    selectionRange: toRange(context.snapshot, uri, nameSpan),
    ...(detail !== '' && { detail }),
    ...(children.length > 0 && { children: children.map(child => toSymbol(context, uri, child)) }),
  };
}

/** Pools, sites and applications of every loaded host configuration. */
export const handleWorkspaceSymbol: Handler<WorkspaceSymbolParams, WorkspaceSymbol[]> = async (session, { query }) => {
  const found = new Map<string, WorkspaceSymbol>();
  for (const scope of await session.allScopes()) {
    const context = session.context(scope.snapshot);
    for (const { name, kind, within, file, nameSpan } of workspaceSymbols(scope.snapshot, query)) {
      const range = toRange(scope.snapshot, file, nameSpan);
      const uri = context.clientUri(file);
      found.set(`${uri} ${range.start.line} ${range.start.character}`, {
        name,
        kind: KINDS[kind],
        containerName: within,
        location: { uri, range },
      });
    }
  }
  return [...found.values()];
};
