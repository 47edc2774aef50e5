import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { HOST, tempFolder } from '../cli/support';
import { Client, uriOf } from './client';

describe('language server: an edit that changes who acts', () => {
  const told = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.filter(({ code }) => code === 'identity-changed').map(({ message }) => message);

  it('is told until it is saved or taken back, also where a project file moves the document', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST, '.whoiisrc.json': '{}' });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'applicationHost.config');
    const edited = HOST.replace('applicationPool="ShopPool"', 'applicationPool="ReportPool"');
    assert.notEqual(edited, HOST);
    client.open(uri, HOST);
    assert.deepEqual(told(await client.findings(uri)), []);
    client.change(uri, 2, { text: edited });
    const [message] = told(await client.findings(uri, found => told(found).length > 0));
    assert.match(String(message), /^Worker process of Shop\b.*: was IIS AppPool\\ShopPool, becomes /);
    client.change(uri, 3, { text: HOST });
    await client.findings(uri, found => told(found).length === 0);
    client.change(uri, 4, { text: edited });
    await client.findings(uri, found => told(found).length > 0);
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.findings(uri, found => told(found).length === 0);
  });

  it('is told of a transform of the host configuration', async () => {
    const text =
      '<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><system.applicationHost><applicationPools><add name="New" xdt:Transform="Insert" /></applicationPools><sites><site name="Shop" xdt:Locator="Match(name)"><application applicationPool="ReportPool" xdt:Transform="SetAttributes" /></site></sites></system.applicationHost></configuration>';
    const folder = tempFolder({ 'applicationHost.config': HOST, 'applicationHost.xdt': text });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'applicationHost.xdt');
    client.open(uri, text);
    const [message] = told(await client.findings(uri, found => told(found).length > 0));
    assert.match(String(message), /^Worker process of Shop\b.*: was IIS AppPool\\ShopPool, becomes /);
    // A transform is a part of a server: it is not told as one.
    assert.equal(await client.request('whoiis/status', { textDocument: { uri } }), null);
    assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), []);
  });
});
