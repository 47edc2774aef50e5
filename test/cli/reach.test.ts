import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { parseProjectFile } from '../../server/src/common/project-file';
import { Reach } from '../../server/src/common/reach';
import { Disk, type DiskAccess } from '../../server/src/node/disk';
import { fileUri } from '../../server/src/node/file-uri';
import { uriOf, workspaceOf } from '../support/memory';
import { tempFolder } from './support';

const HOST = '<configuration><system.applicationHost><sites/></system.applicationHost></configuration>';

describe('machines that are contacted', () => {
  it('are those that the user has allowed or opened something on', () => {
    const reach = new Reach();
    const blocked: string[] = [];
    reach.onBlocked = host => blocked.push(host);
    reach.open('file://Srv01/web');
    reach.allowHosts(['\\\\FS02\\', 'fs03']);
    for (const uri of [
      'file:///C:/sites/web.config',
      'file:///home/a/web.config',
      'file://localhost/C:/a',
      'file://srv01/other/web.config',
      'file://fs02/a',
      'file://FS03/a',
    ])
      assert.equal(reach.objectionTo(uri), undefined, uri);
    for (const uri of [
      'file://evil/a/web.config',
      'file://EVIL/a',
      'file:////evil/a',
      'file://///evil/a',
      'file:///%5C%5Cevil/a',
      'file://evil@SSL/DavWWWRoot/a',
      'file://evil@8080/a',
      'file://ev%69l/a',
    ])
      assert.match(reach.objectionTo(uri) ?? '', /^it is on evil, /, uri);
    assert.deepEqual(blocked, ['evil']);
    for (const uri of ['file://./pipe/x', 'file:////./pipe/x', 'file:////?/C:/a', 'file:///%5C%5C.%5Cpipe'])
      assert.match(reach.objectionTo(uri) ?? '', /device|not contacted/, uri);
  });

  it('are no others by another scheme', () => {
    const reach = new Reach();
    reach.open('vscode-vfs://github/owner/repo');
    assert.equal(reach.objectionTo('vscode-vfs://github/owner/repo/web.config'), undefined);
    assert.match(reach.objectionTo('vscode-vfs://elsewhere/x') ?? '', /nothing of the workspace/);
    assert.match(reach.objectionTo('https://evil.example/x') ?? '', /nothing of the workspace/);
  });

  it('are allowed by no project file', () => {
    const { layer, problems } = parseProjectFile('file:///a/.whoiisrc.json', '{ "allowedUncHosts": ["evil"] }');
    assert.deepEqual(layer, {});
    assert.match(problems[0] ?? '', /setting of the user/);
  });

  it('the disk of Windows is not asked about others', async () => {
    const touched: string[] = [];
    const record = (file: string) => {
      touched.push(file);
      return Promise.reject(new Error('touched'));
    };
    const access: DiskAccess = { readFile: record, readdir: record, stat: record };
    const disk = new Disk(access, 'win32', new Reach());
    for (const uri of ['file://evil/share/web.config', 'file:////evil/share/web.config', 'file://./pipe/x']) {
      assert.equal((await disk.read(uri)).kind, 'unreadable');
      assert.equal(await disk.list(uri), undefined);
    }
    assert.deepEqual(touched, []);
  });
});

describe('links and ..', () => {
  function folders(): { readonly inside: string; readonly outside: string } {
    const outside = tempFolder({
      'secret.config': '<connectionStrings/>',
      'web.config': HOST,
      'deep/web.config': HOST,
    });
    const inside = tempFolder({ 'real/web.config': HOST });
    return { inside, outside };
  }

  async function kindOf(root: string, file: string): Promise<string> {
    const reach = new Reach();
    reach.open(fileUri(root));
    const content = await new Disk(undefined, process.platform, reach).read(fileUri(file));
    return content.kind === 'unreadable' ? content.reason : content.kind;
  }

  it('a link inside of the folders at hand is followed, one that leads out is not', async function () {
    if (process.platform === 'win32') this.skip();
    const { inside, outside } = folders();
    mkdirSync(path.join(inside, 'a'));
    symlinkSync('../real/web.config', path.join(inside, 'a/web.config'));
    symlinkSync(path.join(inside, 'real'), path.join(inside, 'b'));
    symlinkSync(path.join(outside, 'web.config'), path.join(inside, 'web.config'));
    symlinkSync(outside, path.join(inside, 'c'));
    symlinkSync('loop', path.join(inside, 'loop'));
    assert.equal(await kindOf(inside, path.join(inside, 'a/web.config')), 'text');
    assert.equal(await kindOf(inside, path.join(inside, 'b/web.config')), 'text');
    assert.match(await kindOf(inside, path.join(inside, 'web.config')), /a link leads to .*outside/);
    assert.match(await kindOf(inside, path.join(inside, 'c/deep/web.config')), /a link leads to .*outside/);
    assert.match(await kindOf(inside, path.join(outside, 'web.config')), /outside of the folders at hand/);
    assert.match(await kindOf(inside, path.join(inside, 'loop')), /link to itself/);
    assert.equal(await kindOf(inside, path.join(inside, 'gone/web.config')), 'absent');
  });

  it('a folder that is itself reached by a link is at hand', async function () {
    if (process.platform === 'win32') this.skip();
    const { inside, outside } = folders();
    symlinkSync(outside, path.join(inside, 'c'));
    assert.equal(await kindOf(path.join(inside, 'c'), path.join(inside, 'c/deep/web.config')), 'text');
  });

  it('a relative path leads to files below, in the working folders, and nowhere else', () => {
    const wanted = (relative: string, folders: readonly string[] | undefined) => {
      const snapshot = workspaceOf(
        { 'C:\\repo\\app\\web.config': '<configuration/>' },
        { folders, windowsFiles: true },
      );
      snapshot.askForSource(uriOf('C:\\repo\\app\\web.config'), relative);
      return snapshot.missing();
    };
    const repo = ['file:///C:/repo'];
    assert.deepEqual(wanted('parts\\a.config', repo), ['file:///C:/repo/app/parts/a.config']);
    assert.deepEqual(wanted('parts\\..\\a.config', repo), ['file:///C:/repo/app/a.config']);
    assert.deepEqual(wanted('..\\a.config', repo), ['file:///C:/repo/a.config']);
    assert.deepEqual(wanted('..\\..\\a.config', repo), []);
    assert.deepEqual(wanted('..\\app2\\a.config', ['file:///C:/repo/app']), []);
    assert.deepEqual(wanted('..\\..\\a.config', undefined), ['file:///C:/a.config']);
    assert.deepEqual(wanted('\\\\evil\\share\\a.config', undefined), []);
  });
});
