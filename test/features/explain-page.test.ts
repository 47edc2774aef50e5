import assert from 'node:assert/strict';
import { explainDocument, ServerExports } from '../../server/src/core/analysis';
import { HOST_URI, settle, workspaceOf } from '../support/memory';

const HOST = `<configuration><system.applicationHost>
  <applicationPools><add name="Shop" managedRuntimeVersion="v4.0"><processModel identityType="SpecificUser" userName="CONTOSO\\svc&#10;\`\`\`&#10;&lt;img src=x onerror=alert(1)&gt;" password="x" /></add></applicationPools>
  <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="C:\\shop" /></application></site></sites>
</system.applicationHost></configuration>`;

function page(host: string, exports?: ServerExports) {
  const links = {
    commands: () => 'command:whoiis.copy',
    open: ({ uri, line }: { uri: string; line: number }) => `command:whoiis.open?${uri}#${line}`,
  };
  const { result } = settle(workspaceOf({ 'applicationHost.config': host }).withExports(exports), snapshot =>
    explainDocument(snapshot, HOST_URI, host.indexOf('<site name') + 1, links),
  );
  assert.ok(result);
  return result;
}

describe('the page about a place', () => {
  const plain = page(HOST.replace(/&#10;[^"]*/, ''));

  it('has the answer first, then the names to enter, and its details folded', () => {
    const body = plain.html.split('\n');
    assert.equal(plain.title, 'Who acts at Shop');
    assert.equal(body[0], '<h1>Who acts at Shop</h1>');
    assert.match(body[1] ?? '', /^<p>Code here runs as <strong>CONTOSO\\svc<\/strong>/);
    assert.match(body[2] ?? '', /^<table>.*<code>CONTOSO\\svc<\/code> · <a href="command:whoiis.copy">Copy<\/a>/);
    assert.match(plain.html, /<details><summary>ASP\.NET code: accounts, rights and reasons<\/summary>/);
  });

  it('links every line of a file with the command that opens it', () => {
    const links = [...plain.html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)];
    const lines = links.filter(([, , text]) => /\.config:\d+$/.test(text ?? ''));
    assert.ok(lines.length >= 5, `${lines.length} links to lines`);
    for (const [, address] of lines) assert.match(address ?? '', /^command:whoiis\.open\?file:/);
    for (const [, address] of links) assert.match(address ?? '', /^(command:|https:)/);
  });

  it('speaks no names of our own', () => {
    assert.doesNotMatch(plain.html.replace(/<[^>]*>/g, ''), /webconfig-read|php-fastcgi|-keys\b|unknown:/);
  });

  it('makes no markup of a text of the configuration', () => {
    const { html, markdown } = page(HOST);
    assert.doesNotMatch(html, /<img/);
    assert.doesNotMatch(markdown.replace(/````.*?````/g, ''), /(^|[^\\])<img/m);
    assert.doesNotMatch(markdown, /^```/m);
  });

  it('tells by facts of the server who has which right, and who may log on', () => {
    const files = {
      'manifest.json': { created: '2026-11-20T09:00:00Z', computer: 'WEB01' },
      'acls.json': [{ path: 'C:\\shop', kind: 'dir', sddl: 'D:PAI(A;OICI;0x1200a9;;;IS)' }],
      'rights.inf': '[Privilege Rights]\r\nSeBatchLogonRight = *S-1-5-32-544\r\n',
      'groups.json': [],
    };
    const exports = new ServerExports(
      Object.entries(files).map(([name, value]) => ({
        name,
        text: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    );
    const { html } = page(HOST.replace(/&#10;[^"]*/, ''), exports);
    assert.match(html, /<th[^>]*>by the facts of WEB01, 2026-11-20<\/th>/);
    assert.match(html, /granted: ACE 1 \(BUILTIN\\IIS_IUSRS, Read &#38; execute\)/);
    assert.match(html, /CONTOSO\\svc lacks the logon right: Neither .* holds .*Log on as a batch job/);
  });

  it('has the folders where somebody has other rights than on the folder above', () => {
    const pool = 'S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469';
    const list = (...aces: readonly string[]) => `O:BAG:BAD:PAI(A;OICI;FA;;;BA)${aces.join('')}`;
    const readable = list('(A;OICI;0x1200a9;;;BU)');
    const acls = [
      { path: 'C:\\shop', kind: 'dir', sddl: readable },
      { path: 'C:\\shop\\App_Data', kind: 'dir', sddl: list('(A;OICI;0x1301bf;;;IS)') },
      { path: 'C:\\shop\\App_Data\\x', kind: 'dir', sddl: list(`(A;OICI;0x1301bf;;;${pool})`) },
      { path: 'C:\\shop\\App_Data\\x\\closed', kind: 'dir', sddl: list() },
      { path: 'C:\\shop\\css', kind: 'dir', sddl: readable },
      { path: 'C:\\shop\\css\\a.css', kind: 'file', sddl: 'O:BAG:BAD:AI(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)' },
      { path: 'C:\\shop\\js', kind: 'dir', sddl: list('(A;OICI;0x1200a9;;;DA)') },
    ];
    const exports = new ServerExports([{ name: 'acls.json', text: JSON.stringify(acls) }]);
    const host = HOST.replace(/<processModel.*?\/>/s, '<processModel />');
    const { markdown, html } = page(host, exports);
    // A narrow page has no head of its tables.
    assert.match(html, /<td data-column="IUSR">nothing<\/td><td data-column="IIS APPPOOL\\Shop">/);
    const [, after = ''] = markdown.split('## Who may read, write and run files here');
    const rows = after
      .split('\n')
      .filter(row => row.startsWith('|'))
      .map(row => row.replaceAll(/[`\\]/g, ''));
    assert.deepEqual(rows.slice(0, 6), [
      '| folder or file | IUSR | IIS APPPOOLShop | below, the same |',
      '| :-- | :-- | :-- | :-- |',
      '| C:shop | read, run | read, run | 2 |',
      '| C:shopApp_Data | nothing | read, write, run | 1 |',
      '| C:shopApp_Dataxclosed | nothing | nothing |  |',
      '| C:shopjs | read?, run? | read?, run? |  |',
    ]);
  });
});
