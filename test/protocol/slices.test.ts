import assert from 'node:assert/strict';
import { generateApplicationHost } from '../bench/generate/plain-host';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, codesOf, positionOf, rangeOf, uriOf } from './client';

const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });
const start = { line: 0, character: 0 };

describe('language server: what is sent', () => {
  async function opened(text = HOST) {
    const folder = tempFolder({
      'applicationHost.config': text,
      'sites/shop/web.config': IMPERSONATING,
      '.whoiisrc.json': RC,
    });
    const client = await Client.start({ folder });
    const [host, shop] = [uriOf(folder, 'applicationHost.config'), uriOf(folder, 'sites/shop/web.config')];
    client.open(host, text, 1);
    await client.findings(host);
    await quiet(client, host);
    return { client, host, shop };
  }

  /** Answers come behind what was on its way before; the turns of checks and notices are over by the third. */
  async function quiet(client: Client, uri: string): Promise<void> {
    for (let i = 0; i < 20; i++) await client.hover(uri, start);
  }

  const topologies = ({ notifications }: Client) =>
    notifications.filter(({ method }) => method === 'whoiis/topologyChanged').length;

  it('are findings only where they are others, or at other places', async () => {
    const { client, shop } = await opened();
    client.open(shop, IMPERSONATING);
    await client.findings(shop, found => found.length > 0);
    await quiet(client, shop);
    const count = () => client.published.length;
    const before = count();
    const end = positionOf(IMPERSONATING, '</configuration>', '</configuration>'.length);
    client.change(shop, 2, { range: { start: end, end }, text: '\n' });
    await quiet(client, shop);
    assert.equal(count(), before);
    client.change(shop, 3, { range: { start, end: start }, text: '\n' });
    await client.findings(shop, (_, version) => version === 3);
    assert.equal(count(), before + 1);
  });

  it('are findings again where the client may have lost them: an edit of the text that they mark', async () => {
    const { client, shop } = await opened();
    client.open(shop, IMPERSONATING);
    await client.findings(shop, found => found.length > 0);
    client.change(shop, 2, { range: rangeOf(IMPERSONATING, '"true"'), text: '"true"' });
    const marked = await client.findings(shop, (_, version) => version === 2);
    assert.ok(marked.length > 0);
    client.change(shop, 3, { text: IMPERSONATING });
    assert.deepEqual(await client.findings(shop, (_, version) => version === 3), marked);
  });

  it('are changes of the topology only where pools, sites, paths or accounts are others', async () => {
    const { client, host } = await opened();
    let version = 1;
    const isTold = async (before: string, after: string): Promise<boolean> => {
      const count = topologies(client);
      client.change(host, ++version, { range: rangeOf(HOST, before), text: after });
      await quiet(client, host);
      const isOther = topologies(client) > count;
      client.change(host, ++version, { text: HOST });
      await quiet(client, host);
      return isOther;
    };
    assert.equal(await isTold('<system.applicationHost>', '<system.applicationHost> <!-- a comment -->'), false);
    assert.equal(await isTold('managedRuntimeVersion="v4.0"', 'managedRuntimeVersion="v2.0"'), false);
    assert.equal(await isTold('<add name="DefaultAppPool" />', '<add name="DefaultAppPool"   />'), false);
    assert.equal(await isTold('<add name="DefaultAppPool" />', '<add name="OtherPool" />'), true);
    assert.equal(await isTold('C:\\sites\\shop', 'C:\\sites\\other'), true);
    assert.equal(await isTold('SpecificUser', 'NetworkService'), true);
    assert.equal(
      await isTold(
        '</applicationPools>',
        '<applicationPoolDefaults><processModel identityType="LocalService" /></applicationPoolDefaults></applicationPools>',
      ),
      true,
    );
  });
});

describe('language server: a check that takes long', () => {
  const SITES = 1500;
  const TEXT = generateApplicationHost(SITES);

  it('is told in two stages, and answers do not wait for its end', async () => {
    const folder = tempFolder({ 'applicationHost.config': '<configuration />' });
    const client = await Client.start({ folder });
    const [host, web] = [uriOf(folder, 'applicationHost.config'), uriOf(folder, 'web.config')];
    client.open(web, '<configuration />');
    await client.findings(web);
    await client.hover(web, start);
    // The first pool is wrong, and the last site.
    const last = TEXT.lastIndexOf('maxBandwidth="');
    const text = `${TEXT.slice(0, last).replace('identityType="', '$&Wrong')}maxBandwidth="wrong${TEXT.slice(last + 14)}`;
    client.open(host, text, 1);
    const told = () => client.latest(host)?.diagnostics ?? [];
    let count = 0;
    for (; told().length < 2; count++) await client.hover(web, start);
    const stages = client.published.filter(({ uri }) => uri === host).map(({ diagnostics }) => diagnostics);
    assert.deepEqual(stages.map(codesOf), [['schema-invalid-value'], ['schema-invalid-value', 'schema-invalid-value']]);
    assert.ok((stages[0]?.[0]?.range.start.line ?? 100) < 20, 'the beginning is on screen');
    // A check in one piece lets one through, behind the notification itself; times say little on a loaded machine.
    assert.ok(count > 10, `${count} hovers were answered meanwhile`);
  });
});
