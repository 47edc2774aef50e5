import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PERMISSION_SCRIPT_HERE } from '../../server/src/protocol/client-options';
import { PERMISSION_SCRIPT } from '../../server/src/protocol/messages';
import { notificationText } from '../../server/src/protocol/notification-text';
import type { PermissionScriptParams, PermissionScriptResult } from '../../server/src/protocol/questions';
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
  return vscode.commands.registerCommand(PERMISSION_SCRIPT_HERE, (argument?: unknown) =>
    copyPermissionScript(client, argument),
  );
}

/** `argument`: the shell, or the place that a link names; without a place the cursor is meant. */
async function copyPermissionScript(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const place = isPlace(argument) ? argument : placeOfCursor(client);
  const shell = argument === 'cmd' || argument === 'PowerShell' ? argument : await pickShell();
  if (!shell || !place) return;
  const script = await ask(client, PERMISSION_SCRIPT, { ...place, shell }, 'No permission script');
  if (!script) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No application here. Place the cursor on a site or an application, or in a web.config that belongs to one.',
      ),
    );
    return;
  }
  await vscode.env.clipboard.writeText(script.text);
  const opened = await vscode.workspace.openTextDocument({
    language: LANGUAGE[script.shell],
    content: script.text,
  });
  await vscode.window.showTextDocument(opened);
  const copied = vscode.l10n.t('Copied the permission script of {0}. Nothing was run.', script.application);
  void vscode.window.showInformationMessage(notificationText(copied));
}

type Place = Pick<PermissionScriptParams, 'textDocument' | 'position'>;

function placeOfCursor({ code2ProtocolConverter: convert }: BaseLanguageClient): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  return (
    editor && {
      textDocument: { uri: convert.asUri(editor.document.uri) },
      position: convert.asPosition(editor.selection.active),
    }
  );
}

/** Context menus pass the address of the file: there the cursor is meant. */
function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'textDocument' in value;
}

async function pickShell(): Promise<Shell | undefined> {
  const picked = await vscode.window.showQuickPick(SHELLS, {
    title: vscode.l10n.t('Permission script'),
    placeHolder: vscode.l10n.t('The shell that will run it'),
  });
  return picked?.shell;
}
