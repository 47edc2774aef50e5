import type { TextEdit } from '../text/edit';
import { endOfLine, indentationAt, leadsLine } from '../text/layout';
import type { Span } from '../text/span';
import { encodeAttribute, isPredefinedEntity } from './character-references';
import { isNameChar, skipName, skipSpace, trimEnd } from './chars';
import {
  type XmlProblem,
  type XmlProblemKind,
  type XmlProblemRelated,
  type XmlRepair,
  type XmlRepairKind,
  xmlProblemKinds,
} from './problem';
import type { XmlDocument } from './tree';

/** `XmlDocument.problems` holds at most so many. */
export const maxProblems = 1000;

/** What microsoft.web.xdt and Visual Studio use as the namespace of transform attributes. */
const XDT_NAMESPACE = 'http://schemas.microsoft.com/XML-Document-Transform';

export function readProblem(document: XmlDocument, index: number): XmlProblem {
  const { kind, start, end, a, b } = document.columns.problems;
  return new ProblemView(
    document,
    xmlProblemKinds[kind[index] as number] as XmlProblemKind,
    { start: start[index] as number, end: end[index] as number },
    a[index] as number,
    b[index] as number,
  );
}

class ProblemView implements XmlProblem {
  readonly kind: XmlProblemKind;
  readonly span: Span;
  readonly #document: XmlDocument;
  readonly #a: number;
  readonly #b: number;

  constructor(document: XmlDocument, kind: XmlProblemKind, span: Span, a: number, b: number) {
    this.#document = document;
    this.kind = kind;
    this.span = span;
    this.#a = a;
    this.#b = b;
  }

  get name(): string {
    const { text } = this.#document;
    const written = text.slice(this.span.start, this.span.end);
    switch (this.kind) {
      case 'unclosedStartTag':
        return written.slice(1);
      case 'unexpectedCloseTag':
      case 'unclosedCloseTag':
      case 'mismatchedCloseTag':
        return written.replace(/^<\/[ \t\r\n]*/, '').replace(/[ \t\r\n]*>$/, '');
      case 'unclosedAttributeValue':
        return this.#attributeName();
      case 'undefinedEntity':
      case 'invalidCharacterReference':
        return written.slice(1, -1);
      case 'invalidCharacter':
        return `U+${written.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      default:
        return written;
    }
  }

  get expected(): string | undefined {
    return this.kind === 'mismatchedCloseTag' ? this.#openName() : undefined;
  }

  get related(): XmlProblemRelated | undefined {
    const kind = relatedKinds[this.kind];
    if (kind === undefined) return undefined;
    const start = kind === 'openTag' ? this.#a + 1 : this.#a;
    const { text } = this.#document;
    return { kind, span: { start, end: skipName(text, start, text.length) } };
  }

  get repairs(): readonly XmlRepair[] {
    return repairsOf[this.kind]?.(this.#context()) ?? [];
  }

  #context(): Context {
    const document = this.#document;
    return { document, text: document.text, problem: this, span: this.span, a: this.#a, b: this.#b };
  }

  #openName(): string {
    const { text } = this.#document;
    return text.slice(this.#a + 1, skipName(text, this.#a + 1, text.length));
  }

  /** The attribute whose value begins at this problem's quote. */
  #attributeName(): string {
    const { start } = this.span;
    return this.#document.elementAt(start)?.attributeBefore(start)?.name ?? '';
  }
}

const relatedKinds: Readonly<Partial<Record<XmlProblemKind, XmlProblemRelated['kind']>>> = {
  mismatchedCloseTag: 'openTag',
  duplicateAttribute: 'firstAttribute',
  multipleRoots: 'firstRoot',
};

interface Context {
  readonly document: XmlDocument;
  readonly text: string;
  readonly problem: XmlProblem;
  readonly span: Span;
  readonly a: number;
  readonly b: number;
}

/** The meaning of `a` and `b` is told where each kind is recorded; here they are used. */
const repairsOf: Readonly<Partial<Record<XmlProblemKind, (context: Context) => XmlRepair[]>>> = {
  missingCloseTag: c => [closeElement(c), ...closeAsEmpty(c)],
  mismatchedCloseTag: c => renameClose(c),
  unexpectedCloseTag: c => [removeStray(c)],
  unclosedStartTag: c => closeStartTag(c),
  unclosedCloseTag: c => closeEndTag(c),
  unclosedAttributeValue: c => [insert('closeValue', c.a, c.text.charAt(c.span.start))],
  missingAttributeValue: c => [insert('insertValue', c.a, c.text.charAt(c.a - 1) === '=' ? '""' : '=""')],
  missingEqualsSign: c => [
    replace('insertEqualsSign', { start: c.a, end: skipSpace(c.text, c.a, c.text.length) }, '='),
  ],
  unquotedAttributeValue: c => [quote(c)],
  missingWhitespaceBetweenAttributes: c => [insert('insertSpace', c.a, ' ')],
  duplicateAttribute: c => removeDuplicate(c),
  unexpectedCharacters: c => [removeBetween(c)],
  lessThanInAttributeValue: c => [replace('encode', c.span, '&lt;')],
  bareLessThan: c => [replace('encode', c.span, '&lt;'.repeat(c.span.end - c.span.start))],
  bareAmpersand: c => ampersand(c),
  undefinedEntity: c => [replace('encode', { start: c.span.start, end: c.span.start + 1 }, '&amp;')],
  invalidCharacterReference: c => [replace('removeText', c.span, '')],
  invalidCharacter: c => [replace('removeText', c.span, '')],
  cdataEndInText: c => [replace('encode', { start: c.span.end - 1, end: c.span.end }, '&gt;')],
  unclosedComment: c => [insert('closeComment', c.a, missingEnd(c, ' -->', '--'))],
  doubleHyphenInComment: c => [...closeAtHyphens(c), partHyphens(c)],
  unclosedCdata: c => [insert('closeCdata', c.a, missingEnd(c, ']]>', ']]'))],
  unclosedProcessingInstruction: c => [closeInstruction(c)],
  xmlDeclarationNotFirst: c => moveDeclaration(c),
  undeclaredPrefix: c => declarePrefix(c),
};

function repair(kind: XmlRepairKind, text: string, ...edits: TextEdit[]): XmlRepair {
  return { kind, text, edits };
}

function insert(kind: XmlRepairKind, at: number, newText: string): XmlRepair {
  return replace(kind, { start: at, end: at }, newText);
}

function replace(kind: XmlRepairKind, span: Span, newText: string): XmlRepair {
  return repair(kind, newText, { span, newText });
}

/** Names on both sides stay two names. */
function removeBetween({ text, span }: Context): XmlRepair {
  const joins = isNameChar(text.charCodeAt(span.start - 1)) && isNameChar(text.charCodeAt(span.end));
  return replace('removeText', span, joins ? ' ' : '');
}

/** `a` is behind the last content. The close tag gets a line of its own where the content has lines of its own. */
function closeElement({ text, problem, span, a }: Context): XmlRepair {
  const start = span.start - 1;
  const tag = `</${problem.name}>`;
  const hasOwnLine = leadsLine(text, start) && /[\r\n]/.test(text.slice(start, a));
  const newText = hasOwnLine ? endOfLine(text) + indentationAt(text, start) + tag : tag;
  return repair('insertCloseTag', tag, { span: { start: a, end: a }, newText });
}

/** An element without content may as well be closed in its open tag. */
function closeAsEmpty({ document, text, span }: Context): XmlRepair[] {
  const element = document.elementAt(span.start);
  const open = element?.openTagSpan;
  if (element === undefined || open === undefined || element.contentSpan === undefined) return [];
  const { start, end } = element.contentSpan;
  if (skipSpace(text, start, end) < end) return [];
  const gap = text.charAt(open.end - 2) === ' ' ? '' : ' ';
  return [replace('selfCloseTag', { start: open.end - 1, end: open.end }, `${gap}/>`)];
}

/** Nothing where the start tag is what is wrong: its name has a character too many. */
function renameClose({ text, problem, span }: Context): XmlRepair[] {
  const expected = problem.expected ?? '';
  if (text.slice(span.start, span.end) === expected) return [];
  if (!text.startsWith('</', span.start)) return [replace('renameCloseTag', span, expected)];
  // A close tag without a name.
  return [
    repair('renameCloseTag', expected, { span: { start: span.start + 2, end: span.start + 2 }, newText: expected }),
  ];
}

function removeStray({ text, span }: Context): XmlRepair {
  const behind = text.indexOf('>', span.end - 1);
  const end = behind >= 0 && skipSpace(text, span.end, behind) === behind ? behind + 1 : span.end;
  return repair('removeCloseTag', text.slice(span.start, end), { span: { start: span.start, end }, newText: '' });
}

/** `>` if the content and the close tag are there, else ` />`. */
function closeStartTag({ document, text, span }: Context): XmlRepair[] {
  const element = document.elementAt(span.start);
  if (element === undefined) return [];
  const last = element.attributeBefore(element.openTagSpan.end);
  const at = last === undefined ? span.end : last.span.end;
  const slash = skipSpace(text, at, text.length);
  if (text.charAt(slash) === '/') return [insert('closeTag', slash + 1, '>')];
  return [insert('closeTag', at, element.closeTagSpan === undefined ? ' />' : '>')];
}

/** The name as well, where there is nothing but `</`. */
function closeEndTag({ document, text, span, a }: Context): XmlRepair[] {
  const name = skipSpace(text, span.start + 2, text.length);
  const isNamed = skipName(text, name, text.length) > name || !text.startsWith('</', span.start);
  if (isNamed) return [insert('closeTag', a, '>')];
  const open = document.elementAt(span.start)?.name;
  return open === undefined ? [] : [insert('closeTag', span.start + 2, `${open}>`)];
}

/** What of the end is missing: of `--` the `>` alone, unless it is that of the beginning. */
function missingEnd({ text, span, a }: Context, whole: string, begun: string): string {
  return a >= span.start + '<!--'.length + begun.length && text.endsWith(begun, a) ? '>' : whole;
}

/** Blanks between the hyphens, wherever several stand together in the comment; one problem tells of all. */
function partHyphens({ text, span }: Context): XmlRepair {
  const end = text.indexOf('-->', span.start);
  const content = text.slice(span.start, end < 0 ? text.length : end);
  const edits = [...content.matchAll(/--+|-$/g)].map(({ 0: hyphens, index }) => {
    const start = span.start + index;
    const isLast = start + hyphens.length === end;
    return {
      span: { start, end: start + hyphens.length },
      newText: `${[...hyphens].join(' ')}${isLast ? ' ' : ''}`,
    };
  });
  return repair('encode', '- -', ...edits);
}

/** Hyphens at the end of a line, or before a tag, were to end the comment. */
function closeAtHyphens({ text, span }: Context): XmlRepair[] {
  const behind = text.slice(span.end, span.end + 200);
  return /^[ \t]*([\r\n]|<|$)/.test(behind) ? [insert('closeComment', span.end, '>')] : [];
}

/** `a` and `b` are the value without quotes. */
function quote({ text, span, a, b }: Context): XmlRepair {
  const value = text.slice(a, b);
  const mark = text.charAt(b) === "'" && span.end > b ? "'" : '"';
  return replace('quoteValue', span, mark + value + mark);
}

function removeDuplicate({ document, text, span }: Context): XmlRepair[] {
  const attribute = document.elementAt(span.start)?.attributeBefore(span.start);
  if (attribute === undefined) return [];
  const start = trimEnd(text, 0, attribute.span.start);
  return [repair('removeAttribute', attribute.name, { span: { start, end: attribute.span.end }, newText: '' })];
}

function ampersand({ text, span }: Context): XmlRepair[] {
  const nameEnd = skipName(text, span.end, text.length);
  const name = text.slice(span.end, nameEnd);
  const encoded = replace('encode', span, '&amp;');
  return isPredefinedEntity(name) ? [insert('terminateReference', nameEnd, ';'), encoded] : [encoded];
}

/** `a` is the end of the instruction, behind a `>` without `?` if that was taken as its end. */
function closeInstruction({ text, span, a }: Context): XmlRepair {
  if (text.charAt(a - 1) === '?' && a - 1 > span.start + 1) return insert('closeProcessingInstruction', a, '>');
  return text.charAt(a - 1) === '>'
    ? insert('closeProcessingInstruction', a - 1, '?')
    : insert('closeProcessingInstruction', a, '?>');
}

/** `a` is the end of the declaration. Only white space or comments can be moved behind it safely. */
function moveDeclaration({ text, span, a }: Context): XmlRepair[] {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const before = text.slice(begin, span.start);
  if (/^[ \t\r\n]*$/.test(before)) return [replace('moveDeclarationFirst', { start: begin, end: span.start }, '')];
  if (/<[^!]|<!DOCTYPE/i.test(before)) return [];
  const declaration = text.slice(span.start, a);
  return [
    repair(
      'moveDeclarationFirst',
      declaration,
      { span: { start: begin, end: begin }, newText: declaration + endOfLine(text) },
      { span: { start: span.start, end: a }, newText: '' },
    ),
  ];
}

function declarePrefix({ document, problem }: Context): XmlRepair[] {
  const root = document.root;
  if (problem.name !== 'xdt' || root === undefined) return [];
  const newText = ` xmlns:xdt="${encodeAttribute(XDT_NAMESPACE, '"')}"`;
  const at = root.nameSpan.end;
  return [repair('declareXdtPrefix', XDT_NAMESPACE, { span: { start: at, end: at }, newText })];
}
