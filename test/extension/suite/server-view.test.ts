import * as vscode from 'vscode';
import { equal, eventually, open, positionOf, whoiis } from './support';

const labels = async () => (await whoiis()).selectedNodes().map(({ label, kind }) => `${kind} ${label}`);

describe('IIS view', () => {
  it('follows the cursor', async () => {
    await open('sites/shop/web.config');
    await vscode.commands.executeCommand('whoiis.servers.focus');
    await vscode.commands.executeCommand('whoiis.view.reveal');
    await eventually(async () => equal(await labels(), ['site Shop']));
    const host = await open('applicationHost.config');
    const editor = await vscode.window.showTextDocument(host);
    const position = positionOf(host, '<add name="ShopPool"');
    editor.selection = new vscode.Selection(position, position);
    await eventually(async () => equal(await labels(), ['pool ShopPool']));
  });

  it('leads to the page and the script of a place', async () => {
    await open('sites/shop/web.config');
    await vscode.commands.executeCommand('whoiis.view.reveal');
    const [node] = await eventually(async () => {
      equal(await labels(), ['site Shop']);
      return (await whoiis()).selectedNodes();
    });
    await vscode.commands.executeCommand('whoiis.view.openWebConfig', node);
    equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('sites/shop/web.config'), true);
  });
});
