import { XDT_NAMESPACE } from '../../transform/operation';
import type { SourceFile } from '../../workspace/source-file';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** An entry that a transform inserts beside one with the same key. */
export interface Inserted {
  readonly element: XmlElement;
  /** `xdt:Transform`. */
  readonly transform: XmlAttribute;
  /** The key that the entry in the other file has as well. */
  readonly attribute: XmlAttribute;
}

/** Attributes that name one entry of a collection. Two entries of `appSettings` with one key are accepted. */
const KEYS = ['name', 'fileExtension'] as const;

/** Collections in which IIS or .NET refuses the second entry. */
const REFUSING =
  /^(rules|globalRules|outboundRules|rewriteMaps|preConditions|handlers|modules|staticContent|connectionStrings)$/;

/**
 * Entries with `Insert` whose collection in the file that is transformed has one of that key: `Insert` does not look
 * (github.com/dotnet/xdt, Insert.Apply). A transform that removes or replaces something there is taken to know.
 */
export function* insertedTwice(root: XmlElement, base: SourceFile | undefined): Iterable<Inserted> {
  const target = base?.document.root;
  if (!target || base.document.problemCount > 0) return;
  const prefix = root.attributes.find(({ name, value }) => name.startsWith('xmlns:') && value === XDT_NAMESPACE);
  if (!prefix) return;
  const name = `${prefix.name.slice('xmlns:'.length)}:Transform`;
  const pending: { readonly from: XmlElement; readonly to: XmlElement }[] = [{ from: root, to: target }];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const { from, to } = pair;
    const children = [...from.children()];
    const changes = children.some(child => /^\s*(remove|replace)/i.test(child.value(name) ?? ''));
    for (const element of children) {
      const transform = element.attribute(name);
      if (transform) {
        const attribute = changes || !REFUSING.test(from.name) ? undefined : repeatedKey(element, to);
        if (transform.value.trim() === 'Insert' && attribute) yield { element, transform, attribute };
        continue;
      }
      const same = [...to.children()].find(other => other.is(element.name) && isSamePath(element, other));
      if (same) pending.push({ from: element, to: same });
    }
  }
}

function repeatedKey(element: XmlElement, collection: XmlElement): XmlAttribute | undefined {
  for (const key of KEYS) {
    const attribute = element.attribute(key);
    if (!attribute) continue;
    const isThere = [...collection.children()].some(
      other => other.is(element.name) && other.value(key)?.toLowerCase() === attribute.value.toLowerCase(),
    );
    return isThere ? attribute : undefined;
  }
  return undefined;
}

function isSamePath(element: XmlElement, other: XmlElement): boolean {
  return !element.is('location') || element.value('path') === other.value('path');
}
