import { visible } from '../../base/hidden-characters';
import type { ConfigFile } from '../../config/files/config-file';
import type { Span } from '../../text/span';
import type { XmlElement } from '../../xml/tree';
import type { JsonRange } from '../explain/explain-place';

/** What a node of the tree stands for. `range`: a part of a list that is too long for a screen. */
export type TreeKind =
  | 'server'
  | 'sites'
  | 'pools'
  | 'accounts'
  | 'range'
  | 'site'
  | 'application'
  | 'directory'
  | 'pool'
  | 'account';

/** One node of the tree of a server. Ranges are zero-based. */
export interface TreeNode {
  /** Its way from the root, unique in the tree; the same after an edit elsewhere. The first part is the URI of the host configuration. */
  readonly key: readonly string[];
  readonly kind: TreeKind;
  readonly label: string;
  /** The account that acts, or what else belongs behind the label. */
  readonly description: string;
  readonly hasChildren: boolean;
  /** The host configuration. */
  readonly uri: string;
  /** The element in the host configuration; null for what is no element. */
  readonly range: JsonRange | null;
  /** What names it there. */
  readonly selection: JsonRange | null;
  /** Where the web.config of a site, application or virtual directory lies, or would; null where no mapping leads to its folder. */
  readonly webConfig: string | null;
  /** The account as it is asked for and copied; null where there is no fixed name. */
  readonly account: string | null;
}

/** A node that is worked out when somebody looks at it: of ten thousand sites, a screen shows thirty. */
export interface TreeItem {
  /** Unique among its neighbours: what it is and its name. */
  readonly id: string;
  node(key: readonly string[]): TreeNode;
  children(): readonly TreeItem[];
}

/** What a kind of node says of itself. */
export interface Words {
  readonly kind: TreeKind;
  readonly label: string;
  readonly description?: string;
  readonly hasChildren?: boolean;
  readonly element?: XmlElement;
  readonly at?: Span;
  readonly webConfig?: string | undefined;
  readonly account?: string | null;
}

export function nodeOf(host: ConfigFile, key: readonly string[], words: Words): TreeNode {
  const { lines } = host.document;
  const rangeOf = (span: Span | undefined): JsonRange | null =>
    span ? { start: lines.position(span.start), end: lines.position(span.end) } : null;
  return {
    key,
    kind: words.kind,
    label: visible(words.label),
    description: visible(words.description ?? ''),
    hasChildren: words.hasChildren ?? false,
    uri: host.uri,
    range: rangeOf(words.element?.span),
    selection: rangeOf(words.at ?? words.element?.nameSpan),
    webConfig: words.webConfig ?? null,
    account: words.account ?? null,
  };
}

/** A broken file may say a name twice: the second one gets another id. */
export function distinct(items: readonly TreeItem[]): readonly TreeItem[] {
  const times = new Map<string, number>();
  return items.map(item => {
    const before = times.get(item.id) ?? 0;
    times.set(item.id, before + 1);
    return before === 0 ? item : { ...item, id: `${item.id}\n${before + 1}` };
  });
}

/** More in one list than anybody reads; a longer one is shown in ranges. */
const MOST_CHILDREN = 500;
const RANGE = 250;

/** A list as it is shown: as it is, or in ranges that name their first and last entry. */
export function inRanges(
  host: ConfigFile,
  items: readonly TreeItem[],
  nameOf: (item: TreeItem) => string,
): readonly TreeItem[] {
  if (items.length <= MOST_CHILDREN) return items;
  const ranges: TreeItem[] = [];
  for (let start = 0; start < items.length; start += RANGE) {
    const part = items.slice(start, start + RANGE);
    const [first, last] = [part[0], part.at(-1)].map(item => (item ? nameOf(item) : ''));
    ranges.push({
      id: `range:${start}`,
      node: key =>
        nodeOf(host, key, {
          kind: 'range',
          label: `${first} … ${last}`,
          description: String(part.length),
          hasChildren: true,
        }),
      children: () => part,
    });
  }
  return ranges;
}
