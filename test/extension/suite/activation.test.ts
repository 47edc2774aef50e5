import * as vscode from 'vscode';
import { equal, eventually, findings, includes, open, sample, whoiis } from './support';

describe('activation', () => {
  it('starts the language server when an IIS configuration is opened', async () => {
    await open('sites/shop/web.config');
    await (await whoiis()).ready;
  });

  it('makes a web.config without an <?xml line XML', async () => {
    equal((await open('sites/shop/web.config')).languageId, 'xml');
  });

  it('makes the host configuration XML', async () => {
    equal((await open('applicationHost.config')).languageId, 'xml');
  });

  it('knows a configuration by its name in any case', async () => {
    const broken = new TextEncoder().encode('<configuration><system.web></configuration>');
    await vscode.workspace.fs.writeFile(sample('upper/WEB.CONFIG'), broken);
    const document = await open('upper/WEB.CONFIG');
    equal(document.languageId, 'xml');
    await eventually(() => includes(findings(document)[0]?.rule ?? 'no finding', 'xml-'));
  });
});
