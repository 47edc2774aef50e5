import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { AssistantOptions, CliIo } from '../../server/src/cli/io';
import { fenced } from '../../server/src/cli/mcp/fence';
import { serve } from '../../server/src/cli/mcp/serve';
import { cli, HOST, SHOP, tempFolder } from './support';

describe('whoiis mcp', () => {
  const settings = { '.whoiisrc.json': '{ "pathMappings": { "C:\\\\sites": "./sites" } }' };

  it('has tools that only read, each with the form of its input', async () => {
    const { tools } = await (await assistant(tempFolder())).listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
      [
        ['explain', true],
        ['check', true],
        ['effective', true],
        ['who_is', true],
      ],
    );
    assert.deepEqual(tools[2]?.inputSchema.required, ['section']);
  });

  it('answers with the JSON of the command line', async () => {
    const folder = tempFolder({ ...SHOP, ...settings });
    const client = await assistant(folder);
    const section = 'system.applicationHost/sites';
    for (const [name, input, argv] of [
      ['explain', { site: 'Shop', handler: 'aspnet' }, ['explain', '--site', 'Shop', '--handler', 'aspnet']],
      ['explain', { file: 'sites/shop/web.config' }, ['explain', 'sites/shop/web.config']],
      ['check', {}, ['check', '--fail-on', 'never']],
      ['check', { paths: ['sites'] }, ['check', 'sites', '--fail-on', 'never']],
      ['effective', { section }, ['effective', '--section', section]],
      ['who_is', { name: 'IIS APPPOOL\\ShopPool' }, ['who', 'IIS APPPOOL\\ShopPool']],
    ] as const) {
      const { isError, texts } = await ask(client, name, input);
      assert.equal(isError, false, texts[0]);
      const { stdout } = await cli(folder, [...argv, '--format', 'json']);
      assert.deepEqual(JSON.parse(texts[0] ?? ''), JSON.parse(stdout));
    }
  });

  it('tells no password', async () => {
    const client = await assistant(tempFolder({ 'applicationHost.config': HOST }));
    const { texts } = await ask(client, 'effective', { section: 'system.applicationHost/applicationPools' });
    assert.match(texts.join(), /svc-report/);
    assert.doesNotMatch(texts.join(), /Hidden-Word/);
  });

  it('answers bad input with an error of the tool', async () => {
    const client = await assistant(tempFolder({ 'applicationHost.config': HOST }));
    for (const [name, input, expected] of [
      ['explain', { site: 'Shpo' }, /Did you mean Shop\?/],
      ['explain', { handler: 'perl' }, /input\/handler must be equal to one of the allowed values/],
      ['check', { paths: ['gone'] }, /^gone: no such file/],
      ['check', { fix: true }, /must NOT have additional properties; check takes paths, /],
      ['effective', {}, /must have required property 'section'/],
      ['effective', { section: '../x' }, /input\/section must match pattern/],
      ['who_is', { name: 'it does not work' }, /there is none in what was given/],
      ['delete', {}, /^there is no tool delete/],
    ] as const) {
      const { isError, texts } = await ask(client, name, input);
      assert.equal(isError, true, name);
      assert.match(texts.join(), expected);
    }
  });

  it('reads nothing outside of its folders, however it is named', async () => {
    const outside = tempFolder({
      'applicationHost.config': HOST,
      'web.config': '<configuration><oops></configuration>',
    });
    const folder = tempFolder({ 'in/web.config': '<configuration />' });
    symlinkSync(outside, path.join(folder, 'link'));
    symlinkSync(path.join(outside, 'web.config'), path.join(folder, 'in', 'web.debug.config'));
    const apphost = path.join(outside, 'applicationHost.config');
    const up = `../${path.basename(outside)}`;
    const client = await assistant(folder);
    for (const [name, input] of [
      ['explain', { apphost, site: 'Shop' }],
      ['explain', { file: apphost }],
      ['explain', { file: `${up}/web.config` }],
      ['explain', { file: 'link/web.config' }],
      ['check', { paths: [outside] }],
      ['check', { paths: [up] }],
      ['check', { paths: ['link'] }],
      ['check', { paths: ['link/web.config'] }],
      ['check', { paths: [`${up}/*.config`] }],
      ['effective', { apphost, section: 'system.applicationHost/sites' }],
      ['who_is', { apphost: 'link/applicationHost.config', name: 'IUSR' }],
    ] as const) {
      const { isError, texts } = await ask(client, name, input);
      assert.equal(isError, true, `${name} ${JSON.stringify(input)}: ${texts.join()}`);
      assert.doesNotMatch(texts.join(), /ShopPool|oops/);
    }
    const { isError, texts } = await ask(client, 'check', {});
    assert.equal(isError, false);
    const report = JSON.parse(texts[0] ?? '');
    assert.deepEqual(
      report.files.map((file: { path: string }) => file.path),
      ['in/web.config'],
    );
  });

  it('does not find what lies above, and takes no setting from there', async () => {
    const folder = tempFolder({
      'applicationHost.config': HOST,
      '.whoiisrc.json': '{',
      'in/web.config': '<configuration />',
    });
    const client = await assistant(path.join(folder, 'in'));
    const { isError, texts } = await ask(client, 'who_is', { name: 'IUSR' });
    assert.equal(isError, true);
    assert.match(texts.join(), /^no applicationHost\.config found/);
  });

  it('reads the folders of --root as well', async () => {
    const root = tempFolder({ 'applicationHost.config': HOST });
    const client = await assistant(tempFolder(), { root: [root] });
    const { isError, texts } = await ask(client, 'who_is', { name: 'CONTOSO\\svc-report' });
    assert.equal(isError, false, texts.join());
    assert.match(texts.join(), /ReportPool/);
    await assert.rejects(assistant(tempFolder(), { root: ['gone'] }), /^Error: gone: no such folder/);
  });
});

/** A client of a server that was started in a folder. */
async function assistant(cwd: string, options: AssistantOptions = {}): Promise<Client> {
  const silent = { write: () => undefined, isTTY: false, columns: undefined };
  const io: CliIo = {
    cwd,
    env: {},
    platform: process.platform,
    stdout: silent,
    stderr: silent,
    readStdin: async () => new Uint8Array(),
    startLanguageServer: async () => undefined,
    startAssistantServer: async () => undefined,
    threads: undefined,
  };
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await serve(theirs, options, fenced(io, options));
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(ours);
  return client;
}

async function ask(client: Client, name: string, input: Record<string, unknown>) {
  const { isError, content } = await client.callTool({ name, arguments: input });
  const texts = (content as readonly { readonly text: string }[]).map(({ text }) => text);
  return { isError: isError === true, texts };
}
