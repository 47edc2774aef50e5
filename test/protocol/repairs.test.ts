import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { tempFolder } from '../cli/support';
import { Client, uriOf } from './client';

const LATE = '<configuration>\n  <appSettings />\n  <configSections />\n</configuration>\n';
const LOCKED = `<configuration>
  <configSections>
    <sectionGroup name="system.webServer"><section name="asp" overrideModeDefault="Deny" /></sectionGroup>
  </configSections>
  <system.applicationHost>
    <applicationPools><add name="P" /></applicationPools>
    <sites><site name="S" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application></site></sites>
  </system.applicationHost>
</configuration>
`;
const START = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

describe('language server: repairs', () => {
  it('all safe ones at once, for who asks for them', async () => {
    const folder = tempFolder({ 'web.config': LATE });
    const client = await Client.start({ folder });
    assert.ok(JSON.stringify(client.initialized.capabilities.codeActionProvider).includes('"source.fixAll.whoiis"'));
    const uri = uriOf(folder, 'web.config');
    client.open(uri, LATE);
    for (const only of ['source.fixAll.whoiis', 'source.fixAll', 'source']) {
      const [action, ...others] = await client.codeActions(uri, START, [only]);
      assert.deepEqual(others, []);
      assert.equal(action?.kind, 'source.fixAll.whoiis');
      const [change] = action?.edit?.documentChanges ?? [];
      assert.equal((change as TextDocumentEdit).textDocument.uri, uri);
    }
    assert.deepEqual(await client.codeActions(uri, START, ['source.organizeImports']), []);
    const unasked = await client.codeActions(uri, START);
    assert.ok(!unasked.some(({ kind }: CodeAction) => kind === 'source.fixAll.whoiis'));
    const preferred = unasked.filter(({ isPreferred }: CodeAction) => isPreferred);
    assert.deepEqual(
      preferred.map(({ title }: CodeAction) => title),
      ['Move <configSections> to the first place'],
    );
  });

  it('that change several files say so and ask', async () => {
    const web = '<configuration><system.webServer><asp enableParentPaths="true" /></system.webServer></configuration>';
    const folder = tempFolder({ 'applicationHost.config': LOCKED, 's/web.config': web });
    const client = await Client.start({
      folder,
      configuration: () => ({ pathMappings: { 'C:\\s': './s' }, hostConfig: './applicationHost.config' }),
    });
    const uri = uriOf(folder, 's/web.config');
    client.open(uri, web);
    const actions = await client.codeActions(uri, {
      start: { line: 0, character: 34 },
      end: { line: 0, character: 34 },
    });
    const move = actions.find(({ title }: CodeAction) => title.startsWith('Move <asp>'));
    assert.ok(move, JSON.stringify(actions));
    const { changeAnnotations = {}, documentChanges = [] } = move.edit ?? {};
    assert.equal(documentChanges.length, 2);
    assert.deepEqual(changeAnnotations, {
      'not-open': { label: 'Changes applicationHost.config, which is not open', needsConfirmation: true },
      several: { label: move.title, description: 'changes 2 files', needsConfirmation: true },
    });
    const ids = (documentChanges as TextDocumentEdit[]).map(({ edits }) => [
      ...new Set(edits.map(edit => 'annotationId' in edit && edit.annotationId)),
    ]);
    assert.deepEqual(ids, [['not-open'], ['several']]);
    // Whoever has both files open sees what happens.
    client.open(uriOf(folder, 'applicationHost.config'), LOCKED);
    const again = await client.codeActions(uri, {
      start: { line: 0, character: 34 },
      end: { line: 0, character: 34 },
    });
    const { edit } = again.find(({ title }: CodeAction) => title === move.title) ?? {};
    assert.deepEqual(edit?.changeAnnotations, {
      several: { label: move.title, description: 'changes 2 files', needsConfirmation: false },
    });
  });

  it('switch a rule off where the client can write settings, and show its page', async () => {
    const folder = tempFolder({ 'web.config': LATE });
    const client = await Client.start({
      folder,
      initializationOptions: { setRuleCommand: true, showRuleCommand: true },
    });
    const uri = uriOf(folder, 'web.config');
    client.open(uri, LATE);
    const commands = (await client.codeActions(uri, START)).flatMap(({ command }: CodeAction) => command ?? []);
    assert.deepEqual(
      commands.map(({ command, arguments: given }) => [command, given?.[0], given?.[1]]),
      [
        ['whoiis.setRule', 'configsections-not-first', 'off'],
        ['whoiis.showRule', 'configsections-not-first', undefined],
      ],
    );
  });
});
