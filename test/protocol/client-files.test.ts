import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { HOST, IMPERSONATING } from '../cli/support';
import { Client, hasError, requireFreshBundle } from './client';

const FOLDER = 'vscode-test-web://mount';
const RULE = 'impersonate-integrated';
const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });

/** Files of a virtual workspace, answered as an editor does. */
function virtual(files: Readonly<Record<string, string | Uint8Array>>) {
  const byUri = new Map(Object.entries(files).map(([name, content]) => [`${FOLDER}/${name}`, content]));
  return {
    'whoiis/readFile': ({ uri }: { uri: string }) => {
      const content = byUri.get(uri);
      return content === undefined
        ? { kind: 'absent' }
        : { kind: 'file', base64: Buffer.from(content).toString('base64') };
    },
    'whoiis/readDirectory': ({ uri }: { uri: string }) => ({
      kind: 'directory',
      names: [...byUri.keys()].filter(name => path.posix.dirname(name) === uri).map(name => path.posix.basename(name)),
    }),
    'whoiis/findFiles': () => [...byUri.keys()].filter(name => /applicationhost\.config$/i.test(name)),
  };
}

const FILES = {
  'iis/applicationHost.config': new Uint8Array(Buffer.from(`\uFEFF${HOST}`, 'utf16le')),
  'sites/shop/Web.config': IMPERSONATING,
  '.whoiisrc.json': RC,
};

describe('language server: files of the client', () => {
  it('are read through the client, decoded here, in any case', async () => {
    const client = await Client.start({
      folderUri: FOLDER,
      initializationOptions: { clientFileSystem: true },
      answers: virtual(FILES),
    });
    const uri = `${FOLDER}/sites/shop/Web.config`;
    client.open(uri, IMPERSONATING);
    await client.findings(uri, found => hasError(found, RULE));
    const sub = `${FOLDER}/sites/shop/sub/web.config`;
    client.open(sub, '<configuration />');
    const [answer] = await client.request<{ error: { file: string } }[]>('whoiis/explain', {
      textDocument: { uri: sub },
      position: { line: 0, character: 3 },
    });
    assert.equal(answer?.error?.file, uri);
  });

  it('texts are taken as they are', async () => {
    const answers = virtual({});
    const client = await Client.start({
      folderUri: FOLDER,
      initializationOptions: { clientFileSystem: true },
      answers: {
        ...answers,
        'whoiis/readFile': ({ uri }: { uri: string }) => {
          if (uri.endsWith('/applicationHost.config')) return { kind: 'text', text: HOST };
          return uri === `${FOLDER}/.whoiisrc.json` ? { kind: 'text', text: RC } : { kind: 'absent' };
        },
        'whoiis/findFiles': () => [`${FOLDER}/applicationHost.config`],
      },
    });
    const uri = `${FOLDER}/sites/shop/Web.config`;
    client.open(uri, IMPERSONATING);
    await client.findings(uri, found => hasError(found, RULE));
  });

  it('a client that fails to answer: findings of the document alone', async () => {
    const fails = () => {
      throw new Error('no');
    };
    const client = await Client.start({
      folderUri: FOLDER,
      initializationOptions: { clientFileSystem: true },
      answers: { 'whoiis/readFile': fails, 'whoiis/findFiles': fails },
    });
    const uri = `${FOLDER}/web.config`;
    client.open(uri, IMPERSONATING);
    assert.ok(Array.isArray(await client.findings(uri)));
  });

  it('without a file system of the client other schemes are documents of their own', async () => {
    const client = await Client.start({ folderUri: FOLDER });
    for (const uri of [`${FOLDER}/web.config`, 'untitled:Untitled-1', 'git:/home/web.config?x']) {
      client.open(uri, IMPERSONATING);
      assert.ok(Array.isArray(await client.findings(uri)));
    }
  });

  it('the bundle for web workers starts and answers without Node', async () => {
    const bundle = path.resolve(import.meta.dirname, '../../dist/server.web.js');
    requireFreshBundle(bundle);
    const sent: { id?: number; result?: { serverInfo?: { name: string } } }[] = [];
    const self = {
      onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
      onerror: undefined,
      postMessage: (message: object) => sent.push(message),
      addEventListener: () => undefined,
    };
    const { setTimeout, clearTimeout, queueMicrotask, TextDecoder, TextEncoder, URL, atob } = globalThis;
    const globals = {
      self,
      setTimeout,
      clearTimeout,
      queueMicrotask,
      TextDecoder,
      TextEncoder,
      URL,
      atob,
      console: {},
    };
    vm.runInNewContext(readFileSync(bundle, 'utf8'), globals);
    const params = { processId: null, rootUri: null, capabilities: {} };
    self.onmessage?.({ data: { jsonrpc: '2.0', id: 1, method: 'initialize', params } });
    for (let waited = 0; waited < 100 && sent.length === 0; waited++)
      await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(sent.find(message => message.id === 1)?.result?.serverInfo?.name, 'WhoIIS');
  });
});
