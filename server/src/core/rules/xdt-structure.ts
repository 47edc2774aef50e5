import { nearest } from '../text/distance';
import type { Span } from '../text/span';
import {
  type ArgumentUse,
  bracketed,
  isBalanced,
  LOCATORS,
  type Operation,
  parseOperation,
  TRANSFORMS,
  XDT_ATTRIBUTES,
  XDT_NAMESPACE,
} from '../transform/operation';
import type { SourceFile } from '../workspace/source-file';
import { isTransformName } from '../workspace/uri';
import { setAttribute } from '../xml/edits';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { type Reporter, treeRule } from './engine/rule';
import { review } from './support/fixes';
import { escapeAttribute, isTemplated } from './support/rule-text';

const MESSAGES = {
  namespace: ({ prefix }: { prefix: string }) =>
    `The prefix "${prefix}" does not stand for the transform namespace, so the attributes have no effect`,
  element: ({ name }: { name: string }) => `The transform namespace has no element <${name}>, only <Import>`,
  importPlace: (_: Record<string, never>) => 'An import names either an assembly or a path, and a namespace',
  attribute: ({ name }: { name: string }) => `"${name}" is not a transform attribute and is ignored`,
  syntax: (_: Record<string, never>) => 'The form is Name or Name(arguments)',
  transform: ({ name }: { name: string }) => `No transform is called "${name}"`,
  locator: ({ name }: { name: string }) => `No locator is called "${name}"`,
  noArguments: ({ name }: { name: string }) => `${name} takes no arguments`,
  missing: ({ name, what }: { name: string; what: string }) => `${name} needs ${what} in parentheses`,
  tooMany: ({ name }: { name: string }) =>
    `${name} takes one argument: a comma outside of parentheses begins another one`,
  unbalanced: (_: Record<string, never>) => 'A parenthesis, bracket or quotation mark of the expression is not closed',
  noAttribute: ({ name, attribute }: { name: string; attribute: string }) =>
    `${name} names the attribute "${attribute}", which this element does not have`,
} as const;

type XdtReporter = Reporter<typeof MESSAGES>;

export const xdtStructure = treeRule({
  id: 'xdt-structure',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A transform attribute (xdt) is not what the transformation understands.',
  why: 'Visual Studio, MSBuild, NuGet and Azure stop with an error at such an attribute, or pass over it and change nothing.',
  messages: MESSAGES,
  check({ file, report }) {
    if (file.config().shape !== 'transform' && !isTransformName(file.name)) return;
    const { root } = file.document;
    if (!root) return;
    const check = new TransformCheck(file, report, hasImport(root));
    for (const { element, prefixes } of elementsOf(root)) check.element(element, prefixes);
  },
});

interface Found {
  readonly element: XmlElement;
  /** Prefixes that stand for the namespace here. */
  readonly prefixes: ReadonlySet<string>;
}

/** In document order, without recursion: depth is up to the author of the file. */
function* elementsOf(root: XmlElement): Iterable<Found> {
  const pending: Found[] = [{ element: root, prefixes: new Set() }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element } = next;
    const prefixes = prefixesAt(element, next.prefixes);
    yield { element, prefixes };
    const children = [...element.children()].reverse();
    for (const child of children) pending.push({ element: child, prefixes });
  }
}

function prefixesAt(element: XmlElement, outer: ReadonlySet<string>): ReadonlySet<string> {
  let prefixes: Set<string> | undefined;
  for (const { name, value } of element.attributes) {
    if (!name.startsWith('xmlns:')) continue;
    prefixes ??= new Set(outer);
    const prefix = name.slice('xmlns:'.length);
    if (value === XDT_NAMESPACE) prefixes.add(prefix);
    else prefixes.delete(prefix);
  }
  return prefixes ?? outer;
}

function hasImport(root: XmlElement): boolean {
  for (const { element, prefixes } of elementsOf(root)) {
    const { prefix, local } = split(element.name);
    if (local === 'Import' && prefixes.has(prefix)) return true;
  }
  return false;
}

class TransformCheck {
  constructor(
    readonly file: SourceFile,
    readonly report: XdtReporter,
    /** Classes of other assemblies have names that nobody here knows. */
    readonly knowsAll: boolean,
  ) {}

  element(element: XmlElement, prefixes: ReadonlySet<string>): void {
    const own = split(element.name);
    if (prefixes.has(own.prefix)) this.#xdtElement(element, own.local);
    for (const attribute of element.attributes) {
      const { prefix, local } = split(attribute.name);
      if (prefix === 'xmlns') this.#namespace(attribute, local);
      else if (prefix !== '' && prefixes.has(prefix)) this.#attribute(attribute, prefix, local);
    }
  }

  /** Only the usual prefix tells what is meant. */
  #namespace(attribute: XmlAttribute, prefix: string): void {
    if (prefix !== 'xdt' || attribute.value === XDT_NAMESPACE) return;
    this.report({
      message: 'namespace',
      data: { prefix },
      at: attribute.valueSpan,
      fixes: () => [
        review('Write the transform namespace', {
          uri: this.file.uri,
          edits: setAttribute(attribute.element, attribute.name, XDT_NAMESPACE),
        }),
      ],
    });
  }

  #xdtElement(element: XmlElement, local: string): void {
    if (local !== 'Import') {
      this.report({ message: 'element', data: { name: element.name }, at: element.nameSpan });
      return;
    }
    const has = (name: string) => element.attribute(name) !== undefined;
    if (has('assembly') === has('path') || !has('namespace'))
      this.report({ message: 'importPlace', data: {}, at: element.nameSpan });
  }

  #attribute(attribute: XmlAttribute, prefix: string, local: string): void {
    if (isTemplated(attribute.value)) return;
    if (local === 'Transform') this.#operation(attribute, TRANSFORMS, 'transform');
    else if (local === 'Locator') this.#operation(attribute, LOCATORS, 'locator');
    else if (local !== 'SupressWarnings') {
      const similar = nearest(local, XDT_ATTRIBUTES);
      const isFree = similar !== undefined && !attribute.element.attribute(`${prefix}:${similar}`);
      this.report({
        message: 'attribute',
        data: { name: attribute.name },
        at: attribute.nameSpan,
        fixes: () =>
          isFree ? [this.#change(`Change to "${prefix}:${similar}"`, attribute.nameSpan, `${prefix}:${similar}`)] : [],
      });
    }
  }

  #operation(attribute: XmlAttribute, known: ReadonlyMap<string, ArgumentUse>, kind: 'transform' | 'locator'): void {
    const operation = parseOperation(attribute.value);
    if (!operation) {
      this.report({ message: 'syntax', data: {}, at: attribute.valueSpan });
      return;
    }
    const use = known.get(operation.name);
    if (use) this.#arguments(attribute, operation, use);
    else if (!this.knowsAll) {
      const at = part(attribute, operation.nameStart, operation.name);
      const similar = nearest(operation.name, known.keys());
      this.report({
        message: kind,
        data: { name: operation.name },
        at,
        fixes: () => (similar === undefined ? [] : [this.#change(`Change to "${similar}"`, at, similar)]),
      });
    }
  }

  #arguments(attribute: XmlAttribute, { name, argumentText, arguments: given }: Operation, use: ArgumentUse): void {
    const at = attribute.valueSpan;
    if (use === 'none') {
      if (argumentText !== undefined)
        this.report({
          message: 'noArguments',
          data: { name },
          at,
          fixes: () => [this.#change(`Change to "${name}"`, at, name)],
        });
    } else if (use === 'xpath') this.#expression(attribute, name, given, argumentText);
    else if (use !== 'any') {
      if (use === 'keyAttributes' && given.length === 0)
        this.report({ message: 'missing', data: { name, what: 'the name of an attribute' }, at });
      for (const argument of given) this.#ownAttribute(attribute, name, use, argument);
    }
  }

  #expression(attribute: XmlAttribute, name: string, given: readonly string[], text: string | undefined): void {
    const at = attribute.valueSpan;
    if (text === undefined) this.report({ message: 'missing', data: { name, what: 'an XPath expression' }, at });
    else if (!isBalanced(name === 'Condition' ? bracketed(text) : text))
      this.report({ message: 'unbalanced', data: {}, at });
    else if (given.length > 1) {
      // A predicate in brackets cannot stand in parentheses.
      const canWrap = name === 'Condition' && !text.trim().startsWith('[');
      this.report({
        message: 'tooMany',
        data: { name },
        at,
        fixes: () =>
          canWrap
            ? [this.#change('Put the expression into parentheses', at, escaped(attribute, `${name}((${text}))`))]
            : [],
      });
    }
  }

  /** Match looks for exactly this name; the names of SetAttributes are steps of an XPath expression. */
  #ownAttribute({ element, valueSpan }: XmlAttribute, name: string, use: ArgumentUse, argument: string): void {
    const wanted = use === 'keyAttributes' ? argument : argument.trim();
    if (element.attribute(wanted) || (use === 'ownAttributes' && !/^[\w.-]+$/.test(wanted))) return;
    const own = element.attributes.map(attribute => attribute.name).filter(known => !known.includes(':'));
    const similar = nearest(wanted.trim(), own, { limit: Math.max(1, Math.min(3, wanted.length >> 1)) });
    const inText = this.file.text.slice(valueSpan.start, valueSpan.end);
    const offset = inText.indexOf(argument, inText.indexOf('('));
    const at = offset < 0 ? valueSpan : spanAt(valueSpan.start + offset, argument.length);
    this.report({
      message: 'noAttribute',
      data: { name, attribute: wanted },
      at,
      fixes: () =>
        similar === undefined || offset < 0
          ? []
          : [this.#change(`Change to "${similar}"`, at, escapeAttribute(similar))],
    });
  }

  #change(title: string, span: Span, newText: string): Fix {
    return review(title, { uri: this.file.uri, edits: [{ span, newText }] });
  }
}

function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

/** The name inside of the value; the whole value where entities stand before it. */
function part({ valueSpan, rawValue }: XmlAttribute, start: number, name: string): Span {
  return rawValue.startsWith(name, start) ? spanAt(valueSpan.start + start, name.length) : valueSpan;
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length };
}

/** For either kind of quotation marks. */
function escaped({ quotedSpan, element }: XmlAttribute, text: string): string {
  const quote = quotedSpan ? element.document.text[quotedSpan.start] : '"';
  const plain = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return quote === "'" ? plain.replace(/'/g, '&apos;') : plain.replace(/"/g, '&quot;');
}
