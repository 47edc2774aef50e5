import { readAttribute, readableAttributes } from '../../config/base/read-attribute';
import { frameNamingOf, type NameKind, namingOf } from '../../names/name-kinds';
import { pathOf } from '../../names/uses';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';

/** What a stretch of text is, beyond its XML. */
export type TokenKind = 'group' | 'section' | 'name' | 'account' | 'lock' | 'secret';

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

const LOCKS =
  /^(lock(All)?(Attributes|Elements)(Except)?|lockItem|overrideMode(Default)?|allowOverride|inheritInChildApplications)$/;

/** In a larger file only what is on screen is told apart. */
const MOST_NODES = 60_000;

/** Groups, sections, names, accounts, locks and secrets, in document order; `within`: only those of elements that begin there. */
export function tokensOf(snapshot: Snapshot, uri: string, within?: Span): readonly Token[] {
  const file = snapshot.config(uri);
  if (!file || (!within && file.document.nodeCount > MOST_NODES)) return [];
  const { document } = file;
  const tokens: Token[] = [];
  const push = (kind: TokenKind, span: Span | undefined): void => {
    if (span && span.end > span.start) tokens.push({ kind, span });
  };
  for (const element of document.elementsIn(within ?? { start: 0, end: document.text.length })) {
    const path = pathOf(element);
    const kind = tagKind(snapshot, path);
    if (kind) {
      push(kind, element.nameSpan);
      push(kind, element.closeNameSpan);
    }
    for (const attribute of readableAttributes(element)) {
      if (LOCKS.test(attribute.name)) push('lock', attribute.nameSpan);
      else if (readAttribute(uri, attribute, undefined).kind === 'secret') push('secret', attribute.valueSpan);
      else {
        const named = kindOf(element, path, path === '', attribute.name);
        if (named) push(named, attribute.valueSpan);
      }
    }
  }
  return tokens
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }, index, all) => span.start >= (all[index - 1]?.span.end ?? 0));
}

function tagKind({ schema }: Snapshot, path: string): TokenKind | undefined {
  if (path === '') return undefined;
  return schema.section(path) ? 'section' : schema.isGroup(path) ? 'group' : undefined;
}

/** Names that are defined in configuration, and accounts; words of other kinds look like any text. */
function kindOf(element: XmlElement, path: string, isFrame: boolean, attribute: string): TokenKind | undefined {
  const naming = isFrame ? frameNamingOf(element.name, attribute) : namingOf(path, attribute);
  if (naming?.kind === 'account') return 'account';
  return naming && NAMES.has(naming.kind) ? 'name' : undefined;
}

const NAMES: ReadonlySet<NameKind> = new Set<NameKind>([
  ...(['pool', 'site', 'location', 'handler', 'handlerModule', 'module', 'nativeModule'] as const),
  ...(['rewriteMap', 'allowedServerVariable', 'appSetting', 'connectionString'] as const),
]);
