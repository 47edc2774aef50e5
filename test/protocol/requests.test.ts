import assert from 'node:assert/strict';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, codesOf, MODERN, positionOf, rangeOf, uriOf } from './client';

const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });
const FILES = { 'applicationHost.config': HOST, 'sites/shop/web.config': '<configuration />', '.whoiisrc.json': RC };
const textOf = (contents: unknown) => (contents as { value: string }).value;

async function opened(text = HOST, options: Parameters<typeof Client.start>[0] = {}) {
  const folder = tempFolder(FILES);
  const client = await Client.start({ folder, ...options });
  const uri = uriOf(folder, 'applicationHost.config');
  client.open(uri, text, 1);
  await client.findings(uri);
  return { client, uri, folder };
}

describe('language server: hover', () => {
  it('names the account of a pool, in Markdown, with its range', async () => {
    const { client, uri } = await opened();
    const hover = await client.hover(uri, positionOf(HOST, 'name="ShopPool"', 7));
    assert.equal((hover?.contents as { kind: string } | undefined)?.kind, 'markdown');
    assert.match(textOf(hover?.contents), /IIS APPPOOL\\+ShopPool/);
    assert.equal(hover?.range?.start.line, positionOf(HOST, 'name="ShopPool"').line);
  });

  it('names the account of a web.config that the host configuration places', async () => {
    const { client, folder } = await opened();
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, '<configuration />');
    const hover = await client.hover(uri, { line: 0, character: 3 });
    assert.match(textOf(hover?.contents), /IIS APPPOOL\\+ShopPool/);
  });

  it('counts as the client likes best, in what it is asked and in what it answers', async () => {
    const text = HOST.replace('<add name="ShopPool"', '<!-- ä„😀 --><add name="ShopPool"');
    const { line, character } = positionOf(text, 'name="ShopPool"', 7);
    // In UTF-16 the three have 4 units; in UTF-8 9 bytes, in UTF-32 3 characters.
    for (const [encodings, more] of [
      [['utf-8', 'utf-16'], 5],
      [['utf-32', 'utf-8'], -1],
      [['utf-7', 'utf-16'], 0],
    ] as const) {
      const capabilities = { ...MODERN, general: { positionEncodings: [...encodings] } };
      const { client, uri } = await opened(text, { capabilities });
      assert.equal(client.initialized.capabilities.positionEncoding, more === 0 ? 'utf-16' : encodings[0]);
      const hover = await client.hover(uri, { line, character: character + more });
      assert.match(textOf(hover?.contents), /ShopPool/);
      assert.equal(hover?.range?.start.character, character - 1 + more);
      client.change(uri, 2, {
        range: { start: { line, character: character + more }, end: { line, character: character + more } },
        text: 'X',
      });
      assert.match(textOf((await client.hover(uri, { line, character: character + more }))?.contents), /SXhopPool/);
    }
  });

  it('counts in UTF-16 units over CRLF lines and characters outside the basic plane', async () => {
    const text = HOST.replaceAll('\n', '\r\n').replace('<add name="ShopPool"', '<!-- 😀😀 --><add name="ShopPool"');
    const { client, uri } = await opened(text);
    const position = positionOf(text, 'name="ShopPool"', 7);
    assert.match(textOf((await client.hover(uri, position))?.contents), /ShopPool/);
  });

  it('never shows a password', async () => {
    const { client, uri } = await opened();
    for (const place of ['SpecificUser', 'svc-report', 'password', 'Hidden-Word-1', 'ReportPool']) {
      const hover = await client.hover(uri, positionOf(HOST, place, 1));
      assert.equal(JSON.stringify(hover).includes('Hidden-Word-1'), false);
    }
  });

  it('is plain for a client without Markdown', async () => {
    const { client, uri } = await opened(HOST, {
      capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    const hover = await client.hover(uri, positionOf(HOST, 'name="ShopPool"', 7));
    assert.equal((hover?.contents as { kind: string } | undefined)?.kind, 'plaintext');
    assert.doesNotMatch(textOf(hover?.contents), /\*\*|`|\\_|\]\(/);
  });

  it('is null where there is nothing to say, and for a document that is not open', async () => {
    const { client, uri, folder } = await opened();
    assert.equal(await client.hover(uri, { line: 0, character: 3 }), null);
    assert.equal(await client.hover(uriOf(folder, 'other.config'), { line: 0, character: 0 }), null);
    assert.equal(await client.hover('untitled:Untitled-1', { line: 0, character: 0 }), null);
    assert.equal(await client.hover(uri, { line: 9_999, character: 9_999 }), null);
  });
});

describe('language server: code actions', () => {
  const RULE = 'pool-not-defined';
  const TYPO = HOST.replace('applicationPool="ShopPool"', 'applicationPool="ShopPol"');

  async function actions(options: Parameters<typeof Client.start>[0] = {}, only?: string[]) {
    const { client, uri } = await opened(TYPO, options);
    await client.findings(uri, found => codesOf(found).includes(RULE));
    return { uri, found: await client.codeActions(uri, rangeOf(TYPO, 'ShopPol"'), only) };
  }

  it('repair a finding, in the version that was looked at', async () => {
    const { uri, found } = await actions();
    const fix = found.find(({ diagnostics, edit }) => edit && diagnostics?.[0]?.code === RULE);
    assert.equal(fix?.kind, 'quickfix');
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    assert.ok(change.edits.length > 0);
  });

  it('are a map of changes for clients without versions', async () => {
    const { uri, found } = await actions({ capabilities: { ...MODERN, workspace: {} } });
    const fix = found.find(({ edit }) => edit);
    assert.deepEqual(Object.keys(fix?.edit?.changes ?? {}), [uri]);
  });

  it('are none where other kinds are asked for, or the client knows commands only', async () => {
    assert.deepEqual((await actions({}, ['refactor'])).found, []);
    assert.deepEqual((await actions({ capabilities: {} })).found, []);
  });

  it('offer commands to copy to clients that can', async () => {
    const at = rangeOf(HOST, 'C:\\sites\\shop');
    const without = await opened();
    assert.deepEqual(
      (await without.client.codeActions(without.uri, at)).filter(({ command }) => command),
      [],
    );
    const { client, uri } = await opened(HOST, { initializationOptions: { copyCommand: true } });
    const copies = (await client.codeActions(uri, at)).filter(({ command }) => command);
    assert.ok(copies.length > 0);
    for (const { command } of copies) {
      assert.match(command?.command ?? '', /^whoiis\.copy(Icacls|Text)$/);
      assert.match(command?.arguments?.[0], /icacls/);
    }
  });
});

describe('language server: requests of its own', () => {
  it('whoiis/explain answers a position with all plausible kinds', async () => {
    const { client, uri } = await opened();
    const answers = await client.request<{ version: number; processIdentity: string; steps: { file: string }[] }[]>(
      'whoiis/explain',
      { textDocument: { uri }, position: positionOf(HOST, 'applicationPool="ShopPool"', 3) },
    );
    assert.ok(answers.length > 1);
    for (const answer of answers) {
      assert.equal(answer.version, 1);
      assert.equal(answer.processIdentity, 'IIS APPPOOL\\ShopPool');
    }
    assert.ok(answers[0]?.steps.some(({ file }) => file === uri));
  });

  it('whoiis/explain answers a question like that of the command line', async () => {
    const { client } = await opened();
    const query = { site: 'Shop', path: '/x', handlerKind: 'aspnet', client: { auth: 'none' } };
    const answer = await client.request<Record<string, unknown>>('whoiis/explain', query);
    assert.equal(answer.processIdentity, 'IIS APPPOOL\\ShopPool');
    assert.equal(answer.networkIdentity, '<machine account>');
    const workgroup = await client.request<Record<string, unknown>>('whoiis/explain', {
      ...query,
      domainJoined: false,
    });
    assert.equal(workgroup.networkIdentity, 'NT AUTHORITY\\ANONYMOUS LOGON');
    const all = await client.request<unknown[]>('whoiis/explain', { site: 'Shop' });
    assert.ok(Array.isArray(all) && all.length > 1);
  });

  it('whoiis/explain answers null to what is no question', async () => {
    const { client } = await opened();
    assert.equal(await client.request('whoiis/explain', {}), null);
    assert.equal(await client.request('whoiis/explain', { site: 7 }), null);
  });

  it('whoiis/topology lists the host configurations with their pools and sites', async () => {
    const { client, uri } = await opened();
    const [host, ...others] = await client.request<
      { uri: string; pools: { name: string; identity: string; range: unknown }[]; sites: { name: string }[] }[]
    >('whoiis/topology', {});
    assert.deepEqual(others, []);
    assert.equal(host?.uri, uri);
    assert.deepEqual(
      host?.pools.map(({ name, identity }) => [name, identity]),
      [
        ['DefaultAppPool', 'IIS APPPOOL\\DefaultAppPool'],
        ['ShopPool', 'IIS APPPOOL\\ShopPool'],
        ['ReportPool', 'CONTOSO\\svc-report'],
      ],
    );
    assert.deepEqual(
      host?.sites.map(({ name }) => name),
      ['Shop', 'Reports'],
    );
    assert.equal(JSON.stringify(host).includes('Hidden-Word-1'), false);
  });

  it('whoiis/topologyChanged follows a change of the host configuration', async () => {
    const { client, uri } = await opened();
    const count = () => client.notifications.filter(({ method }) => method === 'whoiis/topologyChanged').length;
    const before = count();
    client.change(uri, 2, { text: HOST.replaceAll('ShopPool', 'StorePool') });
    await client.until('topologyChanged', () => count() > before);
    const [host] = await client.request<{ pools: { name: string }[] }[]>('whoiis/topology', {});
    assert.ok(host?.pools.some(({ name }) => name === 'StorePool'));
  });

  it('whoiis/status names the account of a file', async () => {
    const { client, folder, uri } = await opened();
    const web = uriOf(folder, 'sites/shop/web.config');
    client.open(web, IMPERSONATING.replace('true', 'false'));
    const status = await client.request<{ text: string; hostConfig: string; choices: { uri: string }[] }>(
      'whoiis/status',
      {
        textDocument: { uri: web },
      },
    );
    assert.match(status.text, /IIS APPPOOL\\ShopPool/);
    assert.equal(status.hostConfig, uri);
    assert.ok(status.choices.some(choice => choice.uri === uri));
    assert.equal(await client.request('whoiis/status', { textDocument: { uri: 'file:///nowhere.config' } }), null);
  });
});
