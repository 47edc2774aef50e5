import assert from 'node:assert/strict';
import type { FileContent } from '../../server/src/common/file-content';
import { settle } from '../../server/src/common/settle';
import { DEFAULT_SETTINGS, type FileState, Snapshot, topology } from '../../server/src/core/analysis';
import { Scope } from '../../server/src/lsp/scope';

const URI = 'file:///home/web.config';

/** A disk whose answers come when the test says so. */
function slowDisk() {
  const waiting: { uri: string; answer: (content: FileContent) => void }[] = [];
  const open = new Map<string, FileState>();
  const loaded: string[] = [];
  const scope = new Scope('file:///work', 'file:///work', {
    read: uri => new Promise(resolve => waiting.push({ uri, answer: resolve })),
    openText: uri => open.get(uri),
    loaded: uris => loaded.push(...uris),
  });
  return { scope, open, waiting, loaded };
}

const text = (content: string, uri = URI): FileContent => ({ kind: 'text', text: content, uri });
const turn = () => new Promise(resolve => setImmediate(resolve));

describe('loading files while things change', () => {
  it('what was read is known under its real name, what is not there is known as absent', async () => {
    const { scope, waiting, loaded } = slowDisk();
    const done = scope.load([URI, 'file:///home/sub/web.config']);
    waiting[0]?.answer(text('<a/>', 'file:///home/Web.config'));
    waiting[1]?.answer({ kind: 'absent' });
    await done;
    assert.equal(scope.snapshot.text(URI), '<a/>');
    assert.equal(scope.snapshot.has('file:///home/sub/web.config'), true);
    assert.deepEqual(loaded, ['file:///home/Web.config', 'file:///home/sub/web.config']);
  });

  it('thousands of files are read a few at a time, and known all at once', async () => {
    const { scope, waiting, loaded } = slowDisk();
    const uris = Array.from({ length: 1000 }, (_, index) => `file:///home/a${index}/web.config`);
    const done = scope.load(uris);
    let most = 0;
    for (let answered = 0; answered < uris.length; answered++) {
      await turn();
      most = Math.max(most, waiting.length - answered);
      assert.equal(loaded.length, 0);
      waiting[answered]?.answer({ kind: 'absent' });
    }
    await done;
    assert.deepEqual(loaded, uris);
    assert.ok(most > 1 && most <= 32, `${most} at a time`);
  });

  it('a question waits for the files that it asks for, and for no others', async () => {
    const { scope, waiting } = slowDisk();
    scope.snapshot.state('file:///home/other/web.config');
    const done = settle(scope, snapshot => snapshot.state(URI) !== undefined);
    await turn();
    assert.deepEqual(
      waiting.map(({ uri }) => uri),
      [URI],
    );
    waiting[0]?.answer({ kind: 'absent' });
    assert.equal(await done, true);
  });

  it('a document that is opened meanwhile wins', async () => {
    const { scope, open, waiting } = slowDisk();
    const done = scope.load([URI]);
    open.set(URI, { kind: 'text', text: '<open/>', version: 3 });
    waiting[0]?.answer(text('<disk/>'));
    await done;
    assert.equal(scope.snapshot.text(URI), '<open/>');
    assert.equal(scope.snapshot.version(URI), 3);
  });

  it('a document that is closed meanwhile is asked for again', async () => {
    const { scope, open, waiting } = slowDisk();
    open.set(URI, { kind: 'text', text: '<open/>', version: 3 });
    const done = scope.load([URI, 'file:///home/x.config']);
    await turn();
    open.delete(URI);
    waiting[0]?.answer(text('<x/>', 'file:///home/x.config'));
    await done;
    assert.equal(scope.snapshot.has(URI), false);
  });

  it('a read that a change of the disk overtook is done again', async () => {
    const { scope, waiting } = slowDisk();
    const done = scope.load([URI]);
    await scope.reload([URI]);
    waiting[0]?.answer(text('<before/>'));
    await turn();
    waiting[1]?.answer(text('<after/>'));
    await done;
    assert.equal(scope.snapshot.text(URI), '<after/>');
  });

  it('of two changes the later one counts, however late the earlier one is read', async () => {
    const { scope, waiting } = slowDisk();
    const loading = scope.load([URI]);
    waiting[0]?.answer(text('<0/>'));
    await loading;
    const first = scope.reload([URI]);
    const second = scope.reload([URI]);
    waiting[2]?.answer(text('<2/>'));
    await turn();
    waiting[1]?.answer(text('<1/>'));
    await turn();
    waiting[3]?.answer(text('<2/>'));
    await Promise.all([first, second]);
    assert.equal(scope.snapshot.text(URI), '<2/>');
  });

  it('the same text again changes nothing', async () => {
    const { scope, waiting } = slowDisk();
    const loading = scope.load([URI]);
    waiting[0]?.answer(text('<a/>'));
    await loading;
    const { snapshot } = scope;
    const reloading = scope.reload([URI]);
    waiting[1]?.answer(text('<a/>'));
    assert.equal(await reloading, false);
    assert.equal(scope.snapshot, snapshot);
  });
});

describe('settling', () => {
  it('ends although a file is never found', async () => {
    let rounds = 0;
    const snapshot = Snapshot.create({ ...DEFAULT_SETTINGS, hostConfig: 'file:///home/applicationHost.config' });
    const holder = {
      snapshot: snapshot.withFiles([[URI, { kind: 'text', text: '<configuration/>', version: 1 }]]),
      load: async () => {
        rounds++;
      },
    };
    assert.deepEqual(await settle(holder, topology), []);
    assert.ok(rounds > 0 && rounds <= 32, `${rounds} rounds`);
  });
});
