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
});
