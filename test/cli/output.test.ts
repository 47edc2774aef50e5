import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { terminalText } from '../../server/src/cli/terminal-text';
import { configFilesBelow } from '../../server/src/cli/walk';
import { cli, MAP, SHOP, tempFolder } from './support';

describe('text on a terminal', () => {
  it('keeps lines and our own colours, and shows every other control', () => {
    assert.equal(terminalText('\u001b[1mbold\u001b[22m\n\tx'), '\u001b[1mbold\u001b[22m\n\tx');
    assert.equal(terminalText('a\u001b]0;title\u0007b'), 'a\u241b]0;title\u2407b');
    assert.equal(terminalText('a\u001b[2Jb\rc\u009b31m'), 'a\u241b[2Jb\u240dc\ufffd31m');
    assert.equal(terminalText('\u202eabc'), '\ufffdabc');
  });
});

const BROKEN = '<configuration><a></configuration>';
const MAIN = path.resolve(import.meta.dirname, '../../server/src/cli/main.ts');

function sh(cwd: string, command: string): { readonly status: number | null; readonly stderr: string } {
  const whoiis = `"${process.execPath}" --import tsx "${MAIN}"`;
  const { status, stderr } = spawnSync('bash', ['-c', command.replace('whoiis', whoiis)], { cwd, encoding: 'utf8' });
  return { status, stderr };
}

describe('what cannot be written or read is no success', function () {
  this.timeout(60_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('a full disk: one line, exit status 2', function () {
    if (!existsSync('/dev/full')) this.skip();
    const folder = path.resolve(import.meta.dirname, '../..');
    const { status, stderr } = sh(folder, 'whoiis check --stdin-filename web.config - < /dev/null > /dev/full');
    assert.equal(status, 2);
    assert.match(stderr, /^whoiis: standard output cannot be written: ENOSPC\n$/m);
    assert.doesNotMatch(stderr, /^\s+at /m);
  });

  it('a closed pipe: the exit status of the command', () => {
    const folder = path.resolve(import.meta.dirname, '../..');
    const broken = tempFolder({ 'web.config': BROKEN });
    const { status } = sh(folder, `whoiis check "${broken}" | (exec 0<&-; sleep 0.1); exit \${PIPESTATUS[0]}`);
    assert.equal(status, 1);
  });

  it('a folder that cannot be listed is named', async function () {
    if (process.getuid?.() === 0) this.skip();
    const folder = tempFolder({ 'a/b/web.config': BROKEN });
    chmodSync(path.join(folder, 'a/b'), 0o000);
    const { status, stderr } = await cli(folder, ['check', 'a']);
    chmodSync(path.join(folder, 'a/b'), 0o700);
    assert.equal(status, 2);
    assert.match(stderr, /^whoiis: a\/b: the folder cannot be listed: access denied$/m);
  });

  it('a walk tells of every folder that it could not list', () => {
    const folder = tempFolder({ 'a/web.config': BROKEN });
    const unlisted: string[] = [];
    const file = path.join(folder, 'a/web.config');
    assert.deepEqual(configFilesBelow(file, { onUnlisted: (at, reason) => unlisted.push(at, reason) }), []);
    assert.deepEqual(unlisted, [file, 'ENOTDIR']);
  });

  it('an empty argument is refused', async () => {
    const { status, stderr } = await cli(tempFolder({ 'web.config': '<configuration/>' }), ['check', '']);
    assert.equal(status, 2);
    assert.match(stderr, /^whoiis: a PATH is empty$/m);
  });

  it('a link that leads out is named and not followed', async () => {
    const outside = tempFolder({ 'web.config': BROKEN });
    const folder = tempFolder({ 'x/web.config': '<configuration/>' });
    symlinkSync(path.join(outside, 'web.config'), path.join(folder, 'web.config'));
    symlinkSync(outside, path.join(folder, 'linked'));
    const { status, stdout, stderr } = await cli(folder, ['check', '--format', 'json']);
    assert.equal(status, 2);
    assert.match(stderr, /^whoiis: web\.config: a link leads to /m);
    const { hosts, skipped, summary } = JSON.parse(stdout);
    assert.deepEqual(hosts, []);
    assert.equal(summary.files, 1);
    assert.deepEqual(
      skipped.map((each: { path: string }) => each.path),
      ['linked', 'web.config'],
    );
  });

  it('the report tells which host configuration was used', async () => {
    const folder = tempFolder({ ...SHOP, 'sites/shop/web.config': '<configuration/>' });
    const { stdout } = await cli(folder, ['check', '--format', 'json', ...MAP]);
    assert.deepEqual(JSON.parse(stdout).hosts, [{ path: 'iis/applicationHost.config', files: 1 }]);
  });
});
