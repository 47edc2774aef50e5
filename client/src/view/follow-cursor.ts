import type { TreeParams, TreeResult } from '../../../server/src/protocol/questions';

type Node = TreeResult[number];

const DELAY_AFTER_MOVING_MS = 300;
/** A tree that is being made anew refuses to show a node, or says nothing and shows none. It is ready soon after. */
const TRIES = 5;

/** What is needed of the editor and of the language server. */
export interface Followed {
  readonly view: {
    readonly visible: boolean;
    readonly selection: readonly Node[];
    reveal(
      node: Node,
      options: { readonly select: true; readonly focus: boolean; readonly expand: false },
    ): Thenable<void>;
  };
  /** Where the cursor is; undefined where no IIS configuration is edited. */
  cursor(): TreeParams | undefined;
  /** The way from a server to what stands there; empty where it is not known. Waits for the language server to start. */
  ask(cursor: TreeParams): Promise<TreeResult>;
  warn(message: string, error: unknown): void;
}

/** Selects in the view what the cursor is in, and holds on to that while files are still read and the tree changes. */
export class CursorFollower {
  readonly #followed: Followed;
  readonly #delay: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for: an answer to anything but the last of it is dropped. */
  #turn = 0;
  /** What was selected for the cursor the last time; undefined as long as that has not been possible. */
  #shown: string | undefined;

  /** @param delay milliseconds between a move and the question about it, and between two tries */
  constructor(followed: Followed, delay = DELAY_AFTER_MOVING_MS) {
    this.#followed = followed;
    this.#delay = delay;
  }

  /** The cursor is elsewhere, perhaps in another editor, or the view has come up. */
  moved(): void {
    this.#later(++this.#turn, false, TRIES);
  }

  /** The tree is made anew. What the user selected there stays selected. */
  treeChanged(): void {
    const [selected] = this.#followed.view.selection;
    if (this.#shown === undefined || !selected || idOf(selected) === this.#shown) this.moved();
  }

  /** Shows the view, with what the cursor is in. */
  async reveal(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#follow(++this.#turn, true, TRIES);
  }

  dispose(): void {
    this.#turn++;
    clearTimeout(this.#timer);
  }

  #later(turn: number, focus: boolean, tries: number): void {
    clearTimeout(this.#timer);
    if (!this.#followed.view.visible && !focus) return;
    this.#timer = setTimeout(() => void this.#follow(turn, focus, tries), this.#delay);
  }

  async #follow(turn: number, focus: boolean, tries: number): Promise<void> {
    const { view } = this.#followed;
    // Asked for when it is needed: editors in panels move as well, and another one may be active by now.
    const cursor = this.#followed.cursor();
    if (!cursor) return;
    this.#shown = undefined;
    try {
      const node = (await this.#followed.ask(cursor)).at(-1);
      // Without a node the server may still be reading; `treeChanged` tells when there is more to show.
      if (turn !== this.#turn || (!node && !focus)) return;
      if (node && (await this.#select(node, focus))) {
        if (turn === this.#turn) this.#shown = idOf(view.selection[0] ?? node);
        return;
      }
    } catch (error) {
      if (tries === 1) this.#followed.warn('The view cannot show the place of the cursor', error);
    }
    if (turn === this.#turn && tries > 1) this.#later(turn, focus, tries - 1);
  }

  async #select(node: Node, focus: boolean): Promise<boolean> {
    const { view } = this.#followed;
    // A node that the user has just clicked stays selected, be it below its pool or its account.
    const isSelected = () => view.selection[0] !== undefined && isSamePlace(view.selection[0], node);
    if (!focus && (isSelected() || !view.visible)) return true;
    await view.reveal(node, { select: true, focus, expand: false });
    return isSelected();
  }
}

function idOf({ key }: Node): string {
  return JSON.stringify(key);
}

function isSamePlace(a: Node, b: Node): boolean {
  return a.uri === b.uri && JSON.stringify(a.range) === JSON.stringify(b.range) && a.kind === b.kind;
}
