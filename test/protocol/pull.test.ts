import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, codesOf, hasError, MODERN, positionOf, rangeOf, uriOf } from './client';

const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });
const CLASSIC = HOST.replace('name="ShopPool"', 'name="ShopPool" managedPipelineMode="Classic"');
const RULE = 'impersonate-integrated';
const FILES = {
  'applicationHost.config': HOST,
  'sites/shop/web.config': IMPERSONATING,
  'sites/shop/sub/web.config': '<configuration><!-- fine --></configuration>',
  'elsewhere/web.config': IMPERSONATING,
  '.whoiisrc.json': RC,
};

/** What VS Code and Neovim declare. */
const PULLING: ClientCapabilities = {
  workspace: { ...MODERN.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...MODERN.textDocument, diagnostic: { dynamicRegistration: true, relatedInformation: true } },
};

async function started(files: Readonly<Record<string, string>> = FILES) {
  const folder = tempFolder(files);
  let refreshes = 0;
  const refresh = () => {
    refreshes++;
    return null;
  };
  const answers = { 'workspace/diagnostic/refresh': refresh };
  const client = await Client.start({ folder, capabilities: PULLING, answers });
  const pull = (uri: string, previousResultId?: string) =>
    client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  const uri = (name: string) => uriOf(folder, name);
  return { client, folder, uri, pull, refreshes: () => refreshes };
}

const itemsOf = (report: DocumentDiagnosticReport) => (report.kind === 'full' ? report.items : []);

/** Until the server has asked to pull again; the time limit of the test ends the wait. */
async function refreshed(client: Client, refreshes: () => number, count: number): Promise<void> {
  while (refreshes() < count) await client.request('whoiis/topology', {});
}

describe('language server: findings that are pulled', () => {
  it('are those of the newest version, and not sent unasked', async () => {
    const { client, uri, pull } = await started();
    const shop = uri('sites/shop/web.config');
    client.open(shop, IMPERSONATING);
    assert.ok(hasError(itemsOf(await pull(shop)), RULE));
    client.change(shop, 2, { range: rangeOf(IMPERSONATING, 'true'), text: 'false' });
    assert.equal(hasError(itemsOf(await pull(shop)), RULE), false);
    client.close(shop);
    assert.ok(hasError(itemsOf(await pull(shop)), RULE), 'the disk counts again');
    assert.deepEqual(client.published, []);
  });

  it('are unchanged where the client has them, also in another version', async () => {
    const { client, uri, pull } = await started();
    const shop = uri('sites/shop/web.config');
    client.open(shop, IMPERSONATING);
    const first = await pull(shop);
    assert.ok(first.resultId);
    assert.deepEqual(await pull(shop, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    const end = positionOf(IMPERSONATING, '</configuration>', '</configuration>'.length);
    client.change(shop, 2, { range: { start: end, end }, text: '\n' });
    assert.equal((await pull(shop, first.resultId)).kind, 'unchanged');
    const start = { line: 0, character: 0 };
    client.change(shop, 3, { range: { start, end: start }, text: '\n' });
    const moved = await pull(shop, first.resultId);
    assert.equal(moved.kind, 'full', 'all of them have moved');
  });

  it('are asked for again where another file changes them, and only there', async () => {
    const { client, uri, pull, refreshes } = await started();
    const [host, shop] = [uri('applicationHost.config'), uri('sites/shop/web.config')];
    client.open(shop, IMPERSONATING);
    client.open(host, HOST);
    assert.ok(hasError(itemsOf(await pull(shop)), RULE));
    await pull(host);
    const at = rangeOf(HOST, 'name="ShopPool"').end;
    client.change(host, 2, { range: { start: at, end: at }, text: ' managedPipelineMode="Classic"' });
    await refreshed(client, refreshes, 1);
    const after = await pull(shop);
    assert.equal(hasError(itemsOf(after), RULE), false);
    await pull(host);
    const end = positionOf(HOST, '</configuration>', '</configuration>'.length);
    client.change(host, 3, { range: { start: end, end }, text: ' ' });
    await pull(host);
    assert.equal((await pull(shop, after.resultId)).kind, 'unchanged');
    assert.equal(refreshes(), 1);
  });

  it('of a request that is cancelled are not waited for', async () => {
    const { client, uri } = await started();
    const shop = uri('sites/shop/web.config');
    client.open(shop, IMPERSONATING);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: shop } };
    const cancelled = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
  });

  it('are sent as before to a client that does not pull', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const shop = uriOf(folder, 'sites/shop/web.config');
    client.open(shop, IMPERSONATING);
    assert.ok(hasError(await client.findings(shop), RULE));
  });
});

describe('language server: findings of the workspace', () => {
  async function workspace(files: Readonly<Record<string, string>> = FILES) {
    const { client, uri, folder, ...others } = await started(files);
    let token = 0;
    const streamed: WorkspaceDocumentDiagnosticReport[] = [];
    client.connection.onNotification('$/progress', (params: { value: WorkspaceDiagnosticReport }) => {
      streamed.push(...params.value.items);
    });
    /** What has been streamed, then what was answered. */
    const pullAll = async (
      known: readonly WorkspaceDocumentDiagnosticReport[] = [],
      isStreamed = true,
    ): Promise<readonly WorkspaceDocumentDiagnosticReport[]> => {
      streamed.length = 0;
      const previousResultIds = known.flatMap(({ uri, resultId }) => (resultId ? { uri, value: resultId } : []));
      const answer = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds,
        ...(isStreamed && { partialResultToken: `t${++token}` }),
      });
      if (isStreamed) assert.deepEqual(answer, { items: [] });
      return [...streamed, ...answer.items];
    };
    const named = (items: readonly WorkspaceDocumentDiagnosticReport[]) =>
      new Map(items.map(item => [path.posix.relative(uriOf(folder), item.uri), item]));
    return { client, uri, folder, pullAll, named, ...others };
  }

  const errorsIn = (item: WorkspaceDocumentDiagnosticReport | undefined) =>
    item?.kind === 'full' ? codesOf(item.items.filter(({ severity }) => severity === 1)) : undefined;

  it('are those of every web.config that a host configuration serves', async () => {
    for (const isStreamed of [true, false]) {
      const { pullAll, named } = await workspace();
      const found = named(await pullAll([], isStreamed));
      assert.deepEqual([...found.keys()].sort(), ['sites/shop/sub/web.config', 'sites/shop/web.config']);
      assert.deepEqual(errorsIn(found.get('sites/shop/web.config')), [RULE]);
      assert.equal(found.get('sites/shop/web.config')?.version, null);
    }
  });

  it('are unchanged until something changes, in whatever file', async () => {
    const { client, folder, pullAll, named, uri } = await workspace();
    const first = await pullAll();
    assert.deepEqual(
      (await pullAll(first, false)).map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
    const host = uri('applicationHost.config');
    client.open(host, CLASSIC);
    const second = named(await pullAll(first));
    assert.deepEqual(errorsIn(second.get('sites/shop/web.config')), []);
    assert.equal(second.get('sites/shop/sub/web.config')?.kind, 'unchanged');
    client.close(host);
    writeFileSync(path.join(folder, 'sites/shop/web.config'), '<configuration>');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('sites/shop/web.config'), type: 2 }] });
    const third = named(await pullAll(first));
    assert.deepEqual(errorsIn(third.get('sites/shop/web.config')), ['xml-unclosed-element']);
  });

  it('wait for news where there are none, with a client that takes them bit by bit', async () => {
    const { client, pullAll, named, uri } = await workspace();
    const first = await pullAll();
    const waiting = pullAll(first);
    await client.request('whoiis/topology', {});
    client.open(uri('sites/shop/web.config'), '<configuration>');
    const later = await waiting;
    const [item] = [...named(later.filter(({ kind }) => kind === 'full'))];
    assert.equal(item?.[0], 'sites/shop/web.config');
    assert.equal(item?.[1].version, 1);
  });

  it('are not waited for by a client that cancels', async () => {
    const { client, pullAll } = await workspace();
    const first = await pullAll();
    const source = new CancellationTokenSource();
    const previousResultIds = first.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const params = { previousResultIds, partialResultToken: 'waiting' };
    const cancelled = client.connection.sendRequest('workspace/diagnostic', params, source.token);
    await client.request('whoiis/topology', {});
    const start = Date.now();
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.ok(Date.now() - start < 4000);
  });

  it('go where the file goes', async () => {
    const { client, folder, pullAll, named, uri } = await workspace();
    const first = await pullAll();
    rmSync(path.join(folder, 'sites/shop/web.config'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('sites/shop/web.config'), type: 3 }] });
    const gone = named(await pullAll(first)).get('sites/shop/web.config');
    assert.deepEqual(errorsIn(gone), []);
    assert.equal(gone?.resultId, undefined);
  });

  it('follow the project file of their folder', async () => {
    const { pullAll, named } = await workspace({
      ...FILES,
      'other/.whoiisrc.json': JSON.stringify({
        hostConfig: './applicationHost.config',
        pathMappings: { 'C:\\sites': '.' },
      }),
      'other/applicationHost.config': CLASSIC,
      'other/shop/web.config': IMPERSONATING,
    });
    const found = named(await pullAll());
    assert.deepEqual(errorsIn(found.get('other/shop/web.config')), []);
    assert.deepEqual(errorsIn(found.get('sites/shop/web.config')), [RULE]);
  });
});
