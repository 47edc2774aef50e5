import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PERMISSION_SCRIPT } from '../../server/src/protocol/messages';
import type { PermissionScriptResult } from '../../server/src/protocol/questions';
import { ask } from './ask';

type Shell = PermissionScriptResult['shell'];

const SHELLS: readonly (vscode.QuickPickItem & { readonly shell: Shell })[] = [
  { label: 'PowerShell', shell: 'PowerShell' },
  { label: 'Command prompt', description: 'cmd', shell: 'cmd' },
];

const LANGUAGE: Readonly<Record<Shell, string>> = { cmd: 'bat', PowerShell: 'powershell' };

/**
 * The command `whoiis.copyPermissionScript`: the script for the application at the cursor, in an editor for reading
 * and in the clipboard. Nothing is run. A keyboard shortcut may name the shell as the argument of the command.
 */
export function registerPermissionScript(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerTextEditorCommand(
    'whoiis.copyPermissionScript',
    (editor, _edit, shell?: unknown) => void copyPermissionScript(client, editor, shell),
  );
}

async function copyPermissionScript(
  client: BaseLanguageClient,
  { document, selection }: vscode.TextEditor,
  named: unknown,
): Promise<void> {
  const shell = named === 'cmd' || named === 'PowerShell' ? named : await pickShell();
  if (!shell) return;
  const { code2ProtocolConverter: convert } = client;
  const params = {
    textDocument: { uri: convert.asUri(document.uri) },
    position: convert.asPosition(selection.active),
    shell,
  };
  const script = await ask(client, PERMISSION_SCRIPT, params, 'No permission script');
  if (!script) {
    void vscode.window.showInformationMessage(
      'No application here. Place the cursor on a site or an application, or in a web.config that belongs to one.',
    );
    return;
  }
  await vscode.env.clipboard.writeText(script.text);
  const opened = await vscode.workspace.openTextDocument({
    language: LANGUAGE[script.shell],
    content: script.text,
  });
  await vscode.window.showTextDocument(opened);
  void vscode.window.showInformationMessage(`Copied the permission script of ${script.application}. Nothing was run.`);
}

async function pickShell(): Promise<Shell | undefined> {
  const picked = await vscode.window.showQuickPick(SHELLS, {
    title: 'Permission script',
    placeHolder: 'The shell that will run it',
  });
  return picked?.shell;
}
