import assert from 'node:assert/strict';
import { Progress } from '../../server/src/cli/progress';

/** What is written where every file takes `ms`. */
function written({ files, ms, isTTY }: { files: number; ms: number; isTTY: boolean }): string {
  let time = 0;
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  const stderr = { write, isTTY, columns: undefined };
  const progress = new Progress(files, { stderr, env: {} }, () => time);
  for (let file = 0; file < files; file++) {
    time += ms;
    progress.add(1);
  }
  progress.clear();
  return text;
}

describe('the progress of whoiis check', () => {
  it('counts on a terminal, and leaves nothing there', () =>
    assert.equal(
      written({ files: 4, ms: 300, isTTY: true }),
      '\rChecking 2 of 4 files…\rChecking 3 of 4 files…\rChecking 4 of 4 files…\r\x1b[K',
    ));

  it('is quiet where it is soon over', () => assert.equal(written({ files: 4, ms: 100, isTTY: true }), ''));

  it('is quiet in a pipe', () => assert.equal(written({ files: 40, ms: 300, isTTY: false }), ''));
});
