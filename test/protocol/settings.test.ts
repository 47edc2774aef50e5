import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, codesOf, hasError, MODERN, uriOf } from './client';

const RULE = 'impersonate-integrated';
const has = (found: readonly Diagnostic[]) => hasError(found, RULE);
const hasNot = (found: readonly Diagnostic[]) => !has(found);
const FILES = { 'iis/applicationHost.config': HOST, 'sites/shop/web.config': IMPERSONATING };
const PLAIN = { textDocument: MODERN.textDocument ?? {} };

describe('language server: settings', () => {
  it('are asked for, folder by folder, and again when they change', async () => {
    const folder = tempFolder(FILES);
    const asked: (string | undefined)[] = [];
    let settings: unknown = { pathMappings: { 'C:\\sites': './sites' } };
    const client = await Client.start({
      folder,
      configuration: scopeUri => {
        asked.push(scopeUri);
        return settings;
      },
    });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, has);
    assert.deepEqual([...new Set(asked)], [uriOf(folder)]);
    assert.ok(client.registrations.includes('workspace/didChangeConfiguration'));
    settings = { pathMappings: { 'C:\\sites': './sites' }, rules: { [RULE]: 'off' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.findings(uri, hasNot);
    settings = { pathMappings: { 'C:\\sites': './sites' }, rules: { [RULE]: 'hint' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.findings(uri, found => found.some(({ code, severity }) => code === RULE && severity === 4));
  });

  it('come with the options where the client is not asked, and with notifications', async () => {
    const folder = tempFolder(FILES);
    const pathMappings = { 'C:\\sites': './sites' };
    const client = await Client.start({
      folder,
      capabilities: PLAIN,
      initializationOptions: { settings: { whoiis: { pathMappings } } },
    });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, has);
    client.notify('workspace/didChangeConfiguration', {
      settings: { whoiis: { pathMappings, rules: { [RULE]: 'off' } } },
    });
    await client.findings(uri, hasNot);
  });

  it('replace the workspace folder in paths', async () => {
    const folder = tempFolder(FILES);
    const variable = ['$', '{workspaceFolder}'].join('');
    const settings = {
      hostConfig: `${variable}/iis/applicationHost.config`,
      pathMappings: { 'C:\\sites': `${variable}/sites` },
    };
    const client = await Client.start({ folder, configuration: () => settings });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, has);
  });

  it('win over the project file, the default as a value too; what is not set does not', async () => {
    const project = { pathMappings: { 'C:\\sites': './sites' }, domainJoined: false, host: 'iisexpress' };
    const folder = tempFolder({ ...FILES, '.whoiisrc.json': JSON.stringify(project) });
    let settings: unknown = { hostConfig: '', pathMappings: {}, schemaFolders: [], rules: {} };
    const client = await Client.start({ folder, configuration: () => settings });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, '<configuration />');
    await client.findings(uri);
    const ask = () =>
      client.request<{ processIdentity: string; query: { domainJoined: boolean } }>('whoiis/explain', {
        site: 'Shop',
        handlerKind: 'aspnet',
      });
    const before = await ask();
    assert.equal(before.query.domainJoined, false);
    assert.equal(before.processIdentity, '<interactive user>');
    settings = { domainJoined: true, host: 'auto' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      'the new settings',
      () => client.notifications.filter(n => n.method === 'whoiis/topologyChanged').length > 1,
    );
    const after = await ask();
    assert.equal(after.query.domainJoined, true);
    assert.equal(after.processIdentity, 'IIS APPPOOL\\ShopPool');
  });

  it('machine.config and root web.config may be named in the editor', async () => {
    const machine = '<configuration><system.web><identity impersonate="true" /></system.web></configuration>';
    const folder = tempFolder({ ...FILES, 'net/web.config': machine });
    const settings = { pathMappings: { 'C:\\sites': './sites' }, rootWebConfig: './net/web.config' };
    const client = await Client.start({ folder, configuration: () => settings });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, '<configuration />');
    await client.findings(uri);
    const answer = await client.request<{ attributes: { impersonate: { value: string } } }>('whoiis/effective', {
      section: 'system.web/identity',
      site: 'Shop',
    });
    assert.equal(answer.attributes.impersonate.value, 'true');
  });

  it('a project file in a nearer folder counts for the files below it', async () => {
    const broken = '<configuration><a></configuration>';
    const folder = tempFolder({ 'a/web.config': broken, 'b/web.config': broken });
    const client = await Client.start({ folder });
    const [a, b] = [uriOf(folder, 'a/web.config'), uriOf(folder, 'b/web.config')];
    client.open(a, broken);
    const rule = String((await client.findings(a, found => found.length > 0))[0]?.code);
    const project = path.join(folder, 'b/.whoiisrc.json');
    writeFileSync(project, JSON.stringify({ rules: { [rule]: 'off' } }));
    client.open(b, broken);
    assert.equal(codesOf(await client.findings(b)).includes(rule), false);
    assert.ok(codesOf(await client.findings(a)).includes(rule));
    rmSync(project);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(project), type: 3 }] });
    await client.findings(b, found => codesOf(found).includes(rule));
  });

  it('a project file that cannot be read is told once, and the rest goes on', async () => {
    const folder = tempFolder({ ...FILES, '.whoiisrc.json': '{ "host": ' });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri);
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.request('whoiis/status', { textDocument: { uri } });
    const shown = client.notifications.filter(({ method }) => method === 'window/showMessage');
    assert.equal(shown.length, 1);
    assert.match(JSON.stringify(shown[0]?.params), /\.whoiisrc\.json.*is not valid JSON/);
  });

  it('a client that does not answer does not keep anything waiting for good', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder, configuration: () => new Promise(() => undefined) });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    assert.ok(Array.isArray(await client.findings(uri)));
  });

  it('follow the workspace folders', async () => {
    const folder = tempFolder({
      ...FILES,
      '.whoiisrc.json': JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } }),
    });
    const client = await Client.start({ folder: tempFolder() });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, hasNot);
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf(folder), name: 'x' }], removed: [] },
    });
    await client.findings(uri, has);
  });
});
