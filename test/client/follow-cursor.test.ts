import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { CursorFollower } from '../../client/src/view/follow-cursor';
import type { TreeResult } from '../../server/src/protocol/questions';

type Node = TreeResult[number];

const DELAY = 5;

function node(label: string): Node {
  const range = { start: { line: label.length, character: 0 }, end: { line: label.length, character: 1 } };
  return {
    key: ['file:///a/applicationHost.config', label],
    label,
    kind: 'site',
    description: '',
    uri: 'file:///a/applicationHost.config',
    range,
    selection: range,
    account: null,
    webConfig: null,
    hasChildren: false,
  };
}

/** A tree and a language server that do what an editor under load does: refuse, show nothing, answer late. */
class Editor {
  readonly view = {
    visible: true,
    selection: [] as Node[],
    reveal: async (wanted: Node): Promise<void> => {
      const answer = this.reveals.shift() ?? 'shows';
      if (answer === 'refuses') throw new Error('Cannot resolve tree item');
      if (answer === 'shows') this.view.selection = [wanted];
    },
  };
  readonly reveals: ('shows' | 'shows nothing' | 'refuses')[] = [];
  readonly warnings: string[] = [];
  asked = 0;
  way: Promise<TreeResult> = Promise.resolve([node('Shop')]);
  readonly follower = new CursorFollower(
    {
      view: this.view,
      cursor: () => ({ textDocument: { uri: 'file:///a/web.config' }, position: { line: 0, character: 0 } }),
      ask: () => {
        this.asked++;
        return this.way;
      },
      warn: message => this.warnings.push(message),
    },
    DELAY,
  );

  get selected(): readonly string[] {
    return this.view.selection.map(({ label }) => label);
  }
}

/** Longer than all tries take. */
const settled = () => sleep(20 * DELAY);

describe('Following the cursor in the view', () => {
  for (const refusal of ['refuses', 'shows nothing'] as const) {
    it(`tries again where the tree ${refusal}`, async () => {
      const editor = new Editor();
      editor.reveals.push(refusal, refusal);
      await editor.follower.reveal();
      await settled();
      assert.deepEqual(editor.selected, ['Shop']);
      assert.deepEqual(editor.warnings, []);
    });
  }

  it('gives up, and says so, where the tree refuses for good', async () => {
    const editor = new Editor();
    editor.reveals.push(...Array.from({ length: 20 }, () => 'refuses' as const));
    editor.follower.moved();
    await settled();
    assert.deepEqual([editor.selected, editor.warnings.length, editor.asked], [[], 1, 5]);
  });

  it('asks again when the server has read more', async () => {
    const editor = new Editor();
    editor.way = Promise.resolve([]);
    editor.follower.moved();
    await settled();
    assert.deepEqual([editor.selected, editor.asked], [[], 1]);
    editor.way = Promise.resolve([node('Shop')]);
    editor.follower.treeChanged();
    await settled();
    assert.deepEqual(editor.selected, ['Shop']);
  });

  it('selects again what a tree made anew has lost', async () => {
    const editor = new Editor();
    await editor.follower.reveal();
    editor.view.selection = [];
    editor.follower.treeChanged();
    await settled();
    assert.deepEqual(editor.selected, ['Shop']);
  });

  it('leaves alone what the user selected when the tree changes', async () => {
    const editor = new Editor();
    await editor.follower.reveal();
    editor.view.selection = [node('Another')];
    editor.follower.treeChanged();
    await settled();
    assert.deepEqual(editor.selected, ['Another']);
  });

  it('drops an answer that comes after the cursor has moved on', async () => {
    const editor = new Editor();
    let answer: (way: TreeResult) => void = () => undefined;
    editor.way = new Promise(resolve => {
      answer = resolve;
    });
    const late = editor.follower.reveal();
    editor.way = Promise.resolve([node('Wiki!')]);
    await editor.follower.reveal();
    answer([node('Shop')]);
    await late;
    await settled();
    assert.deepEqual(editor.selected, ['Wiki!']);
  });

  it('asks nothing for a view that is hidden', async () => {
    const editor = new Editor();
    editor.view.visible = false;
    editor.follower.moved();
    await settled();
    assert.equal(editor.asked, 0);
  });
});
