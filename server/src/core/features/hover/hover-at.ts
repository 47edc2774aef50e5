import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { type Subject, subjectAt } from '../navigate/subject';
import type { Block } from '../print/block';
import { printMarkdown } from '../print/markdown';
import { printPlain } from '../print/plain';
import type { CommandLinks } from '../print/printer';
import { isOnShare } from '../seen-on-share';
import type { HoverCursor } from './hover-cursor';
import { handlerHover } from './hover-handler';
import { meaningAt } from './hover-meaning';
import { placeHover } from './hover-place';
import { poolDefaultsHover, poolHover } from './hover-pool';
import { resourceHover } from './hover-resource';
import { serverHover } from './hover-server';
import { groupsQuestion } from './notes';
import { type Reason, reasonBlocks } from './reason-lines';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  /** The same without markup. */
  readonly plain: string;
}

/**
 * Who acts at an offset, and why: the answer in one sentence, the name to type in a permission dialog, a small table,
 * at most three reasons; behind them what the text under the cursor means, and why what is reported there matters.
 * Undefined where nothing is known.
 */
export function hoverAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  commands: CommandLinks,
  reasons: readonly (Reason & { readonly span: Span })[] = [],
): Hover | undefined {
  const subject = subjectAt(snapshot, uri, offset);
  const meaning = meaningAt(snapshot, uri, offset, subject !== undefined);
  const span = subject?.span ?? meaning?.span ?? reasons[0]?.span;
  if (!span) return undefined;
  const at = { uri, offset, origin: meaning?.origin ?? { file: uri, span } };
  const account = subject ? subjectBlocks(snapshot, subject, at) : [];
  // R60: to a file server both are nobody.
  const onShare = subject?.kind === 'place' && subject.places[0] !== undefined && isOnShare(subject.places[0]);
  const blocks = [
    ...account,
    ...groupsQuestion(snapshot, uri, offset, onShare ? [] : account),
    ...(meaning?.blocks ?? []),
    ...reasonBlocks(reasons),
  ];
  if (blocks.length === 0) return undefined;
  const context = { snapshot, uri, commands };
  return { span, markdown: printMarkdown(context, blocks), plain: printPlain(context, blocks) };
}

function subjectBlocks(snapshot: Snapshot, subject: Subject, at: HoverCursor): readonly Block[] {
  switch (subject.kind) {
    case 'pool':
      return poolHover(snapshot, subject, at);
    case 'poolDefaults':
      return poolDefaultsHover(snapshot, subject);
    case 'server':
      return serverHover(snapshot, subject, at);
    case 'place':
      return placeHover(snapshot, subject, at);
    case 'handler':
      return handlerHover(snapshot, subject, at);
    case 'resource':
      return resourceHover(snapshot, subject, at);
  }
}
