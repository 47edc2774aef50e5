import assert from 'node:assert/strict';
import { textInRepository } from '../../scripts/lib/write-generated';
import { HOST, tempFolder } from '../cli/support';
import { Client, MODERN, uriOf } from './client';

describe('language server: docs/protocol.md', () => {
  const page = textInRepository('docs/protocol.md');
  const isDocumented = (method: string) => page.includes(`| \`${method}\` |`);

  it('names all that the server sends', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST, '.whoiisrc.json': '{ "hots": "iis" }' });
    const client = await Client.start({
      folder,
      capabilities: { ...MODERN, workspace: { ...MODERN.workspace, inlayHint: { refreshSupport: true } } },
      configuration: () => ({ inlayHints: { enabled: true } }),
    });
    const sent = new Set<string>();
    client.connection.onRequest((method: string) => {
      sent.add(method);
      return null;
    });
    const [host, web] = [uriOf(folder, 'applicationHost.config'), uriOf(folder, 'web.config')];
    client.open(host, HOST);
    client.open(web, '<configuration />');
    await client.findings(web);
    client.change(host, 2, { text: HOST.replace('ShopPool', 'Other') });
    await client.until('the changed topology', () =>
      client.notifications.some(({ method }) => method === 'whoiis/topologyChanged'),
    );
    // A request without its parameters fails, and is logged.
    await client.request('textDocument/hover', {});
    // The client hears of this request here only; the time limit of the test ends the wait.
    while (!sent.has('workspace/inlayHint/refresh')) await client.request('whoiis/topology', {});
    for (const { method } of client.notifications) sent.add(method);
    for (const method of ['window/showMessage', 'window/logMessage']) assert.ok(sent.has(method), method);
    assert.deepEqual(
      [...sent].filter(method => !isDocumented(method)),
      [],
    );
  });

  it('names what the server says of itself', async () => {
    const { capabilities } = (await Client.start()).initialized;
    const methods: Readonly<Record<string, string>> = {
      codeLensProvider: 'textDocument/codeLens',
      documentFormattingProvider: 'textDocument/formatting',
      documentHighlightProvider: 'textDocument/documentHighlight',
      documentLinkProvider: 'textDocument/documentLink',
      documentOnTypeFormattingProvider: 'textDocument/onTypeFormatting',
      documentRangeFormattingProvider: 'textDocument/rangeFormatting',
      documentSymbolProvider: 'textDocument/documentSymbol',
      foldingRangeProvider: 'textDocument/foldingRange',
      linkedEditingRangeProvider: 'textDocument/linkedEditingRange',
      referencesProvider: 'textDocument/references',
      renameProvider: 'textDocument/rename',
      selectionRangeProvider: 'textDocument/selectionRange',
      semanticTokensProvider: 'textDocument/semanticTokens/full',
      workspaceSymbolProvider: 'workspace/symbol',
      completionProvider: 'textDocument/completion',
      hoverProvider: 'textDocument/hover',
      definitionProvider: 'textDocument/definition',
      implementationProvider: 'textDocument/implementation',
      typeDefinitionProvider: 'textDocument/typeDefinition',
      inlayHintProvider: 'textDocument/inlayHint',
      codeActionProvider: 'textDocument/codeAction',
      diagnosticProvider: 'textDocument/diagnostic',
    };
    const providers = Object.keys(capabilities).filter(name => name.endsWith('Provider'));
    assert.deepEqual(providers.sort(), Object.keys(methods).sort());
    for (const name of providers) assert.ok(isDocumented(methods[name] ?? ''), name);
  });
});
