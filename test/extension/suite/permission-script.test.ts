import * as vscode from 'vscode';
import { defined, equal, eventually, includes, open } from './support';

describe('permission script', () => {
  it('opens the script of the application and copies it', async () => {
    await open('sites/shop/web.config');
    await vscode.commands.executeCommand('whoiis.copyPermissionScript', 'PowerShell');
    const script = await eventually(() => {
      const { document } = defined(vscode.window.activeTextEditor, 'an editor');
      equal(document.languageId, 'powershell');
      return document.getText();
    });
    includes(script, "icacls 'C:\\Contoso\\shop' /grant 'IIS AppPool\\ShopPool:");
    equal(await vscode.env.clipboard.readText(), script);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
