import assert from 'node:assert/strict';
import { status } from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

const directory = (path: string, folder: string) => `<virtualDirectory path="${path}" physicalPath="${folder}" />`;
const application = (path: string, pool: string, ...directories: string[]) =>
  `<application path="${path}" applicationPool="${pool}">${directories.join('')}</application>`;

/** The URLs of `C:\w\shop\…\web.config`, `*` behind those that are primary. */
function urlsOf(file: string, sites: Readonly<Record<string, string>>, locations = ''): readonly string[] {
  const snapshot = serverOf(file, sites, locations);
  return snapshot
    .placements(uriOf(file))
    .map(({ site, path, isPrimary }) => `${site.name}${path}${isPrimary ? '*' : ''}`);
}

function serverOf(file: string, sites: Readonly<Record<string, string>>, locations = '') {
  const list = Object.entries(sites).map(
    ([name, content], index) => `<site name="${name}" id="${index + 1}">${content}</site>`,
  );
  return workspaceOf({
    'applicationHost.config': `<configuration><system.applicationHost><applicationPools><add name="One" /><add name="Two" /></applicationPools><sites>${list.join('')}</sites></system.applicationHost>${locations}</configuration>`,
    [file]: '<configuration />',
  });
}

describe('the places of a web.config', () => {
  const shop = 'C:\\w\\shop\\web.config';

  it('the nearest folder is meant, whatever the order of the sites', () => {
    const sites = {
      Default: application('/', 'One', directory('/', 'C:\\w')),
      Shop: application('/', 'Two', directory('/', 'C:\\w\\shop')),
    };
    assert.deepEqual(urlsOf(shop, sites), ['Shop/*', 'Default/shop']);
    assert.deepEqual(urlsOf('C:\\w\\shop\\a\\web.config', sites), ['Shop/a*', 'Default/shop/a']);
  });

  it('the root of an application comes before a virtual directory on the same folder', () => {
    assert.deepEqual(
      urlsOf(shop, {
        Old: application('/', 'One', directory('/', 'C:\\old'), directory('/shop', 'C:\\w\\shop')),
        Shop: application('/', 'Two', directory('/', 'C:\\w\\shop')),
      }),
      ['Shop/*', 'Old/shop'],
    );
  });

  it('two applications on one folder are both meant', () => {
    const both = application('/', 'One', directory('/', 'C:\\w\\shop'));
    const again = application('/index', 'One', directory('/', 'C:\\w\\shop'));
    assert.deepEqual(urlsOf(shop, { Shop: both + again }), ['Shop/*', 'Shop/index*']);
  });

  it('a URL counts once that an application takes from the folder around it', () => {
    const outer = application('/', 'One', directory('/', 'C:\\w'));
    const inner = application('/shop', 'Two', directory('/', 'C:\\w\\shop'));
    assert.deepEqual(urlsOf(shop, { Default: outer + inner }), ['Default/shop*']);
  });

  it('what only redirects is meant where nothing else serves the folder', () => {
    const redirect =
      '<location path="Old"><system.webServer><httpRedirect enabled="true" destination="https://shop.example" /></system.webServer></location>';
    const old = { Old: application('/', 'One', directory('/', 'C:\\w\\shop')) };
    assert.deepEqual(urlsOf(shop, old, redirect), ['Old/*']);
    const both = { ...old, Default: application('/', 'Two', directory('/', 'C:\\w')) };
    assert.deepEqual(urlsOf(shop, both, redirect), ['Default/shop*', 'Old/']);
  });

  it('the output of a build is meant nowhere, unless a site lies in it', () => {
    const file = 'C:\\w\\shop\\bin\\Release\\publish\\web.config';
    const shopSite = { Shop: application('/', 'One', directory('/', 'C:\\w\\shop')) };
    assert.deepEqual(urlsOf(file, shopSite), ['Shop/bin/Release/publish']);
    const published = {
      ...shopSite,
      Live: application('/', 'Two', directory('/', 'C:\\w\\shop\\bin\\Release\\publish')),
    };
    assert.deepEqual(urlsOf(file, published), ['Live/*', 'Shop/bin/Release/publish']);
  });

  it('the status item tells the account of the place that is meant, the tooltip the others', () => {
    const sites = {
      Default: application('/', 'One', directory('/', 'C:\\w')),
      Shop: application('/', 'Two', directory('/', 'C:\\w\\shop')),
    };
    const answer = settle(serverOf(shop, sites), snapshot => status(snapshot, uriOf(shop))).result;
    assert.ok(answer);
    assert.match(answer.text, /^(IUSR|IIS APPPOOL\\Two)$/);
    assert.match(answer.tooltip, /^Shop .*pool Two/);
    assert.match(answer.tooltip, /Also requested as Default\/shop .*pool One/);
  });
});
