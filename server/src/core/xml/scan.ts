import { FAR, type ProblemBuilder, type TreeBuilder } from './builder';
import { isLineEnd, skipSpace, trimEnd } from './chars';
import { closeImplicitly } from './close-tag';
import { KIND_MASK, NodeKind, type ScannedColumns } from './columns';
import { checkNames } from './names';
import { OpenElements } from './open-elements';
import { Scanner } from './scanner';

/** Reads a whole text. */
export function scan(text: string): ScannedColumns {
  const s = new Scanner(text, 0, new OpenElements(text), text.length);
  s.run(() => false);
  closeImplicitly(s, 0, text.length, FAR);
  checkTopLevel(s.tree, text);
  checkNames(s.tree, text, []);
  checkCharacters(s.tree.problems, text, 0, text.length);
  return s.tree.toColumns();
}

/** Exactly one root element, and nothing but comments, processing instructions and white space beside it. */
function checkTopLevel(tree: TreeBuilder, text: string): void {
  const { problems } = tree;
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let root = -1;
  let hasSecond = false;
  for (let row = 0; row < tree.rows && root < 0; row += tree.size[row] as number) root = tree.isElement(row) ? row : -1;
  if (root < 0) {
    const start = skipSpace(text, begin, text.length);
    problems.add('noRootElement', start, firstLineEnd(text, start));
    return;
  }
  const rootName = (tree.start[root] as number) + 1;
  let at = begin;
  for (let row = 0; row < tree.rows; row += tree.size[row] as number) {
    const start = tree.start[row] as number;
    const end = start + (tree.length[row] as number);
    checkOutside(problems, text, at, start);
    at = end;
    const kind = (tree.kind[row] as number) & KIND_MASK;
    if (kind === NodeKind.cdata) {
      problems.add('textOutsideRoot', start, end);
    } else if (kind === NodeKind.element && row !== root && !hasSecond) {
      hasSecond = true;
      problems.add('multipleRoots', start + 1, start + (tree.nameEnd[row] as number), rootName);
    }
  }
  checkOutside(problems, text, at, text.length);
}

function checkOutside(problems: ProblemBuilder, text: string, from: number, to: number): void {
  const start = skipSpace(text, from, to);
  if (start < to) problems.add('textOutsideRoot', start, trimEnd(text, start, to));
}

function firstLineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

/** Characters XML allows nowhere (XML 1.0, production 2): control characters, U+FFFE, U+FFFF, half surrogate pairs. */
export function checkCharacters(problems: ProblemBuilder, text: string, from: number, to: number): void {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
  const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/g;
  for (let match = suspicious.exec(part); match !== null; match = suspicious.exec(part)) {
    const start = match.index;
    let end = start;
    while (end < part.length && isInvalidAt(part, end)) end++;
    if (end > start) {
      problems.add('invalidCharacter', from + start, from + end);
      suspicious.lastIndex = end;
    } else {
      suspicious.lastIndex = start + 2;
    }
  }
}

function isInvalidAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c >= 0xd800 && c <= 0xdbff) {
    const next = text.charCodeAt(at + 1);
    return !(next >= 0xdc00 && next <= 0xdfff);
  }
  return c < 32 ? c !== 9 && c !== 10 && c !== 13 : (c >= 0xdc00 && c <= 0xdfff) || c === 0xfffe || c === 0xffff;
}
