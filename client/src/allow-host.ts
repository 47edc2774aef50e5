import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { HOST_BLOCKED } from '../../server/src/protocol/messages';
import { notificationText } from '../../server/src/protocol/notification-text';
import type { HostBlockedParams } from '../../server/src/protocol/questions';

const SETTING = 'allowedUncHosts';

/**
 * Asks once whether a machine may be contacted that a file names. Yes is written into the settings of the user, which no
 * workspace can change.
 */
export function registerAllowHost(client: BaseLanguageClient): vscode.Disposable {
  return client.onNotification(HOST_BLOCKED, ({ host }: HostBlockedParams) => askAbout(host));
}

async function askAbout(host: string): Promise<void> {
  const allow = vscode.l10n.t('Allow');
  const question = vscode.l10n.t(
    'A configuration names a share of {0}. To read it, Windows would log on there as you. Allow WhoIIS to contact it?',
    `\\\\${host}`,
  );
  if ((await vscode.window.showWarningMessage(notificationText(question), allow, vscode.l10n.t('Not Now'))) !== allow)
    return;
  const settings = vscode.workspace.getConfiguration('whoiis');
  const before = settings.inspect<readonly string[]>(SETTING)?.globalValue ?? [];
  await settings.update(SETTING, [...new Set([...before, host])], vscode.ConfigurationTarget.Global);
}
