import assert from 'node:assert/strict';
import path from 'node:path';
import { HOST, tempFolder } from '../cli/support';
import { Client, uriOf } from './client';

const TEXT = '<configuration>\n  <system.webServer />\n</configuration>\n';
const ROOT = { line: 0, character: 3 };
const FROM_ELSEWHERE = HOST.replace('C:\\sites\\shop', 'C:\\Users\\dev\\source\\repos\\Shop\\Shop');

interface Status {
  readonly text: string;
  readonly tooltip: string;
  readonly hostConfig?: string;
  readonly mappings: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

async function opened(files: Readonly<Record<string, string>>, options: Parameters<typeof Client.start>[0] = {}) {
  const folder = tempFolder({ 'Shop/web.config': TEXT, ...files });
  const client = await Client.start({ folder, ...options });
  const uri = uriOf(path.join(folder, 'Shop/web.config'));
  client.open(uri, TEXT);
  const status = () => client.request<Status>('whoiis/status', { textDocument: { uri } });
  return { client, folder, uri, status };
}

describe('language server: a web.config without its server', () => {
  it('hover, status item and script answer under the defaults of IIS, once and conditional', async () => {
    const { client, uri, status } = await opened({});
    const hover = await client.hover(uri, ROOT);
    const text = JSON.stringify(hover?.contents);
    assert.equal(text.split('With the defaults of IIS').length, 2, text);
    assert.equal(text.includes('depends on'), false, text);
    const { text: shown, tooltip, mappings } = await status();
    assert.match(shown, /IIS APPPOOL\\<pool> by default/);
    assert.match(tooltip, /^With the defaults of IIS: code runs as /);
    assert.match(tooltip, /No applicationHost\.config that serves this folder is known/);
    assert.deepEqual(mappings, []);
    for (const [shell, command] of [
      ['cmd', /^icacls "<folder>" \/grant "IIS AppPool\\<pool>":/m],
      ['PowerShell', /^icacls '<folder>' \/grant 'IIS AppPool\\<pool>/m],
    ] as const) {
      const script = await client.request<{ text: string }>('whoiis/permissionScript', {
        textDocument: { uri },
        shell,
      });
      assert.match(script.text, /with the defaults of IIS/);
      assert.match(script.text, command);
    }
  });

  it('whoiis/explain of a file has what is assumed beside what is unknown', async () => {
    const { client, uri } = await opened({});
    for (const params of [{ textDocument: { uri } }, { textDocument: { uri }, position: ROOT }]) {
      const answers = await client.request<{ processIdentity: string; assumed: { processIdentity: string } }[]>(
        'whoiis/explain',
        params,
      );
      assert.ok(answers.length > 0);
      for (const { processIdentity, assumed } of answers) {
        assert.match(processIdentity, /^unknown: depends on applicationHost\.config/);
        assert.equal(assumed.processIdentity, 'IIS APPPOOL\\<pool>');
      }
    }
  });

  it('a host configuration from elsewhere: the status item and a code action offer the mapping', async () => {
    const { client, folder, uri, status } = await opened(
      { '.vs/Shop/config/applicationhost.config': FROM_ELSEWHERE },
      { initializationOptions: { mapPathCommand: true } },
    );
    const { tooltip, mappings } = await status();
    assert.match(tooltip, /is loaded; none of its sites lies in this folder\. Map `C:\\Users\\dev\\.*\\Shop` to /);
    const [mapping, ...others] = mappings;
    assert.deepEqual(others, []);
    assert.equal(mapping?.from, 'C:\\Users\\dev\\source\\repos\\Shop\\Shop');
    assert.equal(mapping?.to, uriOf(path.join(folder, 'Shop')));
    const actions = await client.codeActions(uri, { start: ROOT, end: ROOT });
    const offered = actions.filter(({ command }) => command?.command === 'whoiis.mapPath');
    assert.deepEqual(
      offered.map(({ command }) => command?.arguments),
      [[mapping?.from, mapping?.to, uri]],
    );
  });

  it('a client without the command hears of no such action', async () => {
    const { client, uri, status } = await opened({ '.vs/Shop/config/applicationhost.config': FROM_ELSEWHERE });
    await status();
    assert.deepEqual(await client.codeActions(uri, { start: ROOT, end: ROOT }), []);
  });

  it('with the mapping the status item says which host configuration it is, and why', async () => {
    const rc = JSON.stringify({ pathMappings: { 'C:\\Users\\dev\\source\\repos\\Shop': '.' } });
    const { status } = await opened({
      '.vs/Shop/config/applicationhost.config': FROM_ELSEWHERE,
      'old/applicationHost.config': FROM_ELSEWHERE.replaceAll('ShopPool', 'OldPool'),
      '.whoiisrc.json': rc,
    });
    const { tooltip, hostConfig, mappings } = await status();
    assert.match(hostConfig ?? '', /old\/applicationHost\.config$/);
    assert.match(
      tooltip,
      /Host configuration: `old\/applicationHost\.config`, because one of its sites lies in this folder\. `config\/applicationhost\.config` serves this folder as well and is not used/,
    );
    assert.deepEqual(mappings, []);
  });

  it('a mapping that leads nowhere is told once', async () => {
    const rc = JSON.stringify({ pathMappings: { 'C:\\sites': './gone' } });
    const { client, status } = await opened({ '.whoiisrc.json': rc });
    await status();
    const told = client.notifications.filter(({ method }) => method === 'window/showMessage');
    assert.equal(told.length, 1);
    assert.match(JSON.stringify(told[0]), /the path mapping of C:\\\\sites leads nowhere/);
  });

  it('a copy that the settings call a host configuration counts as one while it is open', async () => {
    const files = { '*.bak': 'applicationHost.config' };
    const { client, folder } = await opened({ 'web01.bak': HOST }, { configuration: () => ({ files }) });
    const sites = async () =>
      (await client.request<{ sites: { name: string }[] }[]>('whoiis/topology', {})).flatMap(server =>
        server.sites.map(({ name }) => name),
      );
    assert.deepEqual(await sites(), []);
    const copy = uriOf(path.join(folder, 'web01.bak'));
    client.open(copy, HOST);
    assert.deepEqual(await sites(), ['Shop', 'Reports']);
    client.close(copy);
    assert.deepEqual(await sites(), []);
  });

  it('the log tells versions, settings, host configurations and why, and files', async () => {
    const { client, status } = await opened({
      'iis/applicationHost.config': HOST,
      '.whoiisrc.json': JSON.stringify({ pathMappings: { 'C:\\sites\\shop': './Shop' } }),
    });
    await status();
    const wanted = [
      /^WhoIIS .* on Node\.js \d+/,
      /^Settings for .*, of the editor and of .*\.whoiisrc\.json\n {2}host configuration: .*iis\/applicationHost\.config \(found in the workspace\)/,
      /\n {2}C:\\sites\\shop lies in .*Shop/,
      /^Read:\n[\s\S]*applicationHost\.config/m,
    ];
    const log = () =>
      client.notifications
        .filter(({ method }) => method === 'window/logMessage')
        .map(({ params }) => (params as { message: string }).message);
    for (let waited = 0; waited < 50 && !wanted.every(line => log().some(told => line.test(told))); waited++)
      await new Promise(resolve => setTimeout(resolve, 100));
    for (const line of wanted)
      assert.ok(
        log().some(told => line.test(told)),
        `${line}\n${log().join('\n')}`,
      );
    const before = log().length;
    await status();
    await status();
    assert.equal(log().length, before, 'nothing is told twice');
  });
});
