import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Disk, type DiskAccess } from '../../server/src/node/disk';
import { fileUri } from '../../server/src/node/file-uri';
import { tempFolder } from './support';

describe('reading from disk', () => {
  it('reads a text under its URI', async () => {
    const folder = tempFolder({ 'a b#c/Web.config': '<a/>' });
    const uri = fileUri(path.join(folder, 'a b#c/Web.config'));
    assert.deepEqual(await new Disk().read(uri), { kind: 'text', text: '<a/>', uri });
  });

  it('tells folders, missing files and binary files apart', async () => {
    const folder = tempFolder({ 'x.config': new Uint8Array([1, 0, 2]), 'web.config/inside': '' });
    const disk = new Disk();
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'web.config'))), {
      kind: 'unreadable',
      reason: 'it is a folder',
    });
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'x.config'))), {
      kind: 'unreadable',
      reason: 'it is not text',
    });
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'y.config'))), { kind: 'absent' });
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'x.config/y.config'))), { kind: 'absent' });
    assert.deepEqual(await disk.read(fileUri(path.join(folder, `${'n'.repeat(5000)}.config`))), { kind: 'absent' });
  });

  it('says why a file cannot be read', async () => {
    const failing = (code: string): DiskAccess => ({
      stat: async () => ({ isFile: () => true, isDirectory: () => false, size: 10 }),
      readdir: async () => [],
      readFile: async () => {
        throw Object.assign(new Error(code), { code });
      },
    });
    const reason = async (code: string) => new Disk(failing(code)).read(fileUri(path.resolve('web.config')));
    assert.deepEqual(await reason('EACCES'), { kind: 'unreadable', reason: 'access denied' });
    assert.deepEqual(await reason('EPERM'), { kind: 'unreadable', reason: 'access denied' });
    assert.deepEqual(await reason('EIO'), { kind: 'unreadable', reason: 'EIO' });
  });

  it('does not read a file that is too large to be a configuration', async () => {
    let reads = 0;
    const huge: DiskAccess = {
      stat: async () => ({ isFile: () => true, isDirectory: () => false, size: 65 * 1024 * 1024 }),
      readdir: async () => [],
      readFile: async () => {
        reads++;
        return new Uint8Array();
      },
    };
    assert.deepEqual(await new Disk(huge).read(fileUri(path.resolve('web.config'))), {
      kind: 'unreadable',
      reason: 'it is larger than 64 MB',
    });
    assert.equal(reads, 0);
  });

  it('leaves other URI schemes alone', async () => {
    assert.equal((await new Disk().read('untitled:Untitled-1')).kind, 'unreadable');
    assert.equal((await new Disk().read('no uri')).kind, 'unreadable');
  });
});

describe('reading from a case-sensitive disk', () => {
  if (process.platform === 'win32') return;

  it('finds names in another case, in folders too, and tells the real name', async () => {
    const folder = tempFolder({ 'Sites/Shop/Web.config': '<a/>' });
    assert.deepEqual(await new Disk().read(fileUri(path.join(folder, 'sites/shop/web.config'))), {
      kind: 'text',
      text: '<a/>',
      uri: fileUri(path.join(folder, 'Sites/Shop/Web.config')),
    });
  });

  it('the exact name wins', async () => {
    const folder = tempFolder({ 'Web.config': '<upper/>', 'web.config': '<lower/>' });
    const read = async (name: string) => {
      const content = await new Disk().read(fileUri(path.join(folder, name)));
      return content.kind === 'text' ? content.text : content.kind;
    };
    assert.equal(await read('web.config'), '<lower/>');
    assert.equal(await read('Web.config'), '<upper/>');
    assert.match(await read('WEB.CONFIG'), /^<(upper|lower)\/>$/);
  });

  it('sees new names after the listings were forgotten', async () => {
    const folder = tempFolder({ 'other.txt': '' });
    const disk = new Disk();
    const uri = fileUri(path.join(folder, 'web.config'));
    assert.equal((await disk.read(uri)).kind, 'absent');
    writeFileSync(path.join(folder, 'Web.config'), '<a/>');
    disk.forgetListings();
    assert.equal((await disk.read(uri)).kind, 'text');
    rmSync(path.join(folder, 'Web.config'));
    assert.equal((await disk.read(uri)).kind, 'absent');
  });

  it('drives and shares of a server are not here, which does not make their files absent', async () => {
    const disk = new Disk();
    const drive = await disk.read('file:///C:/inetpub/wwwroot/web.config');
    assert.deepEqual(drive, { kind: 'unreadable', reason: 'it is on drive C:, which no path mapping leads to' });
    const share = await disk.read('file://fs01/web/web.config');
    assert.deepEqual(share, {
      kind: 'unreadable',
      reason: 'it is on the share of fs01, which no path mapping leads to',
    });
  });

  it('reports a link that leads nowhere and one that leads to itself', async () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'x'));
    symlinkSync('gone.config', path.join(folder, 'x/web.config'));
    symlinkSync('self.config', path.join(folder, 'x/self.config'));
    const disk = new Disk();
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'x/web.config'))), { kind: 'absent' });
    assert.deepEqual(await disk.read(fileUri(path.join(folder, 'x/self.config'))), {
      kind: 'unreadable',
      reason: 'it is a symbolic link to itself',
    });
  });

  it('lists the names in a folder, and nothing for what is none', async () => {
    const folder = tempFolder({ 'a.xml': '', 'b/c': '' });
    const disk = new Disk();
    assert.deepEqual([...((await disk.list(fileUri(folder))) ?? [])].sort(), ['a.xml', 'b']);
    for (const uri of [fileUri(path.join(folder, 'a.xml')), fileUri(path.join(folder, 'x')), 'http://x/', 'x'])
      assert.equal(await disk.list(uri), undefined, uri);
  });
});
