import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../core/analysis';
import { type ProtoContext, toRange } from './to-proto';

export function toWorkspaceEdit(context: ProtoContext, changed: readonly FileEdits[]): WorkspaceEdit {
  const files = changed.map(({ uri, edits }) => ({
    uri,
    edits: edits.map(edit => ({ range: toRange(context.snapshot, uri, edit.span), newText: edit.newText })),
  }));
  if (context.features.documentChanges) {
    return {
      documentChanges: files.map(({ uri, edits }) => ({
        textDocument: { uri: context.clientUri(uri), version: context.openVersion(uri) },
        edits,
      })),
    };
  }
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, edits } of files) changes[context.clientUri(uri)] = edits;
  return { changes };
}
