import assert from 'node:assert/strict';
import { definitions, explainAt, findings, hover, inlayHints } from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

const HOST = 'applicationHost.config';
const OFF =
  '<system.webServer><defaultDocument enabled="false" /><security><authentication><anonymousAuthentication enabled="false" /></authentication></security></system.webServer>';

/** A host configuration with one location tag; the site has an application and a virtual directory. */
function host(location: string): string {
  return `<configuration><system.applicationHost>
    <applicationPools><add name="Pool" /></applicationPools>
    <sites><site name="Shop" id="1">
      <application path="/" applicationPool="Pool">
        <virtualDirectory path="/" physicalPath="C:\\shop" />
        <virtualDirectory path="/images" physicalPath="C:\\images" />
      </application>
      <application path="/wiki" applicationPool="Pool"><virtualDirectory path="/" physicalPath="C:\\wiki" /></application>
    </site></sites>
  </system.applicationHost>
  <location path="${location}">${OFF}</location></configuration>`;
}

/** What `$0` in one of the files leads to, as the text there. */
function leadsTo(files: Readonly<Record<string, string>>): readonly string[] {
  const [path, marked] = Object.entries(files).find(([, text]) => text.includes('$0')) ?? ['', ''];
  const texts = { ...files, [path]: marked.replace('$0', '') };
  const found = settle(workspaceOf(texts), snapshot => definitions(snapshot, uriOf(path), marked.indexOf('$0')));
  return found.result.map(({ file, span }) => (found.snapshot.text(file) ?? '').slice(span.start, span.end));
}

describe('a location path of a host configuration', () => {
  for (const path of ['Shop/admin', 'Shop\\admin', '/Shop/admin/', '\\shop\\\\Admin', ' SHOP/admin ']) {
    it(`is one place to rules, hover and definition: "${path}"`, () => {
      const text = host(path);
      const uri = uriOf(HOST);
      const { result } = settle(workspaceOf({ [HOST]: text }), snapshot => ({
        rules: findings(snapshot, uri).map(({ rule, message }) => `${rule}: ${message}`),
        hover: hover(snapshot, uri, text.indexOf('path="', text.indexOf('<location')))?.markdown,
        section: hover(snapshot, uri, text.indexOf('enabled="false"'))?.markdown,
      }));
      assert.equal(result.rules.length, 1, result.rules.join('\n'));
      assert.match(result.rules[0] ?? '', /^no-authentication-enabled: .*Shop\/admin/i);
      assert.match(result.hover ?? '', /^Requests here fail with \*\*401\.2\*\*/);
      assert.match(result.section ?? '', /Effective for `shop\/admin`: `false`/i);
      const site = path.search(/shop/i);
      const marked = `${path.slice(0, site + 2)}$0${path.slice(site + 2)}`;
      assert.deepEqual(leadsTo({ [HOST]: host(marked) }), ['Shop']);
    });
  }

  it('leads to what the segment under the cursor is', () => {
    assert.deepEqual(leadsTo({ [HOST]: host('Sh$0op/wiki') }), ['Shop']);
    assert.deepEqual(leadsTo({ [HOST]: host('Shop/wi$0ki') }), ['/wiki']);
    assert.deepEqual(leadsTo({ [HOST]: host('Shop/wi$0ki/pages') }), ['/wiki']);
    assert.deepEqual(leadsTo({ [HOST]: host('Shop\\IMA$0GES\\small') }), ['/images']);
    // A folder is in no configuration: what it lies in.
    assert.deepEqual(leadsTo({ [HOST]: host('Shop/wiki/pa$0ges') }), ['/wiki']);
    assert.deepEqual(leadsTo({ [HOST]: host('Shop/ad$0min') }), ['Shop']);
    assert.deepEqual(leadsTo({ [HOST]: host('Sh$0p/wiki') }), []);
    assert.deepEqual(leadsTo({ [HOST]: host('$0') }), []);
    assert.deepEqual(leadsTo({ [HOST]: host('.$0') }), []);
  });
});

describe('a location path of a web.config', () => {
  const web = (path: string) => ({
    [HOST]: host('Shop/none'),
    'C:\\shop\\web.config': `<configuration><location path="${path}">${OFF}</location></configuration>`,
  });

  it('is relative to the level of the file', () => {
    assert.deepEqual(leadsTo(web('wi$0ki')), ['/wiki']);
    assert.deepEqual(leadsTo(web('/wiki/pa$0ges/')), ['/wiki']);
    assert.deepEqual(leadsTo(web('ad$0min')), ['Shop']);
  });

  it('is one place to rules and hover, with any separator', () => {
    const uri = uriOf('C:\\shop\\web.config');
    for (const path of ['docs/admin', 'docs\\admin', '/docs/admin/']) {
      const unlocked = host('Shop" overrideMode="Allow').replace(' enabled="false" /></auth', ' /></auth');
      const files = { ...web(path), [HOST]: unlocked };
      const text = files['C:\\shop\\web.config'] ?? '';
      const { result } = settle(workspaceOf(files), snapshot => ({
        rules: findings(snapshot, uri)
          .map(({ rule }) => rule)
          .sort(),
        section: hover(snapshot, uri, text.indexOf('enabled="false"'))?.markdown,
      }));
      assert.deepEqual(result.rules, ['no-authentication-enabled']);
      assert.match(result.section ?? '', /Effective for `Shop\/docs\/admin`/);
    }
  });

  it('is the place of what stands in the tag, for hints and Explain', () => {
    const text = `<configuration><location path="docs"><system.webServer><defaultDocument enabled="true" />
      <security><authentication><anonymousAuthentication userName="" /></authentication></security>
    </system.webServer></location></configuration>`;
    const uri = uriOf('C:\\shop\\web.config');
    const files = {
      [HOST]: host('Shop" overrideMode="Allow').replace(' enabled="false" /></auth', ' /></auth'),
      'C:\\shop\\web.config': text,
    };
    const { result } = settle(workspaceOf(files), snapshot => ({
      hints: inlayHints(snapshot, uri, { start: 0, end: text.length }).map(({ label }) => label),
      explained: explainAt(snapshot, uri, text.indexOf('<defaultDocument')).map(({ query }) => query.path),
    }));
    assert.deepEqual(result.hints, ['IIS APPPOOL\\Pool']);
    assert.deepEqual([...new Set(result.explained)], ['/docs']);
  });
});
