import * as vscode from 'vscode';
import { FILES_SETTING, isConfigFile, selectConfigFiles } from './config-files';
import { writeEntry } from './write-entry';

/**
 * The command that has a backup or a copy read as applicationHost.config: it writes the setting. Whoever writes that
 * setting by hand is heard as well; `restart` lets the language server hear of the files.
 */
export function registerTreatAsHost(restart: () => Promise<void>): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (!change.affectsConfiguration(`whoiis.${FILES_SETTING}`)) return;
      selectConfigFiles(vscode.workspace.getConfiguration('whoiis'));
      if (vscode.workspace.textDocuments.some(isConfigFile)) await restart();
    }),
    vscode.commands.registerCommand('whoiis.treatAsHostConfig', async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri) await writeEntry(FILES_SETTING, patternFor(uri), 'applicationHost.config', uri);
    }),
  );
}

/** The path in its folder; a file from elsewhere goes by its name. Signs of patterns stand for any character. */
function patternFor(uri: vscode.Uri): string {
  const path = vscode.workspace.getWorkspaceFolder(uri)
    ? vscode.workspace.asRelativePath(uri, false)
    : uri.path.replace(/^.*\//, '');
  return path.replace(/[*?{}[\]]/g, '?');
}
