import * as vscode from 'vscode';
import { equal, eventually, open, whoiis } from './support';

describe('status bar', () => {
  it('shows the account of the open web.config', async () => {
    await open('sites/shop/web.config');
    const api = await whoiis();
    await eventually(() => equal(api.currentStatus()?.text, 'IIS APPPOOL\\ShopPool'));
  });

  it('shows nothing for other files', async () => {
    await open('sites/shop/web.config');
    const api = await whoiis();
    await eventually(() => equal(api.currentStatus()?.text, 'IIS APPPOOL\\ShopPool'));
    const other = await vscode.workspace.openTextDocument({ language: 'xml', content: '<configuration />' });
    await vscode.window.showTextDocument(other);
    await eventually(() => equal(api.currentStatus(), undefined));
  });
});
