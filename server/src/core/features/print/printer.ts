import type { Snapshot } from '../../workspace/snapshot';
import type { Block, Command, Inline, Line } from './block';
import { positionIn, shortestName } from './names';

/** How an adapter lets readers run a command: the address of a link, or undefined where they cannot. */
export type CommandLinks = (command: Command) => string | undefined;

export const NO_COMMANDS: CommandLinks = () => undefined;

/** What printers need beside the text: where its lines are. */
export interface PrintContext {
  readonly snapshot: Snapshot;
  /** The file on the reader's screen. */
  readonly uri: string;
  readonly commands: CommandLinks;
}

/** A line of a file as printers show it. */
export interface ShownPlace {
  readonly name: string;
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
  readonly character: number;
}

/** Tells places by the shortest names that set the files of this answer, and the one on the screen, apart. */
export function placeNames(
  { snapshot, uri }: PrintContext,
  blocks: readonly Block[],
): (at: Extract<Inline, { kind: 'place' }>['at']) => ShownPlace {
  const files = new Set([uri, ...blocks.flatMap(linesIn).flatMap(filesIn)]);
  const among = [...files];
  return at => {
    const { line, character } = positionIn(snapshot, at);
    return { name: `${shortestName(at.file, among)}:${line + 1}`, uri: at.file, line, character };
  };
}

function linesIn(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [block.line];
    case 'paragraph':
      return block.lines;
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flat();
    case 'details':
      return block.blocks.flatMap(linesIn);
    case 'listing':
    case 'separator':
      return [];
  }
}

function filesIn(line: Line): readonly string[] {
  return line.flatMap(part => (typeof part !== 'string' && part.kind === 'place' ? [part.at.file] : []));
}
