/**
 * XML Document Transforms as Microsoft.Web.XmlTransform reads them (github.com/dotnet/xdt): `Name` or `Name(arguments)`
 * in attributes of the transform namespace. Names are those of classes, so that letter case counts.
 */

export const XDT_NAMESPACE = 'http://schemas.microsoft.com/XML-Document-Transform';

/** Attributes of the namespace. The library itself spells the last one so. */
export const XDT_ATTRIBUTES = ['Transform', 'Locator', 'SupressWarnings'] as const;

/** What an operation does with its arguments. */
export type ArgumentUse =
  /** None; given ones are ignored with a warning. */
  | 'none'
  /** Names of attributes of the element, all of them without arguments. */
  | 'ownAttributes'
  /** At least one name of an attribute of the element. */
  | 'keyAttributes'
  /** Exactly one XPath expression. */
  | 'xpath'
  | 'any';

export const TRANSFORMS: ReadonlyMap<string, ArgumentUse> = new Map<string, ArgumentUse>([
  ['Replace', 'none'],
  ['Remove', 'none'],
  ['RemoveAll', 'none'],
  ['Insert', 'none'],
  ['InsertIfMissing', 'none'],
  ['InsertBefore', 'xpath'],
  ['InsertAfter', 'xpath'],
  ['SetAttributes', 'ownAttributes'],
  // Names attributes of the file that is changed.
  ['RemoveAttributes', 'any'],
  ['SetTokenizedAttributes', 'any'],
  // Since version 3.
  ['CommentOut', 'any'],
]);

export const LOCATORS: ReadonlyMap<string, ArgumentUse> = new Map<string, ArgumentUse>([
  ['Match', 'keyAttributes'],
  ['Condition', 'xpath'],
  ['XPath', 'xpath'],
  ['DefaultLocator', 'any'],
]);

export function isTransformOperation(name: string): boolean {
  return TRANSFORMS.has(name);
}

/** A value of `Transform` or `Locator`. */
export interface Operation {
  readonly name: string;
  /** Offset of the name in the value. */
  readonly nameStart: number;
  /** Text between the parentheses; undefined without them, and where they are empty. */
  readonly argumentText: string | undefined;
  readonly arguments: readonly string[];
}

/** Undefined where the value has no such form. */
export function parseOperation(value: string): Operation | undefined {
  const match = /^(\s*)([\p{L}\p{N}_]+)(?:\s*\((.*)\))?\s*$/su.exec(value);
  if (!match) return undefined;
  const [, blank = '', name = '', text = ''] = match;
  return {
    name,
    nameStart: blank.length,
    argumentText: text === '' ? undefined : text,
    arguments: text === '' ? [] : splitArguments(text),
  };
}

/** Commas separate but for those in parentheses; only several arguments are trimmed. Quotation marks do not count. */
function splitArguments(text: string): readonly string[] {
  if (!text.includes(',')) return [text];
  const found: string[] = [];
  let open: string | undefined;
  let depth = 0;
  for (const piece of text.split(',')) {
    open = open === undefined ? piece : `${open},${piece}`;
    for (const sign of piece) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth !== 0) continue;
    found.push(open.trim());
    open = undefined;
  }
  return open === undefined ? found : [...found, open.trim()];
}

/** A bracket is added on either side unless the text has one there, whether it belongs to it or not. */
export function bracketed(predicate: string): string {
  if (predicate === '') return '';
  const opened = predicate.startsWith('[') ? predicate : `[${predicate}`;
  return opened.endsWith(']') ? opened : `${opened}]`;
}

/** True where every literal, parenthesis and bracket of an XPath expression is closed. */
export function isBalanced(xpath: string): boolean {
  const open: string[] = [];
  for (let at = 0; at < xpath.length; at++) {
    const sign = xpath[at] ?? '';
    if (sign === '"' || sign === "'") {
      at = xpath.indexOf(sign, at + 1);
      if (at < 0) return false;
    } else if (sign === '(') open.push(')');
    else if (sign === '[') open.push(']');
    else if ((sign === ')' || sign === ']') && open.pop() !== sign) return false;
  }
  return open.length === 0;
}
