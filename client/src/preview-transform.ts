import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TRANSFORM } from '../../server/src/protocol/messages';
import { notificationText } from '../../server/src/protocol/notification-text';
import type { TransformResult } from '../../server/src/protocol/questions';
import { ask } from './ask';

const COMMAND = 'whoiis.previewTransform';
const SCHEME = 'whoiis-transform';

/** Shows what a transform makes of the file beside it, in a diff editor that follows both when they are saved. */
export function registerPreviewTransform(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Set<string>();
  const preview = (transform: vscode.Uri) =>
    ask(client, TRANSFORM, { textDocument: { uri: uriOf(client, transform) } }, 'No preview of the transform');
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({ query }) => (await preview(vscode.Uri.parse(query, true)))?.text ?? '',
    }),
    vscode.workspace.onDidSaveTextDocument(() => {
      for (const uri of shown) changed.fire(vscode.Uri.parse(uri, true));
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void shown.delete(uri.toString())),
    vscode.commands.registerCommand(COMMAND, async (clicked?: unknown) => {
      const file = clicked instanceof vscode.Uri ? clicked : vscode.window.activeTextEditor?.document.uri;
      const transform = file && (await transformOf(file));
      if (!transform) return;
      const result = await preview(transform);
      if (!result) return tell(vscode.l10n.t('There is no file beside this transform that it is for.'));
      if (result.failed) return tell(vscode.l10n.t('The transform fails. {0}', messagesOf(result, 'error')));
      const right = vscode.Uri.from({ scheme: SCHEME, path: transform.path, query: transform.toString() });
      shown.add(right.toString());
      // The text of last time may still be open.
      changed.fire(right);
      const title = `${nameOf(vscode.Uri.parse(result.source, true))} ↔ ${nameOf(transform)} (result)`;
      await vscode.commands.executeCommand('vscode.diff', vscode.Uri.parse(result.source, true), right, title);
      if (result.messages.length > 0) tell(messagesOf(result, 'warning'));
    }),
  );
}

/** The file itself, or one of the transforms beside a web.config. */
async function transformOf(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (!/^web\.config$/i.test(nameOf(file))) return file;
  const folder = vscode.Uri.joinPath(file, '..');
  const names = (await vscode.workspace.fs.readDirectory(folder))
    .map(([name]) => name)
    .filter(name => /^web\.[^.]+\.config$/i.test(name));
  if (names.length === 0) tell(vscode.l10n.t('There is no transform (web.*.config) beside this file.'));
  const name =
    names.length > 1
      ? await vscode.window.showQuickPick(names, { title: vscode.l10n.t('Preview transform') })
      : names[0];
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

function messagesOf({ messages }: TransformResult, severity: 'error' | 'warning'): string {
  return messages
    .filter(message => message.severity === severity)
    .map(({ at, text }) => `Line ${at.line + 1}: ${text}.`)
    .join(' ');
}

function tell(text: string): void {
  if (text !== '') void vscode.window.showWarningMessage(notificationText(text));
}

function uriOf({ code2ProtocolConverter }: BaseLanguageClient, uri: vscode.Uri): string {
  return code2ProtocolConverter.asUri(uri);
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
