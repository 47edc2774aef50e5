import assert from 'node:assert/strict';
import { hover } from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

const HOST = 'applicationHost.config';
const WEB = 'C:\\shop\\web.config';

interface Parts {
  readonly pools?: string;
  readonly applications?: string;
  readonly rest?: string;
}

function host({ pools, applications, rest }: Parts = {}): string {
  return `<configuration><system.applicationHost>
    <applicationPools>${pools ?? '<add name="ShopPool" managedRuntimeVersion="v4.0" />'}</applicationPools>
    <sites><site name="Shop" id="1">${applications ?? '<application path="/" applicationPool="ShopPool"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>'}</site></sites>
  </system.applicationHost>${rest ?? ''}</configuration>`;
}

/** The hover at `$0`, line by line; links reduced to their text. */
function hoverAt(files: Record<string, string>): readonly string[] {
  const marked = Object.entries(files).find(([, text]) => text.includes('$0'));
  assert.ok(marked, 'one file has the cursor');
  const [path, text] = marked;
  const offset = text.indexOf('$0');
  const plain = { ...files, [path]: text.replace('$0', '') };
  const found = settle(workspaceOf(plain), snapshot => hover(snapshot, uriOf(path), offset)).result;
  return (found?.markdown ?? '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\\([^a-zA-Z0-9\s])/g, '$1')
    .split('\n')
    .filter(line => line !== '');
}

function web(content: string): Record<string, string> {
  return { [HOST]: host(), [WEB]: `<configuration>${content}</configuration>` };
}

describe('hover leads with the answer', () => {
  it('on a pool: its account, its SID, who uses it', () => {
    const lines = hoverAt({ [HOST]: host({ pools: '<a$0dd name="ShopPool" />' }) });
    assert.equal(lines[0], 'The worker process of `ShopPool` runs as **IIS APPPOOL\\ShopPool**.');
    assert.ok(lines.includes('| used by | `Shop` |'));
    // Check value of R4's algorithm for this name, from the identity scenarios.
    assert.match(
      lines.at(-1) ?? '',
      /`IIS AppPool\\ShopPool` .*`S-1-5-82-3521694234-755059382-4038971400-676492-3051792751`/,
    );
  });

  it('on identityType, its value, and processModel', () => {
    for (const pool of [
      '<add name="ShopPool"><process$0Model identityType="NetworkService" /></add>',
      '<add name="ShopPool"><processModel identity$0Type="NetworkService" /></add>',
      '<add name="ShopPool"><processModel identityType="Network$0Service" /></add>',
    ])
      assert.equal(
        hoverAt({ [HOST]: host({ pools: pool }) })[0],
        'The worker process of `ShopPool` runs as **NETWORK SERVICE**.',
      );
  });

  it('on an application and its parts: code and static files', () => {
    const application = (text: string) => ({ [HOST]: host({ applications: text }) });
    for (const text of [
      '<appli$0cation path="/" applicationPool="ShopPool"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>',
      '<application path="/" applicationPool="Shop$0Pool"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>',
      '<application path="/" applicationPool="ShopPool"><virtual$0Directory path="/" physicalPath="C:\\shop" /></application>',
      '<application path="/" applicationPool="ShopPool"><virtualDirectory path="/" physical$0Path="C:\\shop" /></application>',
    ])
      assert.equal(
        hoverAt(application(text))[0],
        'Code here runs as **IIS APPPOOL\\ShopPool**; static files are read as **IUSR**.',
      );
  });

  it('on the root of a web.config, with the accounts for a permission dialog', () => {
    const lines = hoverAt({ [HOST]: host(), [WEB]: '<config$0uration></configuration>' });
    assert.equal(lines[0], 'Code here runs as **IIS APPPOOL\\ShopPool**; static files are read as **IUSR**.');
    assert.match(
      lines.at(-1) ?? '',
      /`IIS AppPool\\ShopPool`.*for static files `IUSR`\. An entry for IIS_IUSRS covers the code, not the static files$/,
    );
    assert.ok(
      lines.some(line => line.endsWith('applicationHost.config:3')),
      lines.join('\n'),
    );
  });

  it('on a location tag, for its path', () => {
    const section =
      '<system.webServer><security><authentication><anonymousAuthentication userName="" /></authentication></security></system.webServer>';
    const lines = hoverAt({ [HOST]: host({ rest: `<loca$0tion path="Shop/docs">${section}</location>` }) });
    assert.equal(
      lines[0],
      'Code here runs as **IIS APPPOOL\\ShopPool**; static files are read as **IIS APPPOOL\\ShopPool**.',
    );
  });

  it('on anonymousAuthentication, for the server and for a site', () => {
    const section = (name: string) =>
      `<system.webServer><security><authentication><anonymous$0Authentication userName="${name}" /></authentication></security></system.webServer>`;
    assert.match(
      hoverAt({ [HOST]: host({ rest: section('IUSR') }) })[0] ?? '',
      /^Anonymous requests act as \*\*IUSR\*\* on every site/,
    );
    assert.match(hoverAt({ [HOST]: host({ rest: section('') }) })[0] ?? '', /act as \*\*the worker process\*\*/);
    assert.match(
      hoverAt({ [HOST]: host({ rest: `<location path="Shop">${section('CONTOSO\\web')}</location>` }) })[0] ?? '',
      /^Anonymous requests act as \*\*CONTOSO\\web\*\* here/,
    );
  });

  it('on impersonation: what IIS answers, or whom the code runs as', () => {
    const identity = '<system.web><identity imper$0sonate="true" /></system.web>';
    assert.match(hoverAt(web(identity))[0] ?? '', /^IIS answers \*\*500\.24\*\*/);
    const off = '<system.webServer><validation validateIntegratedModeConfiguration="false" /></system.webServer>';
    assert.match(hoverAt(web(identity + off))[0] ?? '', /^ASP\.NET code here runs as \*\*IUSR\*\*/);
  });

  it('on a connection string: the login, told apart by the data source', () => {
    const text = (source: string) =>
      `<connectionStrings><add name="x" connection$0String="Data Source=${source};Integrated Security=SSPI" /></connectionStrings>`;
    assert.match(hoverAt(web(text('sql01')))[0] ?? '', /as \*\*DOMAIN\\MACHINE\$\*\*\.$/);
    assert.match(hoverAt(web(text('.')))[0] ?? '', /as \*\*IIS APPPOOL\\ShopPool\*\*\.$/);
    assert.ok(hoverAt(web(text('.'))).includes('CREATE LOGIN [IIS APPPOOL\\ShopPool] FROM WINDOWS;'));
  });
});

describe('hover is honest', () => {
  it('says what the answer depends on', () => {
    const lines = hoverAt({
      [HOST]: host({
        applications: '<application pa$0th="/"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>',
      }),
    });
    assert.match(lines[0] ?? '', /depends on/);
  });

  it('names the missing host configuration', () => {
    const lines = hoverAt({ [WEB]: '<config$0uration></configuration>' });
    assert.match(lines[0] ?? '', /depends on/);
    assert.match(lines.at(-1) ?? '', /^No applicationHost\.config/);
  });

  it('names all sites that share a folder', () => {
    const applications =
      '<application path="/" applicationPool="ShopPool"><virtualDirectory path="/" physicalPath="C:\\shop" /><virtualDirectory path="/copy" physicalPath="C:\\shop" /></application>';
    const lines = hoverAt({ [HOST]: host({ applications }), [WEB]: '<config$0uration></configuration>' });
    assert.ok(
      lines.some(line => /also serves `Shop\/copy`/.test(line)),
      lines.join('\n'),
    );
  });

  it('never shows a secret, and never grows long', () => {
    const pools =
      '<add name="ShopPool"><processModel identityType="SpecificUser" userName="CONTOSO\\svc" pass$0word="Hunter2!" /></add>';
    const lines = hoverAt({ [HOST]: host({ pools }) });
    assert.match(lines[0] ?? '', /CONTOSO\\svc/);
    assert.ok(!lines.join('\n').includes('Hunter2'));
    assert.ok(lines.length <= 15);
    const secret = hoverAt(
      web(
        '<connectionStrings><add name="x" connection$0String="Data Source=a;User Id=sa;Password=Hunter2!" /></connectionStrings>',
      ),
    );
    assert.match(secret[0] ?? '', /SQL login `sa`/);
    assert.ok(!secret.join('\n').includes('Hunter2'));
  });

  it('is silent where the configuration decides nothing', () => {
    assert.deepEqual(hoverAt(web('<acme><thi$0ng /></acme>')), []);
    assert.deepEqual(hoverAt(web('<!-- te$0xt -->')), []);
  });
});

describe('hover on any other section', () => {
  it('tells type, default, meaning, and where the value comes from', () => {
    const top = '<system.webServer><directoryBrowse enabled="true" showFlags="Date" /></system.webServer>';
    const files = {
      [HOST]: host({ rest: top }),
      [WEB]:
        '<configuration><system.webServer><directoryBrowse ena$0bled="false" /></system.webServer></configuration>',
    };
    const lines = hoverAt(files);
    assert.match(lines[0] ?? '', /^`enabled` \(bool; default false\)$/);
    assert.ok(
      lines.some(line =>
        /^Effective for `Shop`: `false` web\.config:1, overrides `true` applicationHost\.config:4$/.test(line),
      ),
      lines.join('\n'),
    );
  });

  it('tells that a section is locked below', () => {
    const lines = hoverAt({ [HOST]: host({ rest: '<system.webServer><a$0sp /></system.webServer>' }) });
    assert.ok(
      lines.some(line => line.startsWith('Locked:')),
      lines.join('\n'),
    );
  });

  it('names a verb by its own name, with the key attributes of the entries', () => {
    const handlers = (inner: string) => `<system.webServer><handlers>${inner}</handlers></system.webServer>`;
    assert.equal(hoverAt(web(handlers('<rem$0ove name="x" />')))[0], '`remove` in `system.webServer/handlers`');
    assert.match(hoverAt(web(handlers('<remove na$0me="x" />')))[0] ?? '', /^`name` \(string; required/);
    assert.deepEqual(hoverAt(web(handlers('<ad$0 name="x" />'))), []);
  });
});
