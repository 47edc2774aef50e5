import assert from 'node:assert/strict';
import { cli, HOST, tempFolder } from './support';

describe('whoiis who', () => {
  const files = { 'applicationHost.config': HOST };

  it('tells what acts as an account, in words and as JSON with paths', async () => {
    const folder = tempFolder(files);
    const text = await cli(folder, ['who', 'IIS APPPOOL\\ShopPool']);
    assert.equal(text.status, 0, text.stderr);
    assert.match(text.stdout, /^IIS APPPOOL\\ShopPool \(S-1-5-82-[\d-]+\)\n {2}Pool ShopPool: worker process/);
    const json = await cli(folder, ['who', 'IIS APPPOOL\\ShopPool', '--format', 'json']);
    const [answer] = JSON.parse(json.stdout);
    assert.equal(answer.account, 'IIS APPPOOL\\ShopPool');
    assert.equal(answer.matches[0].server, 'applicationHost.config');
    assert.equal(answer.matches[0].file, 'applicationHost.config');
    assert.equal(answer.matches[0].purpose, 'worker process');
    assert.equal(typeof answer.matches[0].range.start.line, 'number');
  });

  it('reads a message from standard input', async () => {
    const stdin = "Login failed for user 'IIS APPPOOL\\ShopPool'.";
    const { status, stdout } = await cli(tempFolder(files), ['who', '-'], { stdin });
    assert.equal(status, 0);
    assert.match(stdout, /Pool ShopPool/);
  });

  it('says so where nothing acts as an account, and where a text names none', async () => {
    const folder = tempFolder(files);
    const nobody = await cli(folder, ['who', 'CONTOSO\\stranger']);
    assert.equal(nobody.status, 0);
    assert.match(nobody.stdout, /Nothing .* acts as this account/);
    const unclear = await cli(folder, ['who', 'it does not work']);
    assert.equal(unclear.status, 2);
    assert.match(unclear.stderr, /there is none in what was given/);
    assert.equal((await cli(tempFolder({}), ['who', 'IUSR'])).status, 2);
  });
});
