import { poolIdentity } from '../../answer/pool-answer';
import type { ConfigFile } from '../../config/files/config-file';
import type { Span } from '../../text/span';
import type { Identity } from '../../windows/account';
import { positionOf } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';
import { answerAt, kindOf } from '../answer';
import { accountWords } from '../words';

/** An account shown behind the text that decides it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** The accounts behind `applicationPool`, `userName=""` and `impersonate="true"` in a part of a file. */
export function inlayHintsIn(snapshot: Snapshot, uri: string, span: Span): readonly InlayHint[] {
  const file = snapshot.config(uri);
  if (!file?.configuration) return [];
  const hints: InlayHint[] = [];
  const { document } = file;
  for (let row = Math.max(0, document.rowBefore(span.start)); row < document.nodeCount; row++) {
    const node = document.node(row);
    if (node.span.start > span.end) break;
    const hint = node.kind === 'element' ? hintOf(snapshot, file, node) : undefined;
    if (hint) hints.push(hint);
  }
  return hints;
}

function hintOf(snapshot: Snapshot, file: ConfigFile, element: XmlElement): InlayHint | undefined {
  if (file.role === 'applicationHost' && (element.is('application') || element.is('applicationDefaults'))) {
    const attribute = element.attribute('applicationPool');
    const [pool] = attribute ? snapshot.topology(file).poolsNamed(attribute.value) : [];
    return (
      pool && attribute && account(attribute.span.end, poolIdentity(pool, snapshot.facts(file)).account, snapshot, file)
    );
  }
  if (file.role !== 'web') return undefined;
  if (element.is('anonymousAuthentication')) {
    const attribute = element.attribute('userName');
    if (attribute?.value !== '') return undefined;
    const [place] = positionOf(snapshot, file, element).places;
    const answer = place && kindOf(answerAt(place), 'static')?.resolution;
    return answer && account(attribute.span.end, answer.anonymousIdentity, snapshot, file);
  }
  if (element.is('identity') && element.parent?.is('system.web')) {
    const attribute = element.attribute('impersonate');
    if (attribute?.value.toLowerCase() !== 'true') return undefined;
    const [place] = positionOf(snapshot, file, element).places;
    const answer = place && kindOf(answerAt(place), 'aspnet')?.resolution;
    if (!answer) return undefined;
    return answer.error
      ? { offset: attribute.span.end, label: answer.error.status }
      : account(attribute.span.end, answer.fileAccessIdentity, snapshot, file);
  }
  return undefined;
}

function account(offset: number, identity: Identity, snapshot: Snapshot, file: ConfigFile): InlayHint | undefined {
  if (identity.kind === 'none' || identity.kind === 'unknown') return undefined;
  return { offset, label: accountWords(identity, snapshot.facts(file.role === 'applicationHost' ? file : undefined)) };
}
