import * as vscode from 'vscode';
import { defined, eventually, includes, open, positionOf } from './support';

describe('explain here', () => {
  it('shows a page about the place of the cursor', async () => {
    const document = await open('applicationHost.config');
    const editor = defined(vscode.window.activeTextEditor, 'an editor');
    const cursor = positionOf(document, '<site name="Shop"', 3);
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('whoiis.explainHere');
    const tab = await eventually(() =>
      defined(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('Who acts at Shop')),
        'a preview of the page',
      ),
    );
    await vscode.window.tabGroups.close(tab);
  });

  it('keeps the question in the address of the page', async () => {
    const document = await open('applicationHost.config');
    const question = {
      textDocument: { uri: document.uri.toString() },
      position: positionOf(document, '<site name="Shop"', 3),
    };
    const query = JSON.stringify(question);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'whoiis-explain', path: '/Shop.md', query }),
    );
    includes(page.getText(), '# Who acts at Shop');
    includes(page.getText(), 'IIS AppPool\\ShopPool');
  });
});
