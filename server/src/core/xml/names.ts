import type { TreeBuilder } from './builder';
import { skipSpace } from './chars';
import { Flag } from './columns';

/**
 * Namespaces in XML 1.0: a name has at most one colon with something on both sides, and its prefix is declared on the
 * element or around it. `declared` are the prefixes declared around the rows of `tree`.
 */
export function checkNames(tree: TreeBuilder, text: string, declared: Iterable<string>): void {
  const scope = new Scope(declared);
  for (let row = 0; row < tree.rows; row++) {
    if (((tree.kind[row] as number) & Flag.prefixed) === 0) continue;
    const start = tree.start[row] as number;
    const first = tree.firstAttribute[row] as number;
    const last = row + 1 < tree.rows ? (tree.firstAttribute[row + 1] as number) : tree.attributes;
    scope.enter(row, row + (tree.size[row] as number));
    for (let i = first; i < last; i++) {
      const from = start + (tree.attributeName[i] as number);
      const end = start + (tree.attributeNameEnd[i] as number);
      if (text.startsWith('xmlns:', from)) {
        scope.declare(text.slice(from + 6, end));
        checkNamespace(tree, text, i, start, from, end);
      }
    }
    const tagEnd = start + (tree.nameEnd[row] as number);
    if (text.startsWith('xmlns:', start + 1)) {
      // That prefix is for declarations only (Namespaces in XML 1.0, 3).
      tree.problems.add('undeclaredPrefix', start + 1, start + 6, start + 1);
    } else {
      checkName(tree, text, start + 1, tagEnd, scope);
    }
    for (let i = first; i < last; i++) {
      const from = start + (tree.attributeName[i] as number);
      checkName(tree, text, from, start + (tree.attributeNameEnd[i] as number), scope);
    }
  }
}

/** The prefixes an element declares. */
export function declaredPrefixes(names: Iterable<string>): string[] {
  return Array.from(names)
    .filter(name => name.startsWith('xmlns:'))
    .map(name => name.slice(6));
}

/** A prefix cannot be bound to nothing (Namespaces in XML 1.0, 2.3). */
function checkNamespace(
  tree: TreeBuilder,
  text: string,
  index: number,
  start: number,
  from: number,
  end: number,
): void {
  const value = tree.attributeValue[index] as number;
  const valueEnd = start + (tree.attributeValueEnd[index] as number);
  if (value >= 0 && skipSpace(text, start + value, valueEnd) === valueEnd) {
    tree.problems.add('emptyPrefixNamespace', from, end);
  }
}

function checkName(tree: TreeBuilder, text: string, start: number, end: number, scope: Scope): void {
  const name = text.slice(start, end);
  const colon = name.indexOf(':');
  if (colon < 0) return;
  if (colon === 0 || colon === name.length - 1 || name.indexOf(':', colon + 1) >= 0 || !startsLocal(name, colon + 1)) {
    tree.problems.add('invalidName', start, end);
  } else if (!scope.has(name.slice(0, colon))) {
    tree.problems.add('undeclaredPrefix', start, start + colon, start);
  }
}

function startsLocal(name: string, at: number): boolean {
  return !/[-.\d\u00b7]/.test(name.charAt(at));
}

/** The prefixes declared around a row; rows are entered in document order. */
class Scope {
  readonly #count = new Map<string, number>();
  /** The end row of each element that declares something, and its prefixes. */
  readonly #ends: number[] = [];
  readonly #prefixes: string[][] = [];

  constructor(declared: Iterable<string>) {
    for (const prefix of ['xml', 'xmlns', ...declared]) this.#add(prefix, 1);
  }

  enter(row: number, end: number): void {
    while (this.#ends.length > 0 && (this.#ends[this.#ends.length - 1] as number) <= row) {
      this.#ends.pop();
      for (const prefix of this.#prefixes.pop() ?? []) this.#add(prefix, -1);
    }
    this.#ends.push(end);
    this.#prefixes.push([]);
  }

  declare(prefix: string): void {
    this.#prefixes[this.#prefixes.length - 1]?.push(prefix);
    this.#add(prefix, 1);
  }

  has(prefix: string): boolean {
    return (this.#count.get(prefix) ?? 0) > 0;
  }

  #add(prefix: string, by: number): void {
    this.#count.set(prefix, (this.#count.get(prefix) ?? 0) + by);
  }
}
