import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { machineHostConfigs, machineSchemaFolders, searchDown, searchUp } from '../../server/src/node/discover';
import { relativePath } from '../../server/src/node/file-uri';
import { tempFolder } from './support';

const under = (folder: string, uris: readonly string[]) => uris.map(uri => relativePath(folder, uri));

describe('finding host configurations', () => {
  it('below a folder: the nearest first, those of Visual Studio last', async () => {
    const folder = tempFolder({
      '.vs/Shop/config/applicationhost.config': '',
      '.vs/config/applicationhost.config': '',
      'server/iis/applicationHost.config': '',
      'APPLICATIONHOST.CONFIG': '',
      'server/web.config': '',
      'applicationHost.config.bak': '',
    });
    assert.deepEqual(under(folder, await searchDown(folder)), [
      'APPLICATIONHOST.CONFIG',
      'server/iis/applicationHost.config',
      '.vs/config/applicationhost.config',
      '.vs/Shop/config/applicationhost.config',
    ]);
  });

  it('below a folder: neither in packages, build output and repositories nor beyond a bounded depth', async () => {
    const deep = Array.from({ length: 12 }, (_, i) => `d${i}`).join('/');
    const folder = tempFolder({
      'node_modules/x/applicationHost.config': '',
      '.git/applicationHost.config': '',
      'app/bin/Debug/applicationHost.config': '',
      'app/Obj/applicationHost.config': '',
      [`${deep}/applicationHost.config`]: '',
      'd0/applicationHost.config': '',
    });
    assert.deepEqual(under(folder, await searchDown(folder)), ['d0/applicationHost.config']);
  });

  it('below a folder: links are not followed, so a loop ends', async () => {
    const folder = tempFolder({ 'a/applicationHost.config': '' });
    symlinkSync(folder, path.join(folder, 'a/loop'), 'dir');
    assert.deepEqual(under(folder, await searchDown(folder)), ['a/applicationHost.config']);
  });

  it('above a file outside the workspace: its folders, and config and .vs beside them', async () => {
    const folder = tempFolder({
      'src/app/web.config': '',
      'src/.vs/Shop/config/applicationhost.config': '',
      'config/applicationHost.config': '',
      'src/other/applicationHost.config': '',
    });
    const found = under(folder, await searchUp(path.join(folder, 'src/app')));
    assert.deepEqual(found.slice(0, 2), [
      'src/.vs/Shop/config/applicationhost.config',
      'config/applicationHost.config',
    ]);
    assert.equal(found.includes('src/other/applicationHost.config'), false);
  });

  it('in a repository: also in the folders beside those on the way to its root', async () => {
    const folder = tempFolder({
      'repo/.git/HEAD': '',
      'repo/iis/config/applicationHost.config': '',
      'repo/sites/shop/web.config': '',
      'other/applicationHost.config': '',
    });
    const found = under(folder, await searchUp(path.join(folder, 'repo/sites/shop')));
    assert.deepEqual(found, ['repo/iis/config/applicationHost.config']);
  });

  it('of the user and of the machine, where they exist', async () => {
    const home = tempFolder({ 'Documents/IISExpress/config/applicationhost.config': '' });
    const windows = tempFolder({ 'System32/inetsrv/config/applicationHost.config': '' });
    const env = { USERPROFILE: home, windir: windows };
    const onWindows = await machineHostConfigs({ platform: 'win32', env });
    assert.deepEqual(under(home, onWindows.slice(0, 1)), ['Documents/IISExpress/config/applicationhost.config']);
    assert.deepEqual(under(windows, onWindows.slice(1)), ['System32/inetsrv/config/applicationHost.config']);
    assert.deepEqual(await machineHostConfigs({ platform: 'win32', env: { USERPROFILE: windows } }), []);
    assert.equal((await machineHostConfigs({ platform: 'linux', env })).length, 1);
    assert.deepEqual(await machineHostConfigs({ platform: 'linux', env: {} }), []);
  });

  it('schema files of the machine: where IIS is installed', async () => {
    const windows = tempFolder({ 'System32/inetsrv/config/schema/IIS_schema.xml': '' });
    const on = (platform: NodeJS.Platform, windir: string) => machineSchemaFolders({ platform, env: { windir } });
    assert.deepEqual(under(windows, await on('win32', windows)), ['System32/inetsrv/config/schema']);
    assert.deepEqual(await on('win32', tempFolder()), []);
    assert.deepEqual(await on('linux', windows), []);
  });
});
