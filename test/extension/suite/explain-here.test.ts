import * as vscode from 'vscode';
import { defined, eventually, open, positionOf } from './support';

describe('explain here', () => {
  it('shows a page about the place of the cursor', async () => {
    const document = await open('applicationHost.config');
    const editor = defined(vscode.window.activeTextEditor, 'an editor');
    const cursor = positionOf(document, '<site name="Shop"', 3);
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('whoiis.explainHere');
    const tab = await eventually(() =>
      defined(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'Who acts at Shop'),
        'the page',
      ),
    );
    await vscode.window.tabGroups.close(tab);
  });
});
