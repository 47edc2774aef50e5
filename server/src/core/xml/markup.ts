import { FAR } from './builder';
import { isLineEnd, isSpace, skipName } from './chars';
import { NodeKind } from './columns';
import type { Scanner } from './scanner';

/** Reads what begins with `<!` at `start`. Gives the offset behind it. */
export function scanMarkup(s: Scanner, start: number): number {
  const { text } = s;
  if (text.startsWith('--', start + 2)) return scanComment(s, start);
  if (text.startsWith('[CDATA[', start + 2)) return scanCdata(s, start);
  const nameEnd = skipName(text, start + 2, s.end);
  if (text.slice(start + 2, nameEnd).toUpperCase() === 'DOCTYPE') return scanDoctype(s, start, nameEnd);
  const end = endOfBroken(s, nameEnd);
  s.addLeaf(NodeKind.markup, start, nameEnd, end);
  s.tree.problems.add('invalidMarkupDeclaration', start, Math.max(nameEnd, start + 2));
  s.tree.reach.add(start, reachOf(s, end), false);
  return end;
}

function scanComment(s: Scanner, start: number): number {
  const { text, tree } = s;
  const content = start + 4;
  const close = s.find('-->', content);
  const end = close < 0 ? s.lineEnd(content) : close + 3;
  if (close < 0) {
    tree.problems.add('unclosedComment', start, content, end);
    tree.reach.add(start, FAR, false);
  } else {
    const hyphens = text.indexOf('--', content);
    if (hyphens < close) tree.problems.add('doubleHyphenInComment', hyphens, hyphens + 2);
  }
  s.addLeaf(NodeKind.comment, start, content, end);
  return end;
}

function scanCdata(s: Scanner, start: number): number {
  const { tree } = s;
  const content = start + 9;
  const close = s.find(']]>', content);
  const end = close < 0 ? s.lineEnd(content) : close + 3;
  if (close < 0) {
    tree.problems.add('unclosedCdata', start, content, end);
    tree.reach.add(start, FAR, false);
  }
  s.addLeaf(NodeKind.cdata, start, content, end);
  return end;
}

/** Reads what begins with `<?` at `start`. Gives the offset behind it. */
export function scanProcessingInstruction(s: Scanner, start: number): number {
  const { text, tree } = s;
  const nameEnd = skipName(text, start + 2, s.end);
  const target = text.slice(start + 2, nameEnd);
  const isDeclaration = target === 'xml';
  let close = s.find('?>', nameEnd);
  // `<?xml version="1.0">`: the `?>` found may be that of another instruction.
  if (isDeclaration && close >= 0) {
    const tagEnd = text.indexOf('>', nameEnd);
    close = tagEnd < close ? -1 : close;
  }
  const end = close < 0 ? endOfBroken(s, nameEnd) : close + 2;
  if (close < 0) {
    tree.problems.add('unclosedProcessingInstruction', start, nameEnd, end);
    tree.reach.add(start, FAR, false);
  }
  s.addLeaf(isDeclaration ? NodeKind.declaration : NodeKind.processingInstruction, start, nameEnd, end);
  if (isDeclaration) {
    checkDeclaration(s, start, nameEnd, end, close >= 0);
  } else if (target === '' || /^xml$|:/i.test(target) || !startsName(s, start + 2)) {
    // The target has no namespace, so it has no colon either (Namespaces in XML 1.0, 7).
    tree.problems.add('invalidName', start, nameEnd);
  } else if (nameEnd < end && nameEnd !== close && !isSpace(text.charCodeAt(nameEnd)) && close >= 0) {
    tree.problems.add('invalidName', start, nameEnd);
  }
  return end;
}

function startsName(s: Scanner, at: number): boolean {
  const c = s.text.charCodeAt(at);
  return !(c === 45 || c === 46 || (c >= 48 && c <= 57) || c === 0xb7);
}

/** XML 1.0, productions 23 to 26, 32, 77, 80 and 81. White space is XML's own: `\s` would take a byte order mark too. */
const declaration = new RegExp(
  [
    '^<[?]xml',
    '_+version_*=_*(?:"1[.][0-9]+"|\'1[.][0-9]+\')',
    '(?:_+encoding_*=_*(?:"[A-Za-z][-.\\w]*"|\'[A-Za-z][-.\\w]*\'))?',
    '(?:_+standalone_*=_*(?:"(?:yes|no)"|\'(?:yes|no)\'))?',
    '_*[?]>$',
  ]
    .join('')
    .replaceAll('_', '[ \\t\\r\\n]'),
);

function checkDeclaration(s: Scanner, start: number, nameEnd: number, end: number, isClosed: boolean): void {
  const { text, tree } = s;
  const isFirst = start === 0 || (start === 1 && text.charCodeAt(0) === 0xfeff);
  if (!isFirst) {
    tree.problems.add('xmlDeclarationNotFirst', start, nameEnd, end);
  } else if (isClosed && !declaration.test(text.slice(start, end))) {
    tree.problems.add('invalidXmlDeclaration', start, end);
  }
}

function scanDoctype(s: Scanner, start: number, nameEnd: number): number {
  const { text, tree } = s;
  const isMisplaced = s.open.depth > 0 || s.hasDoctype || s.hasRoot;
  if (isMisplaced) {
    const end = endOfBroken(s, nameEnd);
    tree.problems.add('misplacedDoctype', start, nameEnd);
    tree.reach.add(start, reachOf(s, end), false);
    s.addLeaf(NodeKind.doctype, start, nameEnd, end);
    return end;
  }
  s.hasDoctype = true;
  const close = endOfDoctype(text, nameEnd, s.end);
  const end = close < 0 ? endOfBroken(s, nameEnd) : close;
  if (close < 0) {
    tree.problems.add('unclosedDoctype', start, nameEnd, end);
    tree.reach.add(start, FAR, false);
  }
  if (text.slice(start + 2, nameEnd) !== 'DOCTYPE') tree.problems.add('invalidMarkupDeclaration', start, nameEnd);
  s.mayDefine = entityDefinitions(text.slice(nameEnd, end));
  s.addLeaf(NodeKind.doctype, start, nameEnd, end);
  return end;
}

/** Behind the `>` of a document type declaration, -1 without one. Its internal subset is skipped, not read. */
function endOfDoctype(text: string, from: number, end: number): number {
  let isInSubset = false;
  let i = from;
  while (i < end) {
    const c = text.charCodeAt(i);
    let skipTo = i + 1;
    if (c === 34 || c === 39) skipTo = behind(text, text[i] as string, i + 1);
    else if (isInSubset && text.startsWith('<!--', i)) skipTo = behind(text, '-->', i + 4);
    else if (isInSubset && text.startsWith('<?', i)) skipTo = behind(text, '?>', i + 2);
    else if (c === 91) isInSubset = true;
    else if (c === 93) isInSubset = false;
    else if (c === 62 && !isInSubset) return i + 1;
    if (skipTo < 0) return -1;
    i = skipTo;
  }
  return -1;
}

function behind(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? -1 : found + what.length;
}

/**
 * Whether a document type declaration may define an entity: it names it, or it refers to something outside the file
 * or to parameter entities, which may name any.
 */
export function entityDefinitions(doctype: string): (entity: string) => boolean {
  const subset = doctype.indexOf('[');
  const head = subset < 0 ? doctype : doctype.slice(0, subset);
  if (/\b(?:SYSTEM|PUBLIC)\b/.test(head) || /%[^\s;]+;/.test(doctype)) return () => true;
  const names = new Set(Array.from(doctype.matchAll(/<!ENTITY[ \t\r\n]+([^ \t\r\n%]+)/g), match => match[1]));
  return entity => names.has(entity);
}

/** Where markup without its end is taken to end: behind a `>` on its line, before a tag, or with the line. */
function endOfBroken(s: Scanner, at: number): number {
  const { text, end } = s;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 62) return i + 1;
    if (c === 60 || isLineEnd(c)) return i;
  }
  return end;
}

function reachOf(s: Scanner, end: number): number {
  return end >= s.end ? FAR : end + 2;
}
