import type { AnnotatedTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { type FileEdits, uriName } from '../core/analysis';
import { type ProtoContext, toRange } from './to-proto';

const NOT_OPEN = 'not-open';

/** Edits of a file that is not open are shown before they are made, by clients that can: nobody would see them. */
export function toWorkspaceEdit(context: ProtoContext, changed: readonly FileEdits[]): WorkspaceEdit {
  const files = changed.map(({ uri, edits }) => ({
    uri,
    edits: edits.map(edit => ({ range: toRange(context.snapshot, uri, edit.span), newText: edit.newText })),
  }));
  const { documentChanges, changeAnnotations } = context.features;
  if (!documentChanges) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, edits } of files) changes[context.clientUri(uri)] = edits;
    return { changes };
  }
  const asks = (uri: string): boolean => changeAnnotations && context.openVersion(uri) === null;
  const unseen = files.filter(({ uri }) => asks(uri)).map(({ uri }) => uriName(uri));
  return {
    documentChanges: files.map(({ uri, edits }) => ({
      textDocument: { uri: context.clientUri(uri), version: context.openVersion(uri) },
      edits: asks(uri)
        ? edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: NOT_OPEN }))
        : edits,
    })),
    ...(unseen.length > 0 && {
      changeAnnotations: {
        [NOT_OPEN]: {
          label: `Changes ${[...new Set(unseen)].join(', ')}, which is not open`,
          needsConfirmation: true,
        },
      },
    }),
  };
}
