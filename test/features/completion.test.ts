// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places to go to, in the syntax of snippets.
import assert from 'node:assert/strict';
import type { Completion } from '../../server/src/core/analysis';
import { applyEdits, completions, MOST_ITEMS, plainSnippet, type Snapshot } from '../../server/src/core/analysis';
import { parseXml } from '../../server/src/core/xml/tree';
import { settle, uriOf, workspaceOf } from '../support/memory';

const WEB = 'C:\\sites\\shop\\web.config';

const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools><add name="Shop" /></applicationPools>
    <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application></site></sites>
  </system.applicationHost>
  <system.webServer><handlers><add name="Static" path="*" verb="*" modules="StaticFileModule" /></handlers></system.webServer>
</configuration>`;

/** What somebody writes, with everything that can be completed. */
const TEXT = `<?xml version="1.0"?>
<configuration>
  <!-- whoiis-disable-next-line debug-enabled: wanted -->
  <location path="admin" inheritInChildApplications="false">
    <system.webServer>
      <handlers accessPolicy="Read, Script">
        <remove name="Static" />
        <add name="a" path="*.x" verb="GET,HEAD" modules="StaticFileModule" />
      </handlers>
      <security><authentication><anonymousAuthentication enabled="true" userName="" /></authentication></security>
    </system.webServer>
  </location>
  <system.web><compilation debug="false" /><authorization><deny users="?" /></authorization></system.web>
</configuration>
`;

function offered(snapshot: Snapshot, offset: number, typed?: string): readonly Completion[] {
  return settle(snapshot, current => completions(current, uriOf(WEB), offset, typed)).result;
}

const written = (text: string, { span, snippet, also = [] }: Completion): string =>
  applyEdits(text, [{ span, newText: plainSnippet(snippet) }, ...also]);

describe('completion', () => {
  it('at every point of a text and of its beginnings nothing that is offered makes it worse', () => {
    let count = 0;
    const look = (text: string, offset: number): void => {
      const snapshot = workspaceOf({ 'applicationHost.config': HOST, [WEB]: text });
      const before = parseXml(text).problemCount;
      for (const item of offered(snapshot, offset)) {
        count++;
        const after = written(text, item);
        assert.ok(
          parseXml(after).problemCount <= Math.max(before, 0),
          `${item.label} at ${offset} makes ${JSON.stringify(after.slice(Math.max(0, offset - 60), offset + 60))}`,
        );
      }
    };
    for (let offset = 0; offset <= TEXT.length; offset++) {
      look(TEXT, offset);
      // Whoever writes from the top has nothing behind the cursor.
      look(TEXT.slice(0, offset), offset);
    }
    assert.ok(count > 10_000, `${count} items`);
  }).timeout(120_000);

  it('a character that begins nothing offers nothing by itself', () => {
    const text = '<configuration>\n  \n</configuration>';
    const snapshot = workspaceOf({ [WEB]: text });
    assert.deepEqual(offered(snapshot, 18, ' '), []);
    assert.notDeepEqual(offered(snapshot, 18), []);
  });

  it('never shows a secret', () => {
    const text = `<configuration><connectionStrings><add name="A" connectionString="Server=x;Password=Geheim-77" /></connectionStrings>
<appSettings><add key="Password" value="Geheim-77" /><add key="" /></appSettings></configuration>`;
    const snapshot = workspaceOf({ 'applicationHost.config': HOST, [WEB]: text });
    for (let offset = 0; offset <= text.length; offset++)
      for (const item of offered(snapshot, offset)) assert.doesNotMatch(JSON.stringify(item), /Geheim-77/);
  });

  it('offers no name of the workspace that would leave its quotes', () => {
    const host = HOST.replace('name="Shop"', 'name="a&quot;b&lt;c$1}"').replace(
      'applicationPool="Shop"',
      'applicationPool=""',
    );
    const file = 'applicationHost.config';
    const at = host.indexOf('applicationPool="') + 17;
    const snapshot = workspaceOf({ [file]: host });
    const [item] = settle(snapshot, current => completions(current, uriOf(file), at)).result;
    assert.ok(item);
    const attribute = parseXml(written(host, item)).hit(at)?.attribute;
    assert.equal(attribute?.value, 'a"b<c$1}');
  });

  it('offers some of very many names, and by their letters all', () => {
    const pools = Array.from({ length: 700 }, (_, index) => `<add name="Pool${index}" />`).join('');
    const host = (written: string): string =>
      `<configuration><system.applicationHost><applicationPools>${pools}</applicationPools><sites><site name="Shop" id="1"><application path="/" applicationPool="${written}" /></site></sites></system.applicationHost></configuration>`;
    const labels = (written: string): readonly string[] => {
      const text = host(written);
      const at = text.indexOf('applicationPool="') + 17 + written.length;
      const snapshot = workspaceOf({ 'applicationHost.config': text });
      return settle(snapshot, current => completions(current, uriOf('applicationHost.config'), at)).result.map(
        ({ label }) => label,
      );
    };
    assert.equal(labels('').length, MOST_ITEMS);
    assert.deepEqual(labels('l699'), ['Pool699']);
  });

  it('writes a snippet without its placeholders for clients that know none', () => {
    assert.equal(
      plainSnippet('<a b="${1|x,y|}" c="$2" d="${3:C:\\\\q}">\n  $0\n</a>'),
      '<a b="x" c="" d="C:\\q">\n  \n</a>',
    );
  });
});
