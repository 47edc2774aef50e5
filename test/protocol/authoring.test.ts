import assert from 'node:assert/strict';
import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  Location,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { tempFolder } from '../cli/support';
import { Client, positionOf, uriOf } from './client';

const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="ShopPool" />
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <application path="/" applicationPool="ShopPool">
          <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
</configuration>
`;
const WEB = `<configuration>
    <connectionStrings configSource="strings.config" />
    <system.webServer>
<security>
<authentication>
<anonymousAuthentication userName="IIS APPPOOL\\ShopPool" password="" />
</authentication>
</security>
    </system.webServer>
</configuration>
`;

describe('language server: authoring', () => {
  let client: Client;
  let host: string;
  let web: string;
  const at = (uri: string, position: { line: number; character: number }) => ({ textDocument: { uri }, position });

  beforeEach(async () => {
    const folder = tempFolder({
      'applicationHost.config': HOST,
      'sites/shop/web.config': WEB,
      'sites/shop/strings.config': '<connectionStrings />',
      '.whoiisrc.json': JSON.stringify({ pathMappings: { 'C:\\sites': './sites' }, 'codeLens.enabled': true }),
    });
    client = await Client.start({ folder });
    host = uriOf(folder, 'applicationHost.config');
    web = uriOf(folder, 'sites/shop/web.config');
    client.open(host, HOST);
  });

  const pool = () => positionOf(HOST, 'name="ShopPool"', 7);

  it('links no names that differ while an end tag is typed', async () => {
    const text = '<configuration>\n  <appSettings>\n  </app\n</configuration>\n';
    client.open(web, text);
    const linked = (position: { line: number; character: number }) =>
      client.request<LinkedEditingRanges | null>('textDocument/linkedEditingRange', at(web, position));
    assert.equal(await linked({ line: 2, character: 7 }), null);
    assert.equal((await linked({ line: 0, character: 4 }))?.ranges.length, 2);
  });

  it('finds uses of a name in files that are not open, and renames it there', async () => {
    const params = { ...at(host, pool()), context: { includeDeclaration: true } };
    const found: Location[] = await client.request('textDocument/references', params);
    assert.deepEqual(
      found.map(({ uri, range }) => [uri, range.start.line]),
      [
        [host, 3],
        [host, 7],
        [web, 5],
      ],
    );
    const others: Location[] = await client.request('textDocument/references', {
      ...params,
      context: { includeDeclaration: false },
    });
    assert.equal(others.length, 2);
    const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', at(host, pool()));
    assert.equal(prepared.placeholder, 'ShopPool');
    const edit: WorkspaceEdit = await client.request('textDocument/rename', { ...at(host, pool()), newName: 'Portal' });
    const changes = edit.documentChanges as { textDocument: { uri: string }; edits: TextEdit[] }[];
    assert.deepEqual(
      changes.map(({ textDocument, edits }) => [textDocument.uri, edits.map(({ newText }) => newText)]),
      [
        [host, ['Portal', 'Portal']],
        [web, ['Portal']],
      ],
    );
    assert.ok(Object.values(edit.changeAnnotations ?? {}).some(({ needsConfirmation }) => needsConfirmation));
    await assert.rejects(
      client.request('textDocument/rename', { ...at(host, pool()), newName: 'a|b' }),
      /cannot|none of/,
    );
    assert.equal(await client.request('textDocument/prepareRename', at(host, { line: 0, character: 3 })), null);
  });

  it('tells the tree of a file, and finds pools and sites by their letters', async () => {
    const [top]: DocumentSymbol[] = await client.request('textDocument/documentSymbol', {
      textDocument: { uri: host },
    });
    const pools = top?.children?.[0]?.children ?? [];
    assert.deepEqual(
      pools.map(({ name, detail }) => [name, detail]),
      [['ShopPool', 'IIS APPPOOL\\ShopPool']],
    );
    const found: WorkspaceSymbol[] = await client.request('workspace/symbol', { query: 'sp' });
    assert.deepEqual(found.map(({ name }) => name).sort(), ['Shop', 'ShopPool']);
  });

  it('folds, selects, links tags and files, colours names, shows who uses a pool', async () => {
    client.open(web, WEB);
    const folds: FoldingRange[] = await client.request('textDocument/foldingRange', { textDocument: { uri: web } });
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 2 && endLine === 7));
    const position = positionOf(WEB, 'userName="IIS', 12);
    const [selection]: SelectionRange[] = await client.request('textDocument/selectionRange', {
      textDocument: { uri: web },
      positions: [position],
    });
    assert.equal(selection?.range.start.character, WEB.split('\n')[5]?.indexOf('IIS'));
    assert.ok(selection?.parent?.parent?.parent);
    const tags: LinkedEditingRanges = await client.request(
      'textDocument/linkedEditingRange',
      at(web, positionOf(WEB, '<security', 3)),
    );
    assert.deepEqual(
      tags.ranges.map(({ start }) => start.line),
      [3, 7],
    );
    const links: DocumentLink[] = await client.request('textDocument/documentLink', { textDocument: { uri: web } });
    assert.match(links[0]?.target ?? '', /strings\.config$/);
    const lit: DocumentHighlight[] = await client.request('textDocument/documentHighlight', at(host, pool()));
    assert.deepEqual(
      lit.map(({ kind }) => kind),
      [3, 2],
    );
    const colours: SemanticTokens = await client.request('textDocument/semanticTokens/full', {
      textDocument: { uri: web },
    });
    assert.ok(colours.data.length > 10 && colours.data.length % 5 === 0);
    const lenses: CodeLens[] = await client.request('textDocument/codeLens', { textDocument: { uri: host } });
    assert.equal(lenses[0]?.command?.title, 'used by 1 application · runs as IIS APPPOOL\\ShopPool');
  });

  it('lenses are asked for again when settings change', async () => {
    const asked: string[] = [];
    let settings: unknown = { codeLens: { enabled: true } };
    const folder = tempFolder({ 'applicationHost.config': HOST });
    client = await Client.start({
      folder,
      configuration: () => settings,
      capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
      answers: {
        'workspace/codeLens/refresh': () => {
          asked.push('again');
          return null;
        },
      },
    });
    host = uriOf(folder, 'applicationHost.config');
    client.open(host, HOST);
    const lenses = () => client.request<CodeLens[] | null>('textDocument/codeLens', { textDocument: { uri: host } });
    assert.equal((await lenses())?.length, 2);
    settings = {};
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('the refresh', () => asked.length > 0);
    assert.deepEqual(await lenses(), []);
  });

  it('tells which names have changed since it told them all', async () => {
    client.open(web, WEB);
    const textDocument = { uri: web };
    const before: SemanticTokens = await client.request('textDocument/semanticTokens/full', { textDocument });
    const delta = (previousResultId = before.resultId) =>
      client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
    assert.deepEqual((await delta()).edits, []);
    client.change(web, 2, { text: WEB.replace('<security>', '<security foo="">\n') });
    const { edits } = await delta((await delta('another')).resultId ?? '');
    assert.deepEqual(edits, []);
    const all: SemanticTokens = await client.request('textDocument/semanticTokens/full', { textDocument });
    client.change(web, 3, { text: WEB });
    const back = await delta(all.resultId);
    const data = [...all.data];
    for (const { start, deleteCount, data: inserted = [] } of back.edits) data.splice(start, deleteCount, ...inserted);
    assert.deepEqual(data, before.data);
    assert.ok(back.edits.length > 0 && JSON.stringify(back.edits).length < JSON.stringify(before.data).length);
  });

  it('writes end tags and indents new lines while typing, unless the settings say otherwise', async () => {
    const text = '<configuration>\n  <system.webServer>\n\n</configuration>\n';
    const options = { tabSize: 2, insertSpaces: true };
    const typed = async (by: Client, uri: string) => {
      by.open(uri, text);
      const ask = (ch: string, position: { line: number; character: number }) =>
        by.request<TextEdit[]>('textDocument/onTypeFormatting', { ...at(uri, position), ch, options });
      return [...(await ask('>', { line: 1, character: 20 })), ...(await ask('\n', { line: 2, character: 0 }))];
    };
    assert.deepEqual(
      (await typed(client, web)).map(({ newText }) => newText),
      ['</system.webServer>', '    '],
    );
    const silent = tempFolder({
      '.whoiisrc.json': JSON.stringify({ 'closeTags.enabled': false, 'format.enabled': false }),
    });
    assert.deepEqual(await typed(await Client.start({ folder: silent }), uriOf(silent, 'web.config')), []);
  });

  it('indents a file, or some lines of it', async () => {
    client.open(web, WEB);
    const options = { tabSize: 2, insertSpaces: true };
    const all: TextEdit[] = await client.request('textDocument/formatting', { textDocument: { uri: web }, options });
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const some: TextEdit[] = await client.request('textDocument/rangeFormatting', {
      textDocument: { uri: web },
      options,
      range,
    });
    assert.ok(all.length > some.length && some.length > 0);
    assert.ok(some.every(edit => edit.range.start.line >= 3 && edit.range.start.line <= 4));
  });
});
