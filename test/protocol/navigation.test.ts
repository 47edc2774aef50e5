import assert from 'node:assert/strict';
import type { InlayHint, Location } from 'vscode-languageserver';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, MODERN, positionOf, uriOf } from './client';

const RC = { pathMappings: { 'C:\\sites': './sites' } };
const WEB = `<configuration>
  <system.webServer>
    <defaultDocument enabled="true" />
    <security><authentication><anonymousAuthentication userName="" /></authentication></security>
  </system.webServer>
</configuration>
`;
const SERVER = HOST.replace(
  '</configuration>',
  `<system.webServer>
    <defaultDocument enabled="false" />
  </system.webServer>
  <location path="Shop" overrideMode="Allow">
    <system.webServer><security><authentication><anonymousAuthentication /></authentication></security></system.webServer>
  </location>
</configuration>`,
);

async function opened(rc: object = RC, options: Parameters<typeof Client.start>[0] = {}) {
  const folder = tempFolder({
    'applicationHost.config': SERVER,
    'sites/shop/web.config': WEB,
    '.whoiisrc.json': JSON.stringify(rc),
  });
  const client = await Client.start({ folder, ...options });
  const host = uriOf(folder, 'applicationHost.config');
  const web = uriOf(folder, 'sites/shop/web.config');
  client.open(web, WEB);
  await client.findings(web);
  return { client, host, web, folder };
}

describe('language server: definition', () => {
  const find = (client: Client, uri: string, text: string, needle: string, plus = 1) =>
    client.request<Location[]>('textDocument/definition', {
      textDocument: { uri },
      position: positionOf(text, needle, plus),
    });

  it('leads from an application to its pool', async () => {
    const { client, host } = await opened();
    assert.equal(client.initialized.capabilities.definitionProvider, true);
    client.open(host, SERVER);
    const [location, ...others] = await find(client, host, SERVER, 'ShopPool">');
    assert.deepEqual(others, []);
    assert.equal(location?.uri, host);
    assert.equal(location?.range.start.line, positionOf(SERVER, '<add name="ShopPool"').line);
  });

  it('leads from a value to the one that it overrides, in a file that is not open', async () => {
    const { client, host, web } = await opened();
    const [location] = await find(client, web, WEB, 'enabled="true"', 10);
    assert.equal(location?.uri, host);
    assert.deepEqual(location?.range.start, positionOf(SERVER, 'enabled="false"', 9));
  });

  it('is empty where there is nothing to lead to, and null for a document that is not open', async () => {
    const { client, web, host } = await opened();
    assert.deepEqual(await find(client, web, WEB, '<system.webServer>', 3), []);
    assert.equal(await find(client, host, SERVER, 'ShopPool">'), null);
  });
});

describe('language server: inlay hints', () => {
  const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const hints = (client: Client, uri: string, range = everything) =>
    client.request<InlayHint[] | null>('textDocument/inlayHint', { textDocument: { uri }, range });
  const on = { ...RC, 'inlayHints.enabled': true };

  it('are off unless the setting says otherwise', async () => {
    const { client, web } = await opened();
    assert.equal(client.initialized.capabilities.inlayHintProvider, true);
    assert.equal(await hints(client, web), null);
  });

  it('show the account behind the text that decides it', async () => {
    const { client, web, host } = await opened(on);
    const [hint, ...others] = (await hints(client, web)) ?? [];
    assert.deepEqual(others, []);
    assert.equal(hint?.label, 'IIS APPPOOL\\ShopPool');
    assert.deepEqual(hint?.position, positionOf(WEB, 'userName=""', 'userName=""'.length));
    client.open(host, SERVER);
    const pools = (await hints(client, host)) ?? [];
    assert.deepEqual(
      pools.map(({ label }) => label),
      ['IIS APPPOOL\\ShopPool', 'CONTOSO\\svc-report'],
    );
  });

  it('are those of the range', async () => {
    const { client, host } = await opened(on);
    client.open(host, SERVER);
    const start = positionOf(SERVER, '<site name="Reports"');
    const found = (await hints(client, host, { start, end: everything.end })) ?? [];
    assert.deepEqual(
      found.map(({ label }) => label),
      ['CONTOSO\\svc-report'],
    );
  });

  it('are asked for again when the host configuration or the setting changes', async () => {
    let refreshed = 0;
    let settings: unknown = { inlayHints: { enabled: true } };
    const { client, web, host } = await opened(RC, {
      configuration: () => settings,
      capabilities: { ...MODERN, workspace: { ...MODERN.workspace, inlayHint: { refreshSupport: true } } },
      answers: {
        'workspace/inlayHint/refresh': () => {
          refreshed++;
          return null;
        },
      },
    });
    assert.equal((await hints(client, web))?.length, 1);
    client.open(host, SERVER);
    const askedAgain = async (before: number) => {
      for (let wait = 0; refreshed === before && wait < 200; wait++) await new Promise(done => setTimeout(done, 10));
      assert.ok(refreshed > before);
    };
    await askedAgain(0);
    const before = refreshed;
    client.change(host, 2, { text: SERVER.replaceAll('ShopPool', 'StorePool') });
    await askedAgain(before);
    assert.equal((await hints(client, web))?.[0]?.label, 'IIS APPPOOL\\StorePool');
    const last = refreshed;
    settings = {};
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await askedAgain(last);
    assert.equal(await hints(client, web), null);
  });

  it('a client that cannot be told to ask again is not told', async () => {
    const { client, host, web } = await opened(on);
    client.open(host, SERVER);
    client.change(host, 2, { text: SERVER.replaceAll('ShopPool', 'StorePool') });
    await client.findings(host);
    assert.equal((await hints(client, web))?.[0]?.label, 'IIS APPPOOL\\StorePool');
    assert.deepEqual(client.stderr, []);
  });

  it('tell how requests fail where they do', async () => {
    const { client, web } = await opened(on);
    client.change(web, 2, { text: IMPERSONATING });
    const [hint] = (await hints(client, web)) ?? [];
    assert.equal(hint?.label, 'fails with 500.24');
  });
});
