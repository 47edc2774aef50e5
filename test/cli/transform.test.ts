import assert from 'node:assert/strict';
import { cli, tempFolder } from './support';

const XDT = 'xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"';
const SOURCE = '<configuration>\n  <appSettings>\n    <add key="a" value="1" />\n  </appSettings>\n</configuration>\n';

describe('whoiis transform', () => {
  it('prints the result, and warnings beside it', async () => {
    const folder = tempFolder({
      'web.config': SOURCE,
      'web.Release.config': `<configuration ${XDT}>\n  <appSettings>\n    <add key="a" value="2" xdt:Transform="SetAttributes" />\n    <nope xdt:Transform="Remove" />\n  </appSettings>\n</configuration>`,
    });
    assert.deepEqual(await cli(folder, ['transform', 'web.config', 'web.Release.config']), {
      status: 0,
      stdout: SOURCE.replace('"1"', '"2"'),
      stderr:
        'whoiis: web.Release.config:4:6: warning: no element of the source matches /configuration/appSettings/nope\n',
    });
  });

  it('prints nothing and exits with 2 where it fails', async () => {
    const folder = tempFolder({
      'web.config': SOURCE,
      'fails.config': `<configuration ${XDT}>\n  <appSettings xdt:Transform="Remve" />\n</configuration>`,
      'broken.config': `<configuration ${XDT}>`,
    });
    const { status, stdout, stderr } = await cli(folder, ['transform', 'web.config', 'fails.config']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, 'whoiis: fails.config:2:31: error: no transform is called "Remve"\n');
    assert.equal((await cli(folder, ['transform', 'web.config', 'broken.config'])).status, 2);
    const absent = await cli(folder, ['transform', 'web.config', 'none.config']);
    assert.deepEqual([absent.status, absent.stderr], [2, 'whoiis: none.config: no such file\n']);
    assert.equal((await cli(folder, ['transform', 'web.config'])).status, 2);
  });

  it('is what explain answers about: the file beside it as it will be', async () => {
    const site =
      '<application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="shop" /></application>';
    const folder = tempFolder({
      'applicationHost.config': `<configuration><system.applicationHost><applicationPools><add name="Shop" managedPipelineMode="Classic" /></applicationPools><sites><site name="Shop" id="1">${site.replace('"shop"', '"C:\\sites\\shop"')}</site></sites></system.applicationHost></configuration>`,
      'applicationHost.xdt': `<configuration ${XDT}><system.applicationHost><applicationPools><add name="Shop" xdt:Locator="Match(name)"><processModel identityType="LocalService" xdt:Transform="Insert" /></add></applicationPools></system.applicationHost></configuration>`,
      'sites/shop/web.config': '<configuration><system.web /></configuration>',
      'sites/shop/web.Release.config': `<configuration ${XDT}><system.web><identity impersonate="true" xdt:Transform="Insert" /></system.web></configuration>`,
      'sites/shop/web.old.config': '<configuration><system.web /></configuration>',
      'sites/shop/web.Bad.config': `<configuration ${XDT}><none><a xdt:Transform="Insert" /></none></configuration>`,
      'alone/web.Release.config': `<configuration ${XDT} />`,
    });
    const ask = async (file: string, ...more: readonly string[]) => {
      const map = `C:\\sites=${folder}/sites`;
      const argv = ['explain', file, '--handler', 'aspnet', '--format', 'json', '--map', map, ...more];
      const { status, stdout, stderr } = await cli(folder, argv);
      const answer = stdout === '' ? undefined : JSON.parse(stdout);
      return [status, answer?.processIdentity, answer?.fileAccessIdentity, stderr];
    };
    const POOL = 'IIS APPPOOL\\Shop';
    assert.deepEqual(await ask('sites/shop/web.config'), [0, POOL, POOL, '']);
    assert.deepEqual(await ask('sites/shop/web.old.config'), [0, POOL, POOL, '']);
    const web = 'whoiis: the answer is about sites/shop/web.config after sites/shop/web.Release.config\n';
    assert.deepEqual(await ask('sites/shop/web.Release.config'), [0, POOL, 'NT AUTHORITY\\IUSR', web]);
    const host = 'whoiis: the answer is about applicationHost.config after applicationHost.xdt\n';
    const service = 'NT AUTHORITY\\LOCAL SERVICE';
    assert.deepEqual(await ask('applicationHost.xdt', '--site', 'Shop'), [0, service, service, host]);
    assert.deepEqual((await ask('sites/shop/web.Bad.config')).slice(0, 2), [2, undefined]);
    assert.deepEqual((await ask('alone/web.Release.config')).slice(0, 2), [2, undefined]);
  });
});
