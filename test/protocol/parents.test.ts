import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, hasError, MODERN, rangeOf, uriOf } from './client';

const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });
const CLASSIC = HOST.replace('name="ShopPool"', 'name="ShopPool" managedPipelineMode="Classic"');
const RULE = 'impersonate-integrated';
const has = (found: readonly Diagnostic[]) => hasError(found, RULE);
const hasNot = (found: readonly Diagnostic[]) => !has(found);

function workspace(host = HOST) {
  const folder = tempFolder({
    'iis/applicationHost.config': host,
    'sites/shop/Web.config': IMPERSONATING,
    'sites/shop/sub/web.config': '<configuration />',
    '.whoiisrc.json': RC,
  });
  const file = (name: string) => path.join(folder, name);
  return {
    folder,
    host: uriOf(file('iis/applicationHost.config')),
    shop: uriOf(file('sites/shop/Web.config')),
    file,
  };
}

/** An editor that watches no files. */
const BLIND = { ...MODERN, workspace: { configuration: true } };

describe('language server: parents', () => {
  it('that are not open are loaded from disk', async () => {
    const { folder, shop } = workspace();
    const client = await Client.start({ folder });
    client.open(shop, IMPERSONATING);
    assert.ok(has(await client.findings(shop)), 'with the first findings already');
  });

  it('unsaved text wins over the disk', async () => {
    const { folder, host, shop } = workspace();
    const client = await Client.start({ folder });
    client.open(host, CLASSIC);
    client.open(shop, IMPERSONATING);
    assert.ok(hasNot(await client.findings(shop)));
    client.close(host);
    await client.findings(shop, has);
  });

  it('a change of a parent in the editor refreshes its children', async () => {
    const { folder, host, shop } = workspace();
    const client = await Client.start({ folder });
    client.open(shop, IMPERSONATING);
    await client.findings(shop, has);
    client.open(host, HOST, 1);
    const at = rangeOf(HOST, 'name="ShopPool"').end;
    client.change(host, 2, { range: { start: at, end: at }, text: ' managedPipelineMode="Classic"' });
    await client.findings(shop, hasNot);
    client.change(host, 3, { text: HOST });
    await client.findings(shop, has);
  });

  it('a change of a parent on disk refreshes its children, told by the client', async () => {
    const { folder, host, shop, file } = workspace();
    const client = await Client.start({ folder });
    await client.until('watching', () => client.registrations.includes('workspace/didChangeWatchedFiles'));
    client.open(shop, IMPERSONATING);
    await client.findings(shop, has);
    writeFileSync(file('iis/applicationHost.config'), CLASSIC);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: host, type: 2 }] });
    await client.findings(shop, hasNot);
    rmSync(file('iis/applicationHost.config'));
    writeFileSync(file('applicationHost.config'), HOST);
    const created = uriOf(folder, 'applicationHost.config');
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: host, type: 3 },
        { uri: created, type: 1 },
      ],
    });
    await client.findings(shop, has);
  });

  it('a change of a parent on disk refreshes its children, seen by the server itself', async () => {
    const { folder, shop, file } = workspace();
    const client = await Client.start({ folder, capabilities: BLIND });
    client.open(shop, IMPERSONATING);
    await client.findings(shop, has);
    writeFileSync(file('iis/applicationHost.config'), CLASSIC);
    await client.findings(shop, hasNot);
  });

  it('a change on disk does not touch what is open', async () => {
    const { folder, host, shop, file } = workspace();
    const client = await Client.start({ folder });
    client.open(host, HOST);
    client.open(shop, IMPERSONATING);
    await client.findings(shop, has);
    writeFileSync(file('iis/applicationHost.config'), CLASSIC);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: host, type: 2 }] });
    await client.request('whoiis/status', { textDocument: { uri: shop } });
    client.change(shop, 2, { text: `${IMPERSONATING}\n` });
    assert.ok(has(await client.findings(shop, (_, version) => version === 2)));
  });

  it('a parent web.config counts, in whatever case its name is written', async () => {
    const { folder, file, shop } = workspace();
    const client = await Client.start({ folder });
    const sub = uriOf(file('sites/shop/sub/web.config'));
    client.open(sub, '<configuration />');
    await client.findings(sub);
    const [answer] = await client.request<{ error: { status: string; file: string } }[]>('whoiis/explain', {
      textDocument: { uri: sub },
      position: { line: 0, character: 3 },
    });
    assert.equal(answer?.error?.status, '500.24');
    assert.equal(answer?.error?.file, shop);
  });

  it('a file outside the workspace finds the host configuration above it', async () => {
    const folder = tempFolder({
      'src/.vs/Shop/config/applicationhost.config': HOST.replaceAll('C:\\sites\\', 'C:\\src\\sites\\'),
      'src/sites/shop/web.config': IMPERSONATING,
    });
    const pathMappings = { 'C:\\src': uriOf(folder, 'src') };
    const client = await Client.start({ initializationOptions: { settings: { pathMappings } }, capabilities: {} });
    const uri = uriOf(folder, 'src/sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    assert.ok(has(await client.findings(uri)));
  });

  it('a host configuration that is opened counts without a workspace', async () => {
    const folder = tempFolder({ 'a/applicationHost.config': HOST, 'b/shop/web.config': IMPERSONATING });
    const pathMappings = { 'C:\\sites': path.join(folder, 'b') };
    const client = await Client.start({ initializationOptions: { settings: { pathMappings } }, capabilities: {} });
    const uri = uriOf(folder, 'b/shop/web.config');
    client.open(uri, IMPERSONATING);
    assert.ok(hasNot(await client.findings(uri)));
    client.open(uriOf(folder, 'a/applicationHost.config'), HOST);
    await client.findings(uri, has);
    client.close(uriOf(folder, 'a/applicationHost.config'));
    await client.findings(uri, hasNot);
  });

  it('a folder in place of a file, and no host configuration at all: an answer', async () => {
    const { folder, file } = workspace();
    rmSync(file('iis'), { recursive: true });
    mkdirSync(file('applicationHost.config'));
    const client = await Client.start({ folder });
    const uri = uriOf(file('sites/shop/Web.config'));
    client.open(uri, IMPERSONATING);
    assert.ok(hasNot(await client.findings(uri)));
    const status = await client.request<{ text: string }>('whoiis/status', { textDocument: { uri } });
    assert.match(status.text, / by default$/);
  });
});
