import * as vscode from 'vscode';
import { equal, eventually, findings, hoverAt, includes, open, positionOf } from './support';

const BROKEN = '<configuration><system.webServer></configuration>';

describe('other XML', () => {
  it('gets no findings and no hover', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'xml', content: BROKEN });
    await vscode.window.showTextDocument(document);
    // An answer about an IIS configuration proves that the server had time for the other document.
    const config = await open('sites/shop/web.config');
    const position = positionOf(config, '<configuration', 3);
    await eventually(async () => includes(await hoverAt(config, position), 'IIS APPPOOL'));
    equal(findings(document).length, 0);
    equal(await hoverAt(document, new vscode.Position(0, 3)), '');
  });
});
