import * as vscode from 'vscode';

/** Adds an entry to a setting that is an object, in the settings of the workspace (of the user where there is none). */
export async function writeEntry(setting: string, key: string, value: string, resource: vscode.Uri): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(resource) ?? vscode.workspace.workspaceFolders?.[0];
  const settings = vscode.workspace.getConfiguration('whoiis', resource);
  const written = settings.inspect<Readonly<Record<string, string>>>(setting);
  const where = target(folder);
  const before =
    where === vscode.ConfigurationTarget.WorkspaceFolder
      ? written?.workspaceFolderValue
      : where === vscode.ConfigurationTarget.Workspace
        ? written?.workspaceValue
        : written?.globalValue;
  await settings.update(setting, { ...before, [key]: value }, where);
}

/** Where settings of a folder are written. */
export function target(folder: vscode.WorkspaceFolder | undefined): vscode.ConfigurationTarget {
  if (!folder) return vscode.ConfigurationTarget.Global;
  const single = vscode.workspace.workspaceFolders?.length === 1;
  return single ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder;
}
