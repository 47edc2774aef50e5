import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { type Subject, subjectAt } from '../navigate/subject';
import { placeHover } from './hover-place';
import { poolDefaultsHover, poolHover } from './hover-pool';
import { resourceHover } from './hover-resource';
import { serverHover } from './hover-server';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * Which account acts at an offset, and why: one line that answers, a small table, the deciding lines as links, the
 * name to type in a permission dialog. Undefined where the configuration there decides no account.
 */
export function hoverAt(snapshot: Snapshot, uri: string, offset: number): Hover | undefined {
  const subject = subjectAt(snapshot, uri, offset);
  if (!subject) return undefined;
  const parts = hoverParts(snapshot, subject).filter(part => part !== '');
  return parts.length === 0 ? undefined : { span: subject.span, markdown: parts.join('\n\n') };
}

function hoverParts(snapshot: Snapshot, subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'pool':
      return poolHover(snapshot, subject);
    case 'poolDefaults':
      return poolDefaultsHover(snapshot, subject);
    case 'server':
      return serverHover(snapshot, subject);
    case 'place':
      return placeHover(snapshot, subject);
    case 'resource':
      return resourceHover(snapshot, subject);
  }
}
