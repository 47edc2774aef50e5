import * as vscode from 'vscode';
import { equal, eventually, includes, open, sample, whoiis } from './support';

const setting = () =>
  vscode.workspace.getConfiguration('whoiis', sample('applicationHost.config')).inspect<string>('hostConfig');

describe('host configuration', () => {
  it('decides with its unsaved text about the files below it', async () => {
    const host = await open('applicationHost.config');
    const line = '<add name="ShopPool" managedRuntimeVersion="v4.0" />';
    const before = host.getText();
    const start = before.indexOf(line);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      host.uri,
      new vscode.Range(host.positionAt(start), host.positionAt(start + line.length)),
      '<add name="ShopPool"><processModel identityType="NetworkService" /></add>',
    );
    await vscode.workspace.applyEdit(edit);
    const api = await whoiis();
    try {
      await open('sites/shop/web.config');
      await eventually(() => includes(api.currentStatus()?.text ?? '', 'NETWORK SERVICE'));
    } finally {
      // Where the editor saves by itself after a while, there may be nothing left to revert.
      const back = new vscode.WorkspaceEdit();
      const changed = host.getText();
      back.replace(host.uri, new vscode.Range(host.positionAt(0), host.positionAt(changed.length)), before);
      await vscode.workspace.applyEdit(back);
      await open('applicationHost.config');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await open('sites/shop/web.config');
    await eventually(() => equal(api.currentStatus()?.text, 'IIS APPPOOL\\ShopPool'));
  });

  it('is chosen from a list, which writes the setting of the workspace', async () => {
    await open('sites/shop/web.config');
    equal(setting()?.workspaceValue, './applicationHost.config');
    // The last entry leaves the choice to WhoIIS; the first is the file in use.
    await choose('workbench.action.quickOpenSelectPrevious');
    await eventually(() => equal(setting()?.workspaceValue, undefined));
    await choose();
    await eventually(() => equal(setting()?.workspaceValue, './applicationHost.config'));
  });
});

/** Opens the list, moves in it by commands and takes what is selected then. */
async function choose(...moves: readonly string[]): Promise<void> {
  const closed = vscode.commands.executeCommand('whoiis.chooseHostConfig');
  for (const command of [...moves, 'workbench.action.acceptSelectedQuickOpenItem']) {
    // There is no event for a list that is ready.
    await new Promise(resolve => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand(command);
  }
  await closed;
}
