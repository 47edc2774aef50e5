import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { cli, IMPERSONATING, MAP, report, rulesOf, SHOP, tempFolder } from './support';

describe('inputs of whoiis check', () => {
  describe('searches', () => {
    it('folders for the names that configuration files have, in any case', async () => {
      const folder = tempFolder({
        'Web.config': '<configuration/>',
        'a/web.Release.config': '<configuration/>',
        'b/shop.web.config': '<configuration/>',
        '.vs/x/config/applicationhost.config': '<configuration/>',
        'c/app.config': '<configuration/>',
        'c/web.config.bak': '<configuration/>',
        'node_modules/x/web.config': '<configuration/>',
        'obj/Debug/web.config': '<configuration/>',
        'bin/web.config': '<configuration/>',
      });
      const { files } = await report(folder, []);
      assert.deepEqual(files.map(file => file.path).sort(), [
        '.vs/x/config/applicationhost.config',
        'Web.config',
        'a/web.Release.config',
        'b/shop.web.config',
      ]);
    });

    it('with globs', async () => {
      const folder = tempFolder({
        'a/web.config': '<configuration/>',
        'b/web.config': '<configuration/>',
        'x.config': '',
      });
      const { files } = await report(folder, ['{a,b}/*.config']);
      assert.deepEqual(
        files.map(file => file.path),
        ['a/web.config', 'b/web.config'],
      );
    });

    it('no file twice', async () => {
      const folder = tempFolder({ 'a/web.config': '<configuration/>' });
      const { files } = await report(folder, ['.', 'a', 'a/web.config', '**/web.config']);
      assert.deepEqual(
        files.map(file => file.path),
        ['a/web.config'],
      );
    });

    it('outside the working folder too', async () => {
      const folder = tempFolder({ 'a/web.config': '<configuration/>', 'b/x': '' });
      const { files } = await report(path.join(folder, 'b'), ['../a']);
      assert.deepEqual(
        files.map(file => file.path),
        ['../a/web.config'],
      );
    });

    it('a folder with nothing in it: said, and no failure', async () => {
      const { status, stdout, stderr } = await cli(tempFolder({ 'x.txt': '' }), ['check']);
      assert.equal(status, 0);
      assert.match(stdout, /No findings, 0 files checked/);
      assert.match(stderr, /^whoiis: no configuration files in \.\n$/);
    });

    it('and does not run in circles', async () => {
      const folder = tempFolder({ 'a/web.config': '<configuration/>' });
      symlinkSync(folder, path.join(folder, 'a/loop'), 'dir');
      assert.equal((await report(folder, [])).summary.files, 1);
    });
  });

  describe('standard input', () => {
    it('stands for the named file', async () => {
      const folder = tempFolder({ ...SHOP, 'sites/shop/web.config': '<configuration/>' });
      const name = 'sites/shop/web.config';
      const result = await report(folder, ['-', '--stdin-filename', name, ...MAP], IMPERSONATING);
      assert.deepEqual(
        result.files.map(file => file.path),
        [name],
      );
      assert.ok(rulesOf(result, name)?.includes('impersonate-integrated'));
    });

    it('needs a name', async () => {
      const { status, stderr } = await cli(tempFolder(), ['check', '-'], { stdin: '<a/>' });
      assert.equal(status, 2);
      assert.equal(stderr, 'whoiis: - needs --stdin-filename\n');
    });
  });
});
