import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import path from 'node:path';
import { HOST, tempFolder } from '../cli/support';
import { Client, positionOf, requireFreshBundle, SERVER, uriOf } from './client';

describe('language server: life cycle', () => {
  it('declares what it can', async () => {
    const { initialized } = await Client.start();
    assert.equal(initialized.serverInfo?.name, 'WhoIIS');
    assert.match(initialized.serverInfo?.version ?? '', /^\d+\.\d+\.\d+/);
    const { capabilities } = initialized;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'refactor.move', 'source.fixAll.whoiis'],
    });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'whoiis',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
  });

  it('answers initialize without the core, which takes longest to load', async () => {
    const hook = `
      const { _extensions } = require('node:module');
      const load = _extensions['.js'];
      _extensions['.js'] = (module, file) => {
        if (file.endsWith('server.web.js')) throw new Error('the core is loaded');
        load(module, file);
      };
    `;
    const client = await Client.start({
      execArgv: ['--require', path.join(tempFolder({ 'hook.cjs': hook }), 'hook.cjs')],
    });
    assert.equal(client.initialized.serverInfo?.name, 'WhoIIS');
  });

  it('asks nothing of a client before it is initialized', async () => {
    const client = Client.spawn();
    const requests: string[] = [];
    client.connection.onRequest((method: string) => {
      requests.push(method);
      return null;
    });
    await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    assert.deepEqual(requests, []);
    assert.deepEqual(client.notifications, []);
  });

  it('registers nothing with a client that does not offer it', async () => {
    const client = await Client.start({ capabilities: {}, folder: tempFolder() });
    await client.request('whoiis/topology', {});
    assert.deepEqual(client.registrations, []);
  });

  it('ends with 0 after shutdown, with 1 without', async () => {
    assert.equal(await (await Client.start()).stop(), 0);
    const client = await Client.start();
    const exited = new Promise(resolve => client.process.once('exit', resolve));
    await client.connection.sendNotification('exit');
    assert.equal(await exited, 1);
    client.kill();
  });

  it('refuses requests before initialize and after shutdown, and a second initialize', async () => {
    const codeOf = (answer: Promise<unknown>) =>
      answer.then(
        () => undefined,
        (error: { readonly code?: number }) => error.code,
      );
    const client = Client.spawn();
    const hover = () =>
      client.request('textDocument/hover', { textDocument: { uri: 'file:///a' }, position: { line: 0, character: 0 } });
    const own = () => client.request('whoiis/topology', {});
    const unknown = () => client.request('some/thing', {});
    const initialize = () => client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    for (const ask of [hover, own, unknown]) assert.equal(await codeOf(ask()), -32002);
    client.open('file:///a/web.config', '<configuration/>');
    assert.equal(await codeOf(initialize()), undefined);
    assert.equal(await codeOf(initialize()), -32600);
    client.notify('initialized', {});
    assert.equal(await codeOf(unknown()), -32601);
    assert.equal(await hover(), null);
    assert.equal(await codeOf(client.request('shutdown', undefined)), undefined);
    for (const ask of [hover, own, unknown, initialize]) assert.equal(await codeOf(ask()), -32600);
    client.kill();
  });

  it('ends when its input ends', async () => {
    const client = await Client.start();
    const exited = new Promise(resolve => client.process.once('exit', resolve));
    client.process.stdin?.end();
    await exited;
    client.kill();
  });

  it('writes nothing but messages', async () => {
    // A stray line would break the reader, and these answers would not come.
    const folder = tempFolder({ 'applicationHost.config': HOST, '.whoiisrc.json': '[]' });
    const client = await Client.start({ folder });
    client.open(uriOf(folder, 'applicationHost.config'), HOST);
    await client.findings(uriOf(folder, 'applicationHost.config'));
    assert.ok(await client.request('whoiis/topology', {}));
  });

  it('answers a cancelled request as cancelled', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'applicationHost.config');
    client.open(uri, HOST);
    await client.findings(uri);
    const frame = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const answers = new Promise<{ id: number; error?: { code: number }; result?: unknown }[]>(resolve => {
      const found: { id: number }[] = [];
      client.process.stdout?.on('data', (chunk: Buffer) => {
        for (const body of String(chunk).split(/Content-Length: \d+\r\n\r\n/)) {
          if (/"id":90[12]\b/.test(body)) found.push(JSON.parse(body));
        }
        if (found.length === 2) resolve(found);
      });
    });
    const params = { textDocument: { uri }, position: positionOf(HOST, 'ShopPool', 2) };
    client.process.stdin?.write(
      frame({ id: 901, method: 'textDocument/hover', params }) +
        frame({ id: 902, method: 'textDocument/hover', params }) +
        frame({ method: '$/cancelRequest', params: { id: 901 } }),
    );
    const byId = new Map((await answers).map(answer => [answer.id, answer]));
    assert.equal(byId.get(901)?.error?.code, -32800);
    assert.ok(byId.get(902)?.result);
  });

  it('answers unknown requests with an error and goes on', async () => {
    const client = await Client.start();
    await assert.rejects(client.request('textDocument/moniker', {}));
    assert.deepEqual(await client.request('whoiis/topology', {}), []);
  });

  it('speaks over a channel of Node as well', async () => {
    requireFreshBundle(SERVER);
    const child = fork(SERVER, ['--node-ipc'], { stdio: 'inherit' });
    try {
      const answer = new Promise<{ id: number; result: { serverInfo: { name: string } } }>(resolve =>
        child.once('message', message => resolve(message as never)),
      );
      const params = { processId: null, rootUri: null, capabilities: {} };
      child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
      assert.equal((await answer).result.serverInfo.name, 'WhoIIS');
    } finally {
      child.kill();
    }
  });
});
