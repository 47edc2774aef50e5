import { endOfLine } from '../text/layout';
import type { Span } from '../text/span';
import { indentUnit } from '../xml/edits';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/tree';
import { type Attribute, Element, Leaf, localOf, prefixOf, type Root, treeOf } from './changing-tree';
import { bracketed, isTransformOperation, LOCATORS, type Operation, parseOperation, XDT_NAMESPACE } from './operation';
import { type Made, printNodes } from './print-tree';
import { transplanted } from './transplant';
import {
  addAttribute,
  appendChild,
  childIndentation,
  indentationOf,
  insertBeside,
  type Layout,
  removeNode,
  replaceNode,
} from './tree-edits';
import { select } from './xpath/evaluate';
import type { XNode } from './xpath/model';
import { parseXPath } from './xpath/parse';

/** What is to be said about a transform, at a place of its file. */
export interface TransformMessage {
  /** An error makes the transformation fail; the other instructions are carried out all the same. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly at: Span;
}

export interface TransformResult {
  /** The transformed document; what is not touched is laid out as before. */
  readonly text: string;
  /** What of the result comes from which instruction. */
  readonly made: readonly Made[];
  readonly messages: readonly TransformMessage[];
  readonly failed: boolean;
}

/**
 * Applies an XML document transform as Microsoft.Web.XmlTransform does (github.com/dotnet/xdt): element by element in the
 * order of the file, each one's children behind it. The path of an element is that of its parent and a step with the
 * predicate of its locator, evaluated over the document as it is by then.
 */
export function applyTransform(document: XmlDocument, transform: XmlDocument): TransformResult {
  const messages: TransformMessage[] = [];
  for (const [which, { problems, root }] of [
    ['source', document],
    ['transform', transform],
  ] as const) {
    if (problems.length === 0 && root) continue;
    const at = which === 'transform' ? (problems[0]?.span ?? START) : START;
    messages.push({ severity: 'error', text: `the ${which} is not well-formed XML`, at });
  }
  if (messages.length > 0) return { text: document.text, made: [], messages, failed: true };
  const transformation = new Transformation(document, transform, messages);
  transformation.run();
  const { text, made } = printNodes(transformation.target.children);
  return { text, made, messages, failed: messages.some(({ severity }) => severity === 'error') };
}

const START: Span = { start: 0, end: 0 };

/** An element of the transform, with what its place in the document is. */
class Instruction {
  #path: string | undefined;

  constructor(
    readonly element: Element,
    readonly source: XmlElement,
    readonly parent: Instruction | undefined,
  ) {}

  xdt(local: string): XmlAttribute | undefined {
    return this.source.attributes.find(({ name }) => {
      const prefix = prefixOf(name);
      return prefix !== '' && localOf(name) === local && this.element.namespaceOf(prefix) === XDT_NAMESPACE;
    });
  }

  /** Prefixes that its expressions may use. */
  namespaces(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (let at: Element['parent'] = this.element; at?.kind === 'element'; at = at.parent)
      for (const [prefix, namespace] of at.declared) {
        const name = prefix === '' ? DEFAULT_PREFIX : prefix;
        if (!found.has(name)) found.set(name, namespace);
      }
    return found;
  }

  get parentPath(): string {
    return this.parent?.path ?? '';
  }

  /** @throws {Failure} where its locator is none. */
  get path(): string {
    this.#path ??= pathOf(this);
    return this.#path;
  }

  /**
   * What is inserted beside or below others looks for nothing with its locator, which must be one all the same.
   * @throws {Failure} where it is none.
   */
  checkLocator(): void {
    this.#path = this.path;
  }

  /** Where an element is inserted that says so: the path of its parent, or the one that a locator names in full. */
  get targetParentPath(): string {
    const { parentPath } = this;
    return locatorOf(this)?.name === 'XPath' ? this.path : parentPath;
  }
}

/** The library's own name for the default namespace of the transform. */
const DEFAULT_PREFIX = '_defaultNamespace';

/** Ends one instruction; caught where the next one begins. */
class Failure {
  constructor(
    readonly text: string,
    readonly at: Span,
  ) {}
}

interface Located extends Operation {
  readonly at: Span;
}

function operationOf(attribute: XmlAttribute): Located {
  const operation = parseOperation(attribute.value);
  if (!operation) throw new Failure('the form is Name or Name(arguments)', attribute.valueSpan);
  return { ...operation, at: attribute.valueSpan };
}

function locatorOf(instruction: Instruction): Located | undefined {
  const attribute = instruction.xdt('Locator');
  const locator = attribute && operationOf(attribute);
  if (locator && !LOCATORS.has(locator.name)) throw new Failure(`no locator is called "${locator.name}"`, locator.at);
  return locator;
}

function pathOf(instruction: Instruction): string {
  const { element, parentPath } = instruction;
  const step =
    element.namespace !== '' && prefixOf(element.name) === '' ? `${DEFAULT_PREFIX}:${element.local}` : element.name;
  const locator = locatorOf(instruction);
  switch (locator?.name) {
    case 'Match':
      return withStep(parentPath, step + bracketed(matchPredicate(element, locator)));
    case 'Condition':
      return withStep(parentPath, step + bracketed(onlyArgument(locator)));
    case 'XPath': {
      const given = onlyArgument(locator);
      if (given.startsWith('/')) return given;
      return withStep(withStep(parentPath, step), given).replaceAll('/./', '/');
    }
    default:
      return withStep(parentPath, step);
  }
}

function withStep(path: string, step: string): string {
  return `${path.endsWith('/') ? path : `${path}/`}${step}`;
}

/** Values are put between quotation marks as they are: one with an apostrophe breaks the expression. */
function matchPredicate(element: Element, { arguments: names, at }: Located): string {
  if (names.length === 0) throw new Failure('Match needs the name of an attribute in parentheses', at);
  return names
    .map(name => {
      const attribute = element.attribute(name);
      if (!attribute) throw new Failure(`Match names the attribute "${name}", which this element does not have`, at);
      return `@${name}='${attribute.value}'`;
    })
    .join(' and ');
}

function onlyArgument({ name, arguments: given, at }: Located): string {
  const [first] = given;
  if (first === undefined || given.length > 1)
    throw new Failure(`${name} needs exactly one argument: a comma outside of parentheses begins another one`, at);
  return first;
}

class Transformation {
  readonly target: Root;
  readonly #original: Root;
  readonly #layout: Layout;
  readonly #sources = new Map<Element, XmlElement>();
  readonly #transform: Root;
  #isSilent = false;

  constructor(
    readonly document: XmlDocument,
    readonly transform: XmlDocument,
    readonly messages: TransformMessage[],
  ) {
    this.target = treeOf(document);
    this.#original = treeOf(document);
    this.#transform = treeOf(transform, (element, from) => this.#sources.set(element, from));
    this.#layout = { endOfLine: endOfLine(document.text), unit: indentUnit(document) };
  }

  run(): void {
    const elements = [...this.#sources.keys()];
    if (!elements.some(element => [...element.declared.values()].includes(XDT_NAMESPACE))) {
      const [first] = elements;
      this.#say(
        'warning',
        'the transform does not declare the transform namespace: nothing is changed',
        this.#nameOf(first),
      );
      return;
    }
    for (const element of elements)
      if (element.namespace === XDT_NAMESPACE && element.local !== 'Import')
        this.#say('warning', `the transform namespace has no element <${element.name}>`, this.#nameOf(element));
    const pending: Instruction[] = this.#instructions(this.#transform.children, undefined);
    for (let next = pending.pop(); next; next = pending.pop())
      if (this.#handle(next)) pending.push(...this.#instructions(next.element.children, next));
  }

  /** The last one first. */
  #instructions(nodes: readonly (Element | Leaf)[], parent: Instruction | undefined): Instruction[] {
    return nodes
      .flatMap(node => {
        const source = node.kind === 'element' ? this.#sources.get(node) : undefined;
        return node.kind === 'element' && source ? [new Instruction(node, source, parent)] : [];
      })
      .reverse();
  }

  /** False where the children are left out. */
  #handle(instruction: Instruction): boolean {
    const attribute = instruction.xdt('Transform');
    if (!attribute) return true;
    try {
      const operation = operationOf(attribute);
      if (!isTransformOperation(operation.name))
        throw new Failure(`no transform is called "${operation.name}"`, attribute.valueSpan);
      this.#isSilent = isSilent(instruction);
      this.#attempt(() => this.#execute(instruction, operation), attribute.valueSpan);
      return true;
    } catch (failure) {
      this.#report(failure, attribute.valueSpan);
      return false;
    } finally {
      this.#isSilent = false;
    }
  }

  #attempt(work: () => void, at: Span): void {
    try {
      work();
    } catch (failure) {
      this.#report(failure, at);
    }
  }

  #report(failure: unknown, at: Span): void {
    if (!(failure instanceof Failure)) throw failure;
    this.#say('error', failure.text, failure.at === START ? at : failure.at);
  }

  #say(severity: TransformMessage['severity'], text: string, at: Span): void {
    if (severity === 'warning' && this.#isSilent) return;
    this.messages.push({ severity, text, at });
  }

  #nameOf(element: Element | undefined): Span {
    return (element && this.#sources.get(element)?.nameSpan) ?? START;
  }

  #execute(instruction: Instruction, operation: Located): void {
    const { name } = operation;
    switch (name) {
      case 'Insert':
      case 'InsertIfMissing':
        this.#noArguments(operation);
        this.#insert(instruction, name === 'InsertIfMissing', operation.at);
        return;
      case 'InsertBefore':
      case 'InsertAfter':
        this.#insertBeside(instruction, operation);
        return;
    }
    const targets = this.#elements(instruction.path, instruction);
    const [first] = targets;
    if (!first) {
      this.#missing(instruction, each => each.path, 'warning');
      return;
    }
    switch (name) {
      case 'Replace':
        this.#noArguments(operation);
        this.#onlyOnce(operation, targets);
        replaceNode(first, this.#copy(instruction, indentationOf(first), operation.at));
        return;
      case 'Remove':
        this.#onlyOnce(operation, targets);
        this.#noArguments(operation);
        removeNode(first);
        return;
      case 'RemoveAll':
        this.#noArguments(operation);
        for (const target of targets) removeNode(target);
        return;
      case 'CommentOut':
        this.#onlyOnce(operation, targets);
        this.#commentOut(first);
        return;
      case 'RemoveAttributes':
        for (const target of targets) this.#removeAttributes(target, operation);
        return;
      default:
        for (const target of targets)
          this.#attempt(() => this.#setAttributes(instruction, target, operation), operation.at);
    }
  }

  #insert(instruction: Instruction, isIfMissing: boolean, at: Span): void {
    const parent = this.#targetParent(instruction);
    if (isIfMissing && this.#nodes(instruction.path, instruction).length > 0) return;
    const copy = this.#copy(instruction, childIndentation(parent, this.#layout), at);
    appendChild(parent, copy, this.#layout);
  }

  #insertBeside(instruction: Instruction, { name, arguments: given, at }: Located): void {
    const parent = this.#targetParent(instruction);
    const [xpath] = given;
    if (xpath === undefined || given.length > 1)
      throw new Failure(`${name} needs exactly one XPath expression in parentheses`, at);
    const [sibling] = this.#evaluate(xpath, parent, NO_NAMESPACES, at);
    if (!(sibling instanceof Element)) throw new Failure(`no element of the source matches ${xpath}`, at);
    if (sibling.parent?.kind !== 'element') throw new Failure('there can be only one root element', at);
    const copy = this.#copy(instruction, indentationOf(sibling), at);
    insertBeside(sibling, copy, name === 'InsertBefore' ? 'before' : 'after', this.#layout);
  }

  #targetParent(instruction: Instruction): Element {
    if (!instruction.parent && instruction.targetParentPath === '')
      throw new Failure('the root element has no parent to insert it into', START);
    const parent = this.#elements(instruction.targetParentPath, instruction)[0];
    if (!parent) {
      this.#missing(instruction, each => each.targetParentPath, 'error');
      throw new Failure('', START);
    }
    instruction.checkLocator();
    return parent;
  }

  /** The outermost step of the path that leads nowhere. */
  #missing(
    instruction: Instruction,
    pathIn: (instruction: Instruction) => string,
    severity: TransformMessage['severity'],
  ): void {
    let failed = instruction;
    for (
      let outer = failed.parent;
      outer && pathIn(outer) !== '' && this.#nodes(pathIn(outer), outer).length === 0;
      outer = outer.parent
    )
      failed = outer;
    const path = pathIn(failed);
    const existed = this.#evaluate(path, this.#original, failed.namespaces(), this.#nameOf(failed.element)).length > 0;
    const text = existed
      ? `what ${path} matched was removed by an instruction before`
      : `no element of the source matches ${path}`;
    const at = this.#nameOf(failed.element);
    if (severity === 'error') throw new Failure(text, at);
    this.#say('warning', text, at);
  }

  #setAttributes(instruction: Instruction, target: Element, operation: Located): void {
    const from = instruction.element;
    const shown = this.#attributes(this.#copy(instruction, undefined, operation.at), operation);
    if (shown.length === 0) this.#say('warning', `${operation.name} sets no attribute`, operation.at);
    for (const attribute of shown) {
      const isTokenized = operation.name === 'SetTokenizedAttributes';
      const text = isTokenized ? this.#withTokens(attribute, target, from, operation.at) : attribute.value;
      (sameAttribute(target, attribute) ?? addAttribute(target, attribute)).set(text);
    }
    target.origin = operation.at;
  }

  /** `$(name)` stands for another attribute of the target, else of the transform. */
  #withTokens({ name, value }: Attribute, target: Element, from: Element, at: Span): string {
    return value.replace(/\$\(([\w:.]+)\)/g, (token, wanted: string) => {
      const found =
        target.attribute(wanted) ?? (wanted.toLowerCase() === name.toLowerCase() ? undefined : from.attribute(wanted));
      // The library fails with a null reference here.
      if (!found) throw new Failure(`${token} names an attribute that is not there`, at);
      return found.value.replace(/'/g, '&apos;');
    });
  }

  #removeAttributes(target: Element, operation: Located): void {
    const gone = this.#attributes(target, operation);
    if (gone.length === 0) this.#say('warning', 'RemoveAttributes removes no attribute', operation.at);
    for (const attribute of gone) target.attributes.splice(target.attributes.indexOf(attribute), 1);
    if (gone.length > 0) target.origin = operation.at;
  }

  /** The attributes that the arguments name; all of them without arguments. */
  #attributes(element: Element, { arguments: given, at }: Located): readonly Attribute[] {
    const names = given.length === 0 ? ['*'] : given;
    const found = (asked: readonly string[]) =>
      this.#evaluate(`@${asked.join('|@')}`, element, NO_NAMESPACES, at).filter(
        (node): node is Attribute => node.kind === 'attribute',
      );
    if (given.length > 0)
      for (const name of names)
        if (found([name]).length === 0) this.#say('warning', `no attribute matches "${name}"`, at);
    return found(names);
  }

  #commentOut(element: Element): void {
    const { text } = printNodes([element]);
    // Two hyphens would end the comment.
    replaceNode(element, new Leaf('comment', `<!--${text.replace(/--/g, '- -')}-->`, text));
  }

  #copy(instruction: Instruction, indentation: string | undefined, at: Span): Element {
    const own = indentationOf(instruction.element) ?? '';
    return transplanted(instruction.element, indentation, own, this.#layout, at);
  }

  #noArguments({ name, argumentText, at }: Located): void {
    if (argumentText !== undefined) this.#say('warning', `${name} takes no arguments: they are ignored`, at);
  }

  #onlyOnce({ name, at }: Located, targets: readonly Element[]): void {
    if (targets.length > 1)
      this.#say('warning', `${name} changes the first of ${targets.length} elements that match`, at);
  }

  #elements(path: string, instruction: Instruction): readonly Element[] {
    return this.#nodes(path, instruction).filter(node => node instanceof Element);
  }

  #nodes(path: string, instruction: Instruction): readonly XNode[] {
    const at = instruction.xdt('Locator')?.valueSpan ?? this.#nameOf(instruction.element);
    return this.#evaluate(path, this.target, instruction.namespaces(), at);
  }

  #evaluate(xpath: string, node: XNode, namespaces: ReadonlyMap<string, string>, at: Span): readonly XNode[] {
    const parsed = parseXPath(xpath, namespaces);
    if ('problem' in parsed) throw new Failure(`${xpath} is no XPath expression: ${parsed.problem}`, at);
    return select(parsed.expression, node);
  }
}

/** The one of a target that an attribute of the transform sets. */
function sameAttribute(target: Element, { name, local, namespace }: Attribute): Attribute | undefined {
  if (prefixOf(name) === '') return target.attribute(name);
  return target.attributes.find(each => each.local === local && each.namespace === namespace);
}

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

function isSilent(instruction: Instruction): boolean {
  // The library spells the name so.
  const attribute = instruction.xdt('SupressWarnings');
  if (!attribute) return false;
  const value = attribute.value.trim().toLowerCase();
  if (value !== 'true' && value !== 'false')
    throw new Failure(`"${attribute.value}" is neither true nor false`, attribute.valueSpan);
  return value === 'true';
}
