import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { type CodeAction as Action, codeActions } from '../../core/analysis';
import { COPY_ICACLS, COPY_TEXT, MAP_PATH, SET_RULE } from '../../protocol/client-options';
import { toSpan } from '../from-proto';
import { toDiagnostic } from '../to-diagnostic';
import type { ProtoContext } from '../to-proto';
import { toWorkspaceEdit } from '../to-workspace-edit';
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

/** `undefined` for an action that this client cannot carry out. */
function toCodeAction(context: ProtoContext, uri: string, action: Action): CodeAction | undefined {
  const shared = {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    ...(action.finding && { diagnostics: [toDiagnostic(context, uri, action.finding)] }),
  };
  const { mapping } = action;
  if (mapping) {
    if (!context.features.mapPathCommand) return undefined;
    const given = [mapping.from, mapping.to, context.clientUri(uri)];
    return { ...shared, command: { title: action.title, command: MAP_PATH, arguments: given } };
  }
  if (action.kind === 'setRule') {
    if (!context.features.setRuleCommand || !action.finding) return undefined;
    const given = [action.finding.rule, 'off', context.clientUri(uri)];
    return { ...shared, command: { title: action.title, command: SET_RULE, arguments: given } };
  }
  const { edits, safety, copyText } = action.fix;
  if (edits.length > 0) {
    return {
      ...shared,
      edit: toWorkspaceEdit(context, edits),
      ...(context.features.preferredActions && safety === 'safe' && { isPreferred: true }),
    };
  }
  if (copyText === undefined || !context.features.copyCommand) return undefined;
  const command = /\bicacls\b/i.test(copyText) ? COPY_ICACLS : COPY_TEXT;
  return { ...shared, command: { title: action.title, command, arguments: [copyText] } };
}
