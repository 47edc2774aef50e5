import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { type CodeAction as Action, codeActions, commandFor, fixAll, type Shell } from '../../core/analysis';
import { COPY_ICACLS, COPY_TEXT, MAP_PATH, SET_RULE, SHOW_RULE } from '../../protocol/client-options';
import { toSpan } from '../from-proto';
import { toDiagnostic } from '../to-diagnostic';
import type { ProtoContext } from '../to-proto';
import { toWorkspaceEdit } from '../to-workspace-edit';
import type { Handler } from './handler';

/** Every safe repair of the document at once; editors run it on save where they are told to. */
export const FIX_ALL = 'source.fixAll.whoiis';

export const handleCodeAction: Handler<CodeActionParams, CodeAction[]> = async (session, params) => {
  const { textDocument, range, context } = params;
  if (!session.features.codeActionLiterals) return [];
  const actions = await session.ask(textDocument.uri, range.start, (snapshot, { uri, scope }) => {
    const shell = scope.settings.shell === 'powershell' ? 'PowerShell' : 'cmd';
    const proto = session.context(snapshot);
    // Unasked, every cursor would have it in its menu.
    const all = context.only && wants(FIX_ALL, context.only) ? fixAllIn(proto, uri) : [];
    if (!KINDS.some(kind => wants(kind, context.only))) return all;
    const near = codeActions(snapshot, uri, toSpan(snapshot, uri, range));
    const wanted = near.filter(action => wants(kindOf(action), context.only));
    const shown = wanted.flatMap(action => toCodeAction(proto, uri, action, shell) ?? []);
    const pages = wants(CodeActionKind.QuickFix, context.only) ? documentation(proto, uri, near) : [];
    return [...shown, ...pages, ...all];
  });
  return actions ?? [];
};

const REFACTORINGS = {
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
  // The name that editors give to moves; the protocol has only the kind above it.
  move: 'refactor.move',
} as const;

/** What is on offer where the cursor is. */
export const KINDS: readonly CodeActionKind[] = [
  CodeActionKind.QuickFix,
  ...new Set<CodeActionKind>(Object.values(REFACTORINGS)),
];

function kindOf({ kind }: Action): CodeActionKind {
  return (REFACTORINGS as Readonly<Record<string, CodeActionKind>>)[kind] ?? CodeActionKind.QuickFix;
}

/** Whether a client that asks for some kinds of actions, or for none in particular, wants this one. */
function wants(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The page of each rule that reports something here, last in the menu. */
function documentation(context: ProtoContext, uri: string, near: readonly Action[]): readonly CodeAction[] {
  if (!context.features.showRuleCommand) return [];
  const byRule = new Map(near.flatMap(({ finding }) => (finding ? [[finding.rule, finding]] : [])));
  return [...byRule].map(([rule, finding]) => {
    const title = `Show documentation of ${rule}`;
    const diagnostics = [toDiagnostic(context, uri, finding)];
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: SHOW_RULE, arguments: [rule] },
    };
  });
}

function fixAllIn(context: ProtoContext, uri: string): CodeAction[] {
  const edits = fixAll(context.snapshot, uri);
  if (edits.length === 0) return [];
  const title = 'Apply all safe fixes of WhoIIS';
  const edit = toWorkspaceEdit(context, { title, safety: 'safe', edits: [{ uri, edits }] });
  return [{ title, kind: FIX_ALL, edit }];
}

/** `undefined` for an action that this client cannot carry out. */
function toCodeAction(context: ProtoContext, uri: string, action: Action, shell: Shell): CodeAction | undefined {
  const shared = {
    title: action.title,
    kind: kindOf(action),
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
  const { edits, commands } = action.fix;
  const { createsFiles, documentChanges } = context.features;
  if (edits.some(({ isNew }) => isNew) && !(createsFiles && documentChanges)) return undefined;
  if (edits.length > 0) {
    return {
      ...shared,
      edit: toWorkspaceEdit(context, action.fix),
      ...(context.features.preferredActions && action.isPreferred && { isPreferred: true }),
    };
  }
  const command = commands && commandFor(commands, shell);
  if (!command || !context.features.copyCommand) return undefined;
  const title = command.shell === shell ? action.title : `${action.title}, for ${command.shell}`;
  const name = /\bicacls\b/i.test(command.text) ? COPY_ICACLS : COPY_TEXT;
  return { ...shared, title, command: { title, command: name, arguments: [command.text] } };
}
