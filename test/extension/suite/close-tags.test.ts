import * as vscode from 'vscode';
import { equal, eventually, open, positionOf } from './support';

describe('End tags', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  it('are written when a start tag is typed, with the cursor before them', async () => {
    const document = await open('sites/shop/web.config');
    const editor = await vscode.window.showTextDocument(document);
    const position = positionOf(document, '</configuration>', 0);
    editor.selection = new vscode.Selection(position, position);
    const line = () => document.lineAt(position.line).text;
    await vscode.commands.executeCommand('type', { text: '<runtime' });
    await vscode.commands.executeCommand('type', { text: '>' });
    await eventually(() => equal(line(), '<runtime></runtime></configuration>'));
    await eventually(() => equal(editor.selection.active.character, position.character + '<runtime>'.length));
    await vscode.commands.executeCommand('undo');
    await eventually(() => equal(line().includes('</runtime>'), false));
  });
});
