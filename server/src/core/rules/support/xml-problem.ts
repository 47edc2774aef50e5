import { memo } from '../../base/memo';
import { mayHoldSecret } from '../../config/base/read-attribute';
import type { RelatedPlace } from '../../config/base/related-place';
import { nearest } from '../../text/distance';
import type { TextEdit } from '../../text/edit';
import { endOfLine } from '../../text/layout';
import type { SourceFile } from '../../workspace/source-file';
import { isHostConfigName, isWebConfigName } from '../../workspace/uri';
import {
  updateXml,
  type XmlProblem,
  type XmlProblemKind,
  type XmlProblemRelated,
  type XmlRepair,
  type XmlRepairKind,
} from '../../xml/tree';
import type { Fix } from '../engine/finding';
import { type IisAnswer, type Rule, treeRule } from '../engine/rule';

/** What a message may say of a problem. */
export interface ProblemWords {
  /** The name it is about, in quotation marks. */
  readonly name: string;
  /** `the attribute "x"`, or `this attribute` where the name may be a part of a secret. */
  readonly attribute: string;
  /** The name of an attribute may be a part of a secret. */
  readonly nearSecret: boolean;
  readonly expected: string;
  /** A start tag that was probably meant to be the end tag of the element before it. */
  readonly meantEnd: boolean;
}

export type KindMessages = Partial<Record<XmlProblemKind, (words: ProblemWords) => string>>;

/** What an `xml-*` rule says by itself; the rest is the same for all of them. */
export interface XmlRuleSpec<I extends string> {
  readonly id: I;
  readonly summary: string;
  readonly messages: KindMessages;
}

/** IIS refuses a file that is not well-formed (R74). */
const MALFORMED: IisAnswer = { status: '500.19', hresult: '0x8007000d' };

/** A rule about one family of problems of the tree. */
export function xmlRule<I extends string>(spec: XmlRuleSpec<I>): Rule<I> {
  const { messages } = spec;
  const rule = treeRule({
    severity: 'error',
    since: '0.1.0',
    why: 'Configuration file is not well-formed XML: nothing in it counts, and IIS answers every request below it with 500.19 and 0x8007000d.',
    iis: MALFORMED,
    ...spec,
    messages: messages as Record<string, (words: ProblemWords) => string>,
    check({ file, report }) {
      const iis = iisAnswer(file);
      for (const problem of problemsOf(file)) {
        if (!messages[problem.kind]) continue;
        const nearSecret = isNearSecret(file, problem);
        report({
          message: problem.kind,
          data: {
            name: `"${problem.name}"`,
            attribute: nearSecret ? 'this attribute' : `the attribute "${problem.name}"`,
            nearSecret,
            expected: problem.expected ?? '',
            meantEnd: meantEnds(file).has(problem.span.start),
          },
          at: (problem.kind === 'noRootElement' ? lonelyEndTag(file) : undefined)?.span ?? problem.span,
          iis,
          ...(iis ? {} : { why: 'The file is not well-formed XML, so nothing in it counts.' }),
          related: related(file, problem),
          fixes: () => fixesOf(file, problem, nearSecret),
        });
      }
    },
  });
  return { ...rule, problems: Object.keys(messages) as readonly XmlProblemKind[] };
}

/** IIS reads these names only; what it makes of other files is for others to say. */
export function iisAnswer(file: SourceFile): IisAnswer | null {
  return isWebConfigName(file.name) || isHostConfigName(file.name) ? MALFORMED : null;
}

/** True for a document of another kind: a page, a binary. Its many problems say one thing, and one rule says it. */
export function isForeign(file: SourceFile): boolean {
  const { root, text, problems } = file.document;
  if (!root) return text.trim() !== '' && problems.some(problem => problem.kind === 'invalidCharacter');
  return file.config().shape === 'other' && !isAlmostConfiguration(root.name);
}

export function isAlmostConfiguration(name: string): boolean {
  return nearest(name, ['configuration']) !== undefined;
}

/** Names that are read as configuration or transform wherever they lie. */
export function isConfigurationName(name: string): boolean {
  return isWebConfigName(name) || isHostConfigName(name) || /^web\.[^.]+\.config$|\.web\.config$/i.test(name);
}

/** Without a root element only what may have swallowed it is worth telling beside that. */
const WITHOUT_ROOT =
  /^(noRootElement|unclosedComment|unclosedCdata|unclosedProcessingInstruction|unclosedDoctype|unclosedStartTag)$/;

const problemsOf = memo((file: SourceFile): readonly XmlProblem[] => {
  if (isForeign(file)) return [];
  const { root, problems } = file.document;
  if (!root) return problems.filter(problem => WITHOUT_ROOT.test(problem.kind));
  const ends = meantEnds(file);
  if (problems.length === 1) return problems;
  const badNames = new Set(problems.flatMap(({ kind, span }) => (kind === 'invalidName' ? span.start : [])));
  return problems.filter(problem => {
    const { kind, span } = problem;
    // What is no name needs no value; dots stand for what was left out, the end of the tag as well.
    if (kind === 'missingAttributeValue' && badNames.has(span.start)) return false;
    if (kind === 'missingCloseTag' && isAbbreviated(file, problem)) return false;
    return kind !== 'missingCloseTag' || ends.has(span.start) || ![...ends.values()].includes(span.start);
  });
});

/**
 * `<x>` typed for `</x>`, the commonest slip: both start tags lack their end. By the name of the second one, of which
 * something is said; the value is the name of the element that it was to close.
 */
const meantEnds = memo((file: SourceFile): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const { document } = file;
  const open = document.problems.filter(({ kind }) => kind === 'missingCloseTag');
  if (open.length < 2) return found;
  const sorted = [...open].sort((a, b) => a.span.start - b.span.start);
  for (const [index, second] of sorted.entries()) {
    const first = sorted[index - 1];
    if (!first || first.name !== second.name || found.has(first.span.start)) continue;
    // A start tag without attributes, and nothing but a blank line between it and the next end tag.
    const text = document.text.slice(second.span.end);
    if (/^>\s*<\//.test(text)) found.set(second.span.start, first.span.start);
  }
  return found;
});

function fixesOf(file: SourceFile, problem: XmlProblem, nearSecret: boolean): readonly Fix[] {
  if (meantEnds(file).has(problem.span.start)) return [asEndTag(file, problem)];
  const lonely = problem.kind === 'noRootElement' ? lonelyEndTag(file) : undefined;
  if (lonely) return [startTag(file, lonely)];
  const repairs = isSwallowed(file, problem) ? [] : problem.repairs.filter(({ edits }) => isGain(file, edits));
  return [
    ...(problem.kind === 'noRootElement' ? newRoot(file) : []),
    ...repairs.map(repair => fixOf(file, repair, nearSecret)),
  ];
}

/**
 * Whether the only problem does not become two: the element of a start tag without ">" may hold all that stands behind it,
 * and what stands behind the root element then. Of several problems, the repair of one may bring another to light.
 */
function isGain({ document }: SourceFile, edits: readonly TextEdit[]): boolean {
  return document.problemCount > 1 || updateXml(document, edits).problemCount <= 1;
}

/** An end tag in a file without any element: there is the place of what is missing. */
function lonelyEndTag({ document }: SourceFile): XmlProblem | undefined {
  return document.root ? undefined : document.problems.find(({ kind }) => kind === 'unexpectedCloseTag');
}

/** The start tag that it lacks. */
function startTag(file: SourceFile, { name, span }: XmlProblem): Fix {
  const edits = [{ span: { start: span.start, end: span.start }, newText: `<${name}>` }];
  return { title: `Add <${name}>`, safety: 'review', edits: [{ uri: file.uri, edits }] };
}

function asEndTag(file: SourceFile, { name, span }: XmlProblem): Fix {
  const edits = [{ span: { start: span.start, end: span.start }, newText: '/' }];
  return { title: `Change to </${name}>`, safety: 'review', edits: [{ uri: file.uri, edits }] };
}

/** `<add key="a" ...>`: dots in the start tag stand for the rest, as in a text that was copied from elsewhere. */
function isAbbreviated({ document }: SourceFile, { span }: XmlProblem): boolean {
  const element = document.elementAt(span.start);
  const tag = element && document.text.slice(element.openTagSpan.start, element.openTagSpan.end);
  return tag !== undefined && /\s(\.{2,}|…)\s*>$/.test(tag);
}

/** A comment or CDATA section without end holds the close tags; another one in its midst would repair nothing. */
function isSwallowed(file: SourceFile, problem: XmlProblem): boolean {
  if (problem.kind !== 'missingCloseTag') return false;
  return file.document.problems.some(({ kind }) => kind === 'unclosedComment' || kind === 'unclosedCdata');
}

/** Behind a broken quotation mark the rest of a password looks like names of attributes; they are not repeated. */
function isNearSecret(file: SourceFile, problem: XmlProblem): boolean {
  const element = file.document.elementAt(problem.span.start);
  return (
    element?.attributes.some(
      attribute => attribute.valueSpan.start <= problem.span.start && mayHoldSecret(attribute),
    ) ?? false
  );
}

const RELATED: Readonly<Record<XmlProblemRelated['kind'], string>> = {
  openTag: 'the start tag',
  firstAttribute: 'written here first',
  firstRoot: 'the root element',
};

function related(file: SourceFile, problem: XmlProblem): readonly RelatedPlace[] {
  const { related: place } = problem;
  if (place) return [{ at: { file: file.uri, span: place.span }, text: RELATED[place.kind] }];
  const opened = meantEnds(file).get(problem.span.start);
  if (opened !== undefined) {
    const span = { start: opened, end: opened + problem.name.length };
    return [{ at: { file: file.uri, span }, text: RELATED.openTag }];
  }
  return problem.kind === 'missingCloseTag' ? [noticed(file, problem)] : [];
}

/**
 * Where a reader notices that a close tag is missing, which is the line that IIS reports: at the close tag of an outer
 * element (XML 1.0, 3, WFC: Element Type Match), or where the file ends.
 */
function noticed(file: SourceFile, problem: XmlProblem): RelatedPlace {
  const { uri, document } = file;
  // Close tags inside of a comment without end are none to a reader.
  let outer = isSwallowed(file, problem) ? undefined : document.elementAt(problem.span.start)?.parent;
  while (outer && !outer.closeTagSpan) outer = outer.parent;
  const end = document.text.length;
  return outer?.closeTagSpan
    ? { at: { file: uri, span: outer.closeTagSpan }, text: `another element is closed here: </${outer.name}>` }
    : { at: { file: uri, span: { start: end, end } }, text: 'the file ends here' };
}

const TITLES: Readonly<Record<XmlRepairKind, (text: string) => string>> = {
  insertCloseTag: text => `Add ${text}`,
  selfCloseTag: () => 'Close it as an empty element',
  renameCloseTag: text => `Change to </${text}>`,
  removeCloseTag: text => `Remove ${text}`,
  closeTag: text => `Add "${text.trim()}"`,
  closeValue: text => `Close the value with ${text}`,
  insertValue: () => 'Give it an empty value',
  insertEqualsSign: () => 'Add "="',
  quoteValue: () => 'Put the value in quotation marks',
  insertSpace: () => 'Add a blank',
  removeAttribute: text => `Remove this ${text}`,
  removeText: () => 'Remove it',
  encode: text => `Write ${text}`,
  terminateReference: () => 'Add the missing ";"',
  closeComment: () => 'Close the comment',
  closeCdata: () => 'Close the CDATA section',
  closeProcessingInstruction: () => 'Close the processing instruction',
  moveDeclarationFirst: () => 'Move the XML declaration to the beginning',
  declareXdtPrefix: () => 'Declare the prefix xdt',
};

/** Repairs that leave no doubt about what was meant. */
const SAFE: ReadonlySet<XmlRepairKind> = new Set<XmlRepairKind>([
  'insertSpace',
  'quoteValue',
  'terminateReference',
  'moveDeclarationFirst',
  'declareXdtPrefix',
]);

/** For a file in which nothing else stands. */
function newRoot(file: SourceFile): readonly Fix[] {
  const { text, document } = file;
  if (document.topLevel().some(node => node.kind !== 'declaration') || document.problemCount > 1) return [];
  const end = text.length;
  const newText = `${/\S$/.test(text.replace('\uFEFF', '')) ? endOfLine(text) : ''}<configuration />`;
  const edits = [{ span: { start: end, end }, newText }];
  return [{ title: 'Add an empty configuration', safety: 'review', edits: [{ uri: file.uri, edits }] }];
}

function fixOf(file: SourceFile, { kind, text, edits }: XmlRepair, nearSecret: boolean): Fix {
  const shown = kind === 'quoteValue' || (kind === 'removeAttribute' && nearSecret) ? 'attribute' : text;
  return { title: TITLES[kind](shown), safety: SAFE.has(kind) ? 'safe' : 'review', edits: [{ uri: file.uri, edits }] };
}
