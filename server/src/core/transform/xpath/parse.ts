import {
  AXES,
  type Axis,
  type BinaryOperator,
  type Expression,
  FUNCTIONS,
  MOST_DEPTH,
  type NodeTest,
  type Step,
} from './syntax';

/** An expression, or why the text is none, in words without a full stop. */
export type Parsed = { readonly expression: Expression } | { readonly problem: string };

/** Reads an XPath 1.0 expression; `namespaces` are the prefixes that it may use. */
export function parseXPath(text: string, namespaces: ReadonlyMap<string, string>): Parsed {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return { problem: tokens };
  const parser = new Parser(tokens, namespaces);
  const expression = parser.whole();
  return parser.problem === undefined ? { expression } : { problem: parser.problem };
}

interface Token {
  /** `name`: also with a prefix; `operator`: signs, and the names that stand where an operator must. */
  readonly kind: 'name' | 'number' | 'literal' | 'sign' | 'operator' | 'variable';
  readonly text: string;
}

const TOKEN =
  /\s+|(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|(\/\/|::|\.\.|!=|<=|>=|[()[\]@,/|+\-=<>*.])|(\$?[\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{N}_.-]*|\*))?)/uy;

/** The tokens, with the rule by which `*` and names are operators behind an operand (W3C, XPath 1.0, 3.7). */
function tokensOf(text: string): readonly Token[] | string {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return `the expression cannot be read from "${text.slice(at, at + 12)}" on`;
    const [, number, literal, sign, name] = match;
    const before = tokens.at(-1);
    const isBehindOperand =
      before !== undefined &&
      before.kind !== 'operator' &&
      !(before.kind === 'sign' && /^(::|[@([,/]|\/\/)$/.test(before.text));
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal.slice(1, -1) });
    else if (sign !== undefined) {
      const isOperator = /^([|+\-=<>]|!=|<=|>=)$/.test(sign) || (sign === '*' && isBehindOperand);
      tokens.push({ kind: isOperator ? 'operator' : 'sign', text: sign });
    } else if (name !== undefined) {
      if (name.startsWith('$')) tokens.push({ kind: 'variable', text: name });
      else if (isBehindOperand && /^(and|or|div|mod)$/.test(name)) tokens.push({ kind: 'operator', text: name });
      else tokens.push({ kind: 'name', text: name });
    }
  }
  return tokens;
}

/** Operators, those that bind least first. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

const NOTHING: Expression = { kind: 'literal', value: '' };

class Parser {
  problem: string | undefined;
  #at = 0;
  #depth = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly namespaces: ReadonlyMap<string, string>,
  ) {}

  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#at < this.tokens.length) this.#fail(`"${this.#peek()?.text}" stands where the expression should end`);
    return expression;
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (let token = this.#peek(); token?.kind === 'operator'; token = this.#peek()) {
      const operator = operators.find(each => each === token?.text);
      if (operator === undefined) break;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    let isNegative = false;
    let isSigned = false;
    while (this.#takes('-')) {
      isNegative = !isNegative;
      isSigned = true;
    }
    const operand = this.#union();
    if (!isSigned) return operand;
    const once: Expression = { kind: 'negate', operand };
    return isNegative ? once : { kind: 'negate', operand: once };
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#takes('|')) left = { kind: 'binary', operator: '|', left, right: this.#path() };
    return left;
  }

  #path(): Expression {
    if (++this.#depth > MOST_DEPTH) {
      this.#fail('the expression is nested too deeply');
      return NOTHING;
    }
    const path = this.#pathInside();
    this.#depth--;
    return path;
  }

  #pathInside(): Expression {
    if (this.#takes('//')) return { kind: 'path', start: 'root', steps: [ANYWHERE, ...this.#steps()] };
    if (this.#takes('/')) return { kind: 'path', start: 'root', steps: this.#beginsStep() ? this.#steps() : [] };
    const primary = this.#primary();
    if (!primary) return { kind: 'path', start: 'context', steps: this.#steps() };
    const predicates = this.#predicates();
    const filtered: Expression = predicates.length === 0 ? primary : { kind: 'filter', of: primary, predicates };
    if (this.#takes('//')) return { kind: 'path', start: filtered, steps: [ANYWHERE, ...this.#steps()] };
    return this.#takes('/') ? { kind: 'path', start: filtered, steps: this.#steps() } : filtered;
  }

  /** Undefined where a step begins. */
  #primary(): Expression | undefined {
    const token = this.#peek();
    if (token?.kind === 'variable') {
      this.#fail(`there is no variable ${token.text}`);
      return NOTHING;
    }
    if (token?.kind === 'number' || token?.kind === 'literal') {
      this.#at++;
      return { kind: 'literal', value: token.kind === 'number' ? Number(token.text) : token.text };
    }
    if (this.#takes('(')) {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    const isCall = token?.kind === 'name' && this.tokens[this.#at + 1]?.text === '(' && !isNodeType(token.text);
    return isCall ? this.#call(token.text) : undefined;
  }

  #call(name: string): Expression {
    this.#at += 2;
    const given: Expression[] = [];
    if (!this.#takes(')')) {
      do given.push(this.#binary(0));
      while (this.#takes(','));
      this.#expect(')');
    }
    const range = FUNCTIONS.get(name);
    if (!range) this.#fail(`there is no function ${name}()`);
    else if (given.length < range[0] || given.length > range[1])
      this.#fail(`${name}() does not take ${given.length} arguments`);
    return { kind: 'call', name, arguments: given };
  }

  #beginsStep(): boolean {
    const token = this.#peek();
    return token?.kind === 'name' || (token?.kind === 'sign' && /^(\.|\.\.|@|\*)$/.test(token.text));
  }

  #steps(): readonly Step[] {
    const steps = [this.#step()];
    for (;;) {
      if (this.#takes('//')) steps.push(ANYWHERE, this.#step());
      else if (this.#takes('/')) steps.push(this.#step());
      else return steps;
      if (this.problem !== undefined) return steps;
    }
  }

  #step(): Step {
    if (this.#takes('.')) return { axis: 'self', test: NODE, predicates: [] };
    if (this.#takes('..')) return { axis: 'parent', test: NODE, predicates: [] };
    const axis = this.#axis();
    return { axis, test: this.#test(axis), predicates: this.#predicates() };
  }

  #axis(): Axis {
    if (this.#takes('@')) return 'attribute';
    const token = this.#peek();
    if (token?.kind !== 'name' || this.tokens[this.#at + 1]?.text !== '::') return 'child';
    const axis = AXES.find(each => each === token.text);
    if (!axis) this.#fail(`there is no axis ${token.text}`);
    this.#at += 2;
    return axis ?? 'child';
  }

  #test(axis: Axis): NodeTest {
    if (this.#takes('*')) return { kind: 'any', namespace: undefined };
    const token = this.#peek();
    if (token?.kind !== 'name') {
      this.#fail(
        token ? `"${token.text}" stands where a name should` : 'the expression ends where a name should stand',
      );
      return NODE;
    }
    this.#at++;
    if (isNodeType(token.text) && this.#takes('(')) {
      const name = this.#peek()?.kind === 'literal' ? this.tokens[this.#at++]?.text : undefined;
      this.#expect(')');
      return { kind: 'type', type: token.text, ...(name !== undefined && { name }) };
    }
    const [prefix, local] = token.text.includes(':') ? token.text.split(':') : [undefined, token.text];
    const namespace = prefix === undefined ? '' : this.namespaces.get(prefix);
    if (namespace === undefined) this.#fail(`the prefix "${prefix}" is not declared`);
    if (local === '*') return { kind: 'any', namespace: namespace ?? '' };
    // Namespace nodes are seen by nobody here.
    return { kind: 'name', local: axis === 'namespace' ? '' : (local ?? ''), namespace: namespace ?? '' };
  }

  #predicates(): readonly Expression[] {
    const predicates: Expression[] = [];
    while (this.problem === undefined && this.#takes('[')) {
      predicates.push(this.#binary(0));
      this.#expect(']');
    }
    return predicates;
  }

  #peek(): Token | undefined {
    return this.problem === undefined ? this.tokens[this.#at] : undefined;
  }

  #takes(text: string): boolean {
    const token = this.#peek();
    if (!token || token.text !== text || (token.kind !== 'sign' && token.kind !== 'operator')) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (this.#takes(text)) return;
    const token = this.#peek();
    this.#fail(token ? `"${token.text}" stands where "${text}" should` : `"${text}" is missing at the end`);
  }

  #fail(problem: string): void {
    this.problem ??= problem;
  }
}

const NODE: NodeTest = { kind: 'type', type: 'node' };
const ANYWHERE: Step = { axis: 'descendant-or-self', test: NODE, predicates: [] };

function isNodeType(name: string): name is 'node' | 'text' | 'comment' | 'processing-instruction' {
  return /^(node|text|comment|processing-instruction)$/.test(name);
}
