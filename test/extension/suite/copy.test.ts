import * as vscode from 'vscode';
import { defined, eventually, includes, open, positionOf } from './support';

describe('copying', () => {
  it('puts the icacls command for an account into the clipboard', async () => {
    const document = await open('applicationHost.config');
    const position = positionOf(document, 'physicalPath="C:\\Contoso\\shop"', 20);
    const action = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
      );
      return defined(
        actions.find(({ command }) => command?.command === 'whoiis.copyIcacls'),
        'an action that copies an icacls command',
      );
    });
    await vscode.commands.executeCommand('whoiis.copyIcacls', ...(action.command?.arguments ?? []));
    includes(await vscode.env.clipboard.readText(), 'icacls');
  });
});
