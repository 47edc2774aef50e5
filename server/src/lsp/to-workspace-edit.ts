import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { type Fix, uriName } from '../core/analysis';
import { type ProtoContext, toRange } from './to-proto';

/** Of a file that does not exist yet. */
const BEGIN = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const NOT_OPEN = 'not-open';
const SEVERAL = 'several';

/**
 * The edits of a repair. Those of a file that is not open are shown before they are made, by clients that can: nobody
 * would see them. A repair of several files says so; those that are open are confirmed together with one that is not, so
 * that no half of the repair is made alone.
 */
export function toWorkspaceEdit(context: ProtoContext, { title, edits: changed }: Fix): WorkspaceEdit {
  const files = changed.map(({ uri, edits, isNew }) => ({
    uri,
    isNew,
    edits: edits.map(edit => ({
      range: isNew ? BEGIN : toRange(context.snapshot, uri, edit.span),
      newText: edit.newText,
    })),
  }));
  const { documentChanges, changeAnnotations } = context.features;
  if (!documentChanges) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, edits } of files) changes[context.clientUri(uri)] = edits;
    return { changes };
  }
  const isNewFile = (uri: string) => files.some(file => file.uri === uri && file.isNew);
  const annotationOf = (uri: string): string | undefined => {
    if (!changeAnnotations || isNewFile(uri)) return undefined;
    if (context.openVersion(uri) === null) return NOT_OPEN;
    return files.length > 1 ? SEVERAL : undefined;
  };
  const unseen = files.filter(({ uri }) => annotationOf(uri) === NOT_OPEN).map(({ uri }) => uriName(uri));
  const annotations: Record<string, ChangeAnnotation> = {
    ...(unseen.length > 0 && {
      [NOT_OPEN]: {
        label: `Changes ${[...new Set(unseen)].join(', ')}, which is not open`,
        needsConfirmation: true,
      },
    }),
    ...(files.some(({ uri }) => annotationOf(uri) === SEVERAL) && {
      [SEVERAL]: {
        label: title,
        description: `changes ${files.length} files`,
        needsConfirmation: unseen.length > 0,
      },
    }),
  };
  return {
    documentChanges: files.flatMap(({ uri, edits, isNew }) => {
      const annotationId = annotationOf(uri);
      const change = {
        textDocument: { uri: context.clientUri(uri), version: context.openVersion(uri) },
        edits: annotationId === undefined ? edits : edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })),
      };
      return isNew ? [{ kind: 'create' as const, uri: context.clientUri(uri) }, change] : [change];
    }),
    ...(Object.keys(annotations).length > 0 && { changeAnnotations: annotations }),
  };
}
