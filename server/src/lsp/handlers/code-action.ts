import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { codeActions } from '../../core/analysis';
import { toSpan } from '../from-proto';
import { toCodeAction } from '../to-proto';
import type { Handler } from './handler';

export const handleCodeAction: Handler<CodeActionParams, CodeAction[]> = async (session, params) => {
  const { textDocument, range, context } = params;
  if (!session.features.codeActionLiterals || !wanted(context.only)) return [];
  const actions = await session.ask(textDocument.uri, range.start, (snapshot, { uri }) =>
    codeActions(snapshot, uri, toSpan(snapshot, uri, range)).flatMap(
      action => toCodeAction(session.context(snapshot), uri, action) ?? [],
    ),
  );
  return actions ?? [];
};

/** All actions here are quick fixes; a client may ask for that kind, or for none in particular. */
function wanted(only: readonly string[] | undefined): boolean {
  return !only || only.some(kind => kind === '' || kind === CodeActionKind.QuickFix);
}
