import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textOf } from '../../server/src/core/config/base/value';
import { layerErrors } from '../../server/src/core/config/refusals/merge-errors';
import { HOST_URI, settle, uriOf, workspaceOf } from '../support/memory';
import { KINDS, LEVELS, mergeNaively, randomServer, writeServer } from '../support/naive-merge';

const SITES = `<system.applicationHost><sites><site name="Shop" id="1">
  <application path="/"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
  <application path="/app"><virtualDirectory path="/" physicalPath="C:\\app" /></application>
</site></sites></system.applicationHost>`;

/** The file of each level. */
const FILES: Readonly<Record<(typeof LEVELS)[number], string>> = {
  '': 'applicationHost.config',
  shop: 'C:\\shop\\web.config',
  'shop/sub': 'C:\\shop\\sub\\web.config',
  'shop/app': 'C:\\app\\web.config',
  'shop/app/deep': 'C:\\app\\deep\\web.config',
};

describe('sections merged layer by layer', () => {
  it('are those of a merge of everything at once', () => {
    fc.assert(
      fc.property(randomServer, blocks => {
        const { texts, starts } = writeServer(blocks, SITES);
        const workspace = workspaceOf(Object.fromEntries(LEVELS.map(level => [FILES[level], texts.get(level) ?? ''])));
        settle(workspace, snapshot => {
          for (const target of LEVELS) {
            const host = snapshot.config(HOST_URI);
            assert.ok(host);
            const node =
              target === ''
                ? snapshot.hierarchy(host).server
                : snapshot.place(host, 'Shop', target.slice('shop'.length) || '/').node;
            for (const kind of KINDS) {
              const layer = node.section(kind.path);
              const naive = mergeNaively(kind, target, blocks, starts);
              const { content } = layer;
              const collection =
                kind.within === undefined ? content.collection : content.elements.get(kind.within)?.collection;
              const entries = (collection ?? []).map(entry => ({
                key: textOf(entry.attributes.get(kind.key) ?? { kind: 'absent' }),
                value: textOf(entry.attributes.get(kind.value ?? '') ?? { kind: 'absent' }),
                at: entry.at.span.start,
              }));
              const where = `${kind.path} at '${target}'`;
              const expected = naive.entries.map(({ key, value, at }) => ({ key, value: kind.value && value, at }));
              assert.deepEqual(entries, expected, where);
              if (kind.setting !== undefined)
                assert.equal(
                  textOf(content.attributes.get(kind.setting) ?? { kind: 'absent' }),
                  naive.setting,
                  `${kind.setting} of ${where}`,
                );
              assert.deepEqual(
                layer
                  .layers()
                  .flatMap(each => layerErrors(each, 'iis'))
                  .map(({ kind: what, at }) => `${what} ${at.file} ${at.span.start}`)
                  .sort(),
                naive.incidents
                  .map(({ kind: what, file, at }) => `${what} ${uriOf(FILES[file as keyof typeof FILES])} ${at}`)
                  .sort(),
                `refusals of ${where}`,
              );
            }
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('share what a level does not touch', () => {
    const types = (content: string) => `<system.webServer><staticContent>${content}</staticContent></system.webServer>`;
    const files = {
      'applicationHost.config': `<configuration>${SITES}${types('<clientCache cacheControlMode="NoControl" /><mimeMap fileExtension=".a" mimeType="a/a" />')}</configuration>`,
      'C:\\shop\\web.config': `<configuration>${types('<mimeMap fileExtension=".b" mimeType="b/b" />')}</configuration>`,
    };
    settle(workspaceOf(files), snapshot => {
      const host = snapshot.config(HOST_URI);
      assert.ok(host);
      const above = snapshot.hierarchy(host).server.section('system.webServer/staticContent').content;
      const { node } = snapshot.place(host, 'Shop', '/');
      const { content } = node.section('system.webServer/staticContent');
      assert.notEqual(content, above);
      assert.equal(content.elements.get('clientCache'), above.elements.get('clientCache'));
      assert.equal(content.collection?.[0], above.collection?.[0]);
      assert.equal(
        node.section('system.webServer/urlCompression'),
        node.parent?.section('system.webServer/urlCompression'),
      );
    });
  });
});
