import { childrenOf, parentOf, stringValue, subtree, type XElement, type XNode, type XRoot } from './model';
import type { Axis, BinaryOperator, Expression, NodeTest, Step } from './syntax';

export type Value = string | number | boolean | readonly XNode[];

/** The nodes that an expression selects, in document order; none where it is no set of nodes. */
export function select(expression: Expression, node: XNode): readonly XNode[] {
  const value = evaluate(expression, { node, position: 1, size: 1 });
  return isNodes(value) ? inOrder(value) : [];
}

interface Context {
  readonly node: XNode;
  readonly position: number;
  readonly size: number;
}

export function evaluate(expression: Expression, context: Context): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'negate':
      return -toNumber(evaluate(expression.operand, context));
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, context);
    case 'call':
      return call(expression.name, expression.arguments, context);
    case 'filter': {
      const nodes = evaluate(expression.of, context);
      return isNodes(nodes) ? filtered(inOrder(nodes), expression.predicates) : [];
    }
    case 'path': {
      const start =
        expression.start === 'root'
          ? [rootOf(context.node)]
          : expression.start === 'context'
            ? [context.node]
            : evaluate(expression.start, context);
      return isNodes(start) ? along(start, expression.steps) : [];
    }
  }
}

function along(start: readonly XNode[], steps: readonly Step[]): readonly XNode[] {
  let nodes = start;
  for (const step of steps) {
    const found = new Set<XNode>();
    // Positions count along the axis, backwards where it leads back.
    for (const node of nodes)
      for (const each of filtered(
        [...axisOf(step.axis, node)].filter(other => passes(step.test, other, step.axis)),
        step.predicates,
      ))
        found.add(each);
    nodes = [...found];
  }
  return nodes;
}

function filtered(nodes: readonly XNode[], predicates: readonly Expression[]): readonly XNode[] {
  let left = nodes;
  for (const predicate of predicates) {
    const size = left.length;
    left = left.filter((node, index) => {
      const value = evaluate(predicate, { node, position: index + 1, size });
      return typeof value === 'number' ? value === index + 1 : toBoolean(value);
    });
  }
  return left;
}

function* axisOf(axis: Axis, node: XNode): Iterable<XNode> {
  switch (axis) {
    case 'self':
      yield node;
      return;
    case 'child':
      yield* childrenOf(node);
      return;
    case 'attribute':
      if (node.kind === 'element') yield* node.attributes;
      return;
    case 'parent': {
      const parent = parentOf(node);
      if (parent) yield parent;
      return;
    }
    case 'descendant-or-self':
      yield* subtree(node);
      return;
    case 'descendant':
      for (const each of subtree(node)) if (each !== node) yield each;
      return;
    case 'ancestor-or-self':
      yield node;
      yield* ancestors(node);
      return;
    case 'ancestor':
      yield* ancestors(node);
      return;
    case 'following-sibling':
      yield* siblings(node, 1);
      return;
    case 'preceding-sibling':
      yield* siblings(node, -1);
      return;
    case 'following':
      for (const each of [node, ...ancestors(node)]) for (const sibling of siblings(each, 1)) yield* subtree(sibling);
      return;
    case 'preceding':
      for (const each of [node, ...ancestors(node)])
        for (const sibling of siblings(each, -1)) yield* [...subtree(sibling)].reverse();
      return;
    case 'namespace':
      return;
  }
}

function* ancestors(node: XNode): Iterable<XRoot | XElement> {
  for (let parent = parentOf(node); parent; parent = parentOf(parent)) yield parent;
}

function* siblings(node: XNode, direction: 1 | -1): Iterable<XNode> {
  const all = node.kind === 'attribute' ? [] : childrenOf(parentOf(node) ?? node);
  const at = all.indexOf(node as XElement);
  if (at < 0) return;
  for (let i = at + direction; i >= 0 && i < all.length; i += direction) yield all[i] as XNode;
}

function passes(test: NodeTest, node: XNode, axis: Axis): boolean {
  if (test.kind === 'type') {
    switch (test.type) {
      case 'node':
        return node.kind !== 'other';
      case 'processing-instruction':
        return node.kind === 'instruction' && (test.name === undefined || node.value.split(/\s/)[0] === test.name);
      default:
        return node.kind === test.type;
    }
  }
  const principal = axis === 'attribute' ? 'attribute' : 'element';
  if (node.kind !== principal) return false;
  if (test.kind === 'any') return test.namespace === undefined || node.namespace === test.namespace;
  return node.local === test.local && node.namespace === test.namespace;
}

function rootOf(node: XNode): XNode {
  let at = node;
  for (let parent = parentOf(at); parent; parent = parentOf(at)) at = parent;
  return at;
}

/** In document order, each once: attributes stand behind their element. */
function inOrder(nodes: readonly XNode[]): readonly XNode[] {
  const [first] = nodes;
  if (!first || nodes.length === 1) return nodes;
  const wanted = new Set(nodes);
  const ordered: XNode[] = [];
  for (const node of subtree(rootOf(first))) {
    if (wanted.has(node)) ordered.push(node);
    if (node.kind === 'element') ordered.push(...node.attributes.filter(attribute => wanted.has(attribute)));
  }
  return ordered;
}

function isNodes(value: Value): value is readonly XNode[] {
  return typeof value === 'object';
}

function binary(operator: BinaryOperator, left: Expression, right: Expression, context: Context): Value {
  const a = evaluate(left, context);
  if (operator === 'or') return toBoolean(a) || toBoolean(evaluate(right, context));
  if (operator === 'and') return toBoolean(a) && toBoolean(evaluate(right, context));
  const b = evaluate(right, context);
  switch (operator) {
    case '|':
      return isNodes(a) && isNodes(b) ? [...new Set([...a, ...b])] : [];
    case '+':
      return toNumber(a) + toNumber(b);
    case '-':
      return toNumber(a) - toNumber(b);
    case '*':
      return toNumber(a) * toNumber(b);
    case 'div':
      return toNumber(a) / toNumber(b);
    case 'mod':
      return toNumber(a) % toNumber(b);
    default:
      return compares(operator, a, b);
  }
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Sets compare by any of their nodes (W3C, XPath 1.0, 3.4). */
function compares(operator: Comparison, a: Value, b: Value): boolean {
  if (isNodes(a) && isNodes(b))
    return a.some(one => b.some(two => holds(operator, stringValue(one), stringValue(two))));
  if (isNodes(a))
    return typeof b === 'boolean'
      ? holds(operator, toBoolean(a), b)
      : a.some(one => holds(operator, stringValue(one), b as string | number));
  if (isNodes(b))
    return typeof a === 'boolean'
      ? holds(operator, a, toBoolean(b))
      : b.some(two => holds(operator, a as string | number, stringValue(two)));
  return holds(operator, a, b);
}

function holds(operator: Comparison, a: string | number | boolean, b: string | number | boolean): boolean {
  if (operator === '=' || operator === '!=') {
    const isSame =
      typeof a === 'boolean' || typeof b === 'boolean'
        ? toBoolean(a) === toBoolean(b)
        : typeof a === 'number' || typeof b === 'number'
          ? toNumber(a) === toNumber(b)
          : a === b;
    return (operator === '=') === isSame;
  }
  const [one, two] = [toNumber(a), toNumber(b)];
  if (operator === '<') return one < two;
  if (operator === '<=') return one <= two;
  return operator === '>' ? one > two : one >= two;
}

function call(name: string, given: readonly Expression[], context: Context): Value {
  const value = (index: number): Value => {
    const argument = given[index];
    return argument ? evaluate(argument, context) : [context.node];
  };
  const string = (index: number) => toText(value(index));
  const number = (index: number) => toNumber(value(index));
  const first = (): XNode | undefined => {
    const nodes = value(0);
    return isNodes(nodes) ? inOrder(nodes)[0] : undefined;
  };
  switch (name) {
    case 'last':
      return context.size;
    case 'position':
      return context.position;
    case 'count': {
      const nodes = value(0);
      return isNodes(nodes) ? nodes.length : Number.NaN;
    }
    case 'name':
    case 'local-name':
    case 'namespace-uri': {
      const node = first();
      if (node?.kind !== 'element' && node?.kind !== 'attribute') return '';
      return name === 'name' ? node.name : name === 'local-name' ? node.local : node.namespace;
    }
    case 'string':
      return string(0);
    case 'concat':
      return given.map((_, index) => string(index)).join('');
    case 'starts-with':
      return string(0).startsWith(string(1));
    case 'contains':
      return string(0).includes(string(1));
    case 'substring-before': {
      const at = string(0).indexOf(string(1));
      return at < 0 ? '' : string(0).slice(0, at);
    }
    case 'substring-after': {
      const at = string(0).indexOf(string(1));
      return at < 0 ? '' : string(0).slice(at + string(1).length);
    }
    case 'substring':
      return substring(string(0), number(1), given[2] ? number(2) : Infinity);
    case 'string-length':
      return [...string(0)].length;
    case 'normalize-space':
      return string(0)
        .replace(/[ \t\r\n]+/g, ' ')
        .trim();
    case 'translate':
      return translate(string(0), string(1), string(2));
    case 'boolean':
      return toBoolean(value(0));
    case 'not':
      return !toBoolean(value(0));
    case 'true':
      return true;
    case 'number':
      return number(0);
    case 'sum': {
      const nodes = value(0);
      return isNodes(nodes) ? nodes.reduce((sum, node) => sum + toNumber(stringValue(node)), 0) : Number.NaN;
    }
    case 'floor':
      return Math.floor(number(0));
    case 'ceiling':
      return Math.ceil(number(0));
    case 'round':
      return Math.round(number(0));
    case 'id':
      // Without a document type nothing is an id.
      return [];
    default:
      // false(), and lang(), which needs attributes that no configuration has.
      return false;
  }
}

/** Characters count from one, and both numbers are rounded (W3C, XPath 1.0, 4.2). */
function substring(text: string, start: number, length: number): string {
  const from = Math.round(start);
  const end = from + Math.round(length);
  return [...text].filter((_, index) => index + 1 >= from && index + 1 < end).join('');
}

function translate(text: string, from: string, to: string): string {
  const targets = [...to];
  const map = new Map<string, string>();
  [...from].forEach((character, index) => {
    if (!map.has(character)) map.set(character, targets[index] ?? '');
  });
  return [...text].map(character => map.get(character) ?? character).join('');
}

function toBoolean(value: Value): boolean {
  return isNodes(value) ? value.length > 0 : typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : !!value;
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = (typeof value === 'string' ? value : toText(value)).trim();
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

function toText(value: Value): string {
  if (!isNodes(value)) return String(value);
  const [first] = inOrder(value);
  return first ? stringValue(first) : '';
}
