import type { TextEdit } from '../text/edit';
import { endOfLine, indentationAt, lineStart } from '../text/layout';
import type { Fix } from '../workspace/fix';
import type { SourceFile } from '../workspace/source-file';
import type { XmlDocument } from '../xml/tree';
import type { Finding } from './engine/finding';
import { lineStartsUpToComment, Suppressions, type SuppressionVerb } from './engine/suppressions';

/**
 * Comments that switch the rule of a finding off, for the line and for the file. None in a malformed file, where a
 * comment may be read as something else, and none about the comments themselves.
 */
export function disablingFixes(file: SourceFile, finding: Finding): readonly Fix[] {
  const { document } = file;
  if (document.problemCount > 0 || /-suppression$/.test(finding.rule)) return [];
  return [
    fix(`Disable ${finding.rule} for this line`, file, beforeLine(document, finding)),
    fix(`Disable ${finding.rule} for this file`, file, beforeRoot(document, finding.rule)),
  ].flatMap(each => each ?? []);
}

function fix(title: string, { uri }: SourceFile, edit: TextEdit | undefined): Fix | undefined {
  return edit && { title, safety: 'review', edits: [{ uri, edits: [edit] }] };
}

/** Undefined where the line has no place for a comment before it: it begins with the XML declaration. */
function beforeLine(document: XmlDocument, { rule, span }: Finding): TextEdit | undefined {
  const { text, lines } = document;
  const start = lineStartsUpToComment(document, span.start).at(-1) ?? 0;
  if (/^\s*<[?!]/.test(text.slice(start, start + 200))) return undefined;
  const { line } = lines.position(start);
  return (
    extended(document, 'disable-next-line', rule, end => lines.position(end).line + 1 === line) ??
    inserted(text, start, `whoiis-disable-next-line ${rule}`)
  );
}

/** Before the root element, where everybody sees it. */
function beforeRoot(document: XmlDocument, rule: string): TextEdit | undefined {
  const { root, text } = document;
  const known = extended(document, 'disable-file', rule, () => true);
  if (known || !root) return known;
  const start = lineStart(text, root.span.start);
  const comment = `whoiis-disable-file ${rule}`;
  if (text.slice(start, root.span.start).trim() === '') return inserted(text, start, comment);
  const at = root.span.start;
  return { span: { start: at, end: at }, newText: `<!-- ${comment} -->` };
}

/** One more name in a comment that does the same already. */
function extended(
  document: XmlDocument,
  verb: SuppressionVerb,
  rule: string,
  isMeant: (end: number) => boolean,
): TextEdit | undefined {
  const comment = new Suppressions(document).comments.find(each => each.word === verb && isMeant(each.span.end));
  const at = comment?.rules.at(-1)?.at.end;
  return at === undefined ? undefined : { span: { start: at, end: at }, newText: `, ${rule}` };
}

function inserted(text: string, start: number, words: string): TextEdit {
  const rest = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const indentation = indentationAt(text, start + rest);
  return { span: { start, end: start }, newText: `${indentation}<!-- ${words} -->${endOfLine(text)}` };
}
