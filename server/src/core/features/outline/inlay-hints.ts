import { poolIdentity } from '../../answer/pool-answer';
import type { Resolution } from '../../answer/resolve';
import { visible } from '../../base/hidden-characters';
import type { ServerFacts } from '../../config/base/server-facts';
import type { ConfigFile } from '../../config/files/config-file';
import type { Place } from '../../config/place';
import type { Span } from '../../text/span';
import type { Identity } from '../../windows/account';
import { positionOf } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';
import { answerAt, kindOf } from '../answer';
import { mainKind } from '../place-lead';
import { poolLabel } from '../pool-label';
import { verdictOf } from '../verdict';
import { verdictLabel } from '../verdict-words';
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
    if (hint) hints.push({ ...hint, label: visible(hint.label) });
  }
  return hints;
}

function hintOf(snapshot: Snapshot, file: ConfigFile, element: XmlElement): InlayHint | undefined {
  if (file.isHost && (element.is('application') || element.is('applicationDefaults')))
    return poolHint(snapshot, file, element);
  const isAnonymous = element.is('anonymousAuthentication');
  const isIdentity = element.is('identity') && element.parent?.is('system.web') === true;
  const attribute = isAnonymous
    ? element.attribute('userName')
    : isIdentity
      ? element.attribute('impersonate')
      : undefined;
  if (!attribute || attribute.value.toLowerCase() !== (isAnonymous ? '' : 'true')) return undefined;
  const [place] = positionOf(snapshot, file, element).places;
  const label = place && (isAnonymous ? anonymousLabel(place) : impersonationLabel(place));
  return label === undefined ? undefined : { offset: attribute.span.end, label };
}

function poolHint(snapshot: Snapshot, file: ConfigFile, element: XmlElement): InlayHint | undefined {
  const attribute = element.attribute('applicationPool');
  const [pool, second] = attribute ? snapshot.topology(file).poolsNamed(attribute.value) : [];
  if (!pool || second || !attribute) return undefined;
  const facts = snapshot.facts(file);
  const answer = poolIdentity(pool, facts);
  return answer.account.kind === 'unknown'
    ? undefined
    : { offset: attribute.span.end, label: poolLabel(answer, facts) };
}

/** Whom visitors without credentials act as; where their requests end before, how. */
function anonymousLabel(place: Place): string | undefined {
  const resolution = mainKind(answerAt(place, 'none'))?.resolution;
  return resolution && (endLabel(resolution, place) ?? accountLabel(resolution.anonymousIdentity, place.facts));
}

function impersonationLabel(place: Place): string | undefined {
  const resolution = kindOf(answerAt(place), 'aspnet')?.resolution;
  return resolution && (endLabel(resolution, place) ?? accountLabel(resolution.fileAccessIdentity, place.facts));
}

function endLabel(resolution: Resolution, { facts }: Place): string | undefined {
  const verdict = verdictOf(resolution);
  return verdict.kind === 'fails' || verdict.kind === 'redirects' ? verdictLabel(verdict, facts) : undefined;
}

function accountLabel(identity: Identity, facts: ServerFacts): string | undefined {
  return identity.kind === 'none' || identity.kind === 'unknown' ? undefined : accountWords(identity, facts);
}
