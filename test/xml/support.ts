import { applyEdits, type TextEdit } from '../../server/src/core/text/edit';
import { Column, MovingColumn } from '../../server/src/core/xml/column';
import type { Columns } from '../../server/src/core/xml/columns';
import { parseXml, type XmlDocument, type XmlElement, type XmlProblem } from '../../server/src/core/xml/tree';

/**
 * A text whose caret lines (`   ^^^ kind`) are taken out; they mark the line above. A format of its own, apart from the
 * archives of test/support: these texts are no configuration, there is no workspace around them, and the marks are
 * problems and nodes of the tree, which have kinds but no messages.
 */
export interface Marked {
  readonly text: string;
  /** `kind "marked text"`, in the order of the text. */
  readonly marks: readonly string[];
}

export function readMarks(source: string): Marked {
  const lines: string[] = [];
  const marks: { readonly line: number; readonly column: number; readonly mark: string }[] = [];
  for (const line of source.split('\n')) {
    const caret = /^( *)(\^+) (\S+)$/.exec(line);
    if (caret === null) {
      lines.push(line);
      continue;
    }
    const column = caret[1]!.length;
    const above = lines[lines.length - 1]!.slice(column, column + caret[2]!.length);
    marks.push({ line: lines.length, column, mark: `${caret[3]} ${JSON.stringify(above)}` });
  }
  marks.sort((a, b) => a.line - b.line || a.column - b.column);
  return { text: lines.join('\n'), marks: marks.map(({ mark }) => mark) };
}

/** The problems in the form of `Marked.marks`. */
export function describeProblems(document: XmlDocument): string[] {
  return document.problems.map(
    ({ kind, span }) => `${kind} ${JSON.stringify(document.text.slice(span.start, span.end))}`,
  );
}

/** The elements in one line: `a[x=1](b c(d))`. */
export function outline(document: XmlDocument): string {
  const top: string[] = [];
  for (const node of document.topLevel()) {
    if (node.kind === 'element') top.push(outlineOf(node));
  }
  return top.join(' ');
}

function outlineOf(element: XmlElement): string {
  const attributes = element.attributes.map(a => (a.hasValue ? `${a.name}=${a.value}` : a.name)).join(' ');
  const children = [...element.children()].map(outlineOf).join(' ');
  return element.name + (attributes && `[${attributes}]`) + (children && `(${children})`);
}

/** The text after the first repair of a problem. */
export function repaired(document: XmlDocument, problem: XmlProblem): string | undefined {
  const repair = problem.repairs[0];
  return repair && applyEdits(document.text, repair.edits);
}

export function applied(text: string, edit: (document: XmlDocument) => readonly TextEdit[]): string {
  return applyEdits(text, edit(parseXml(text)));
}

/** Everything a document knows, as plain data for a deep comparison. */
export function plain(document: XmlDocument): unknown {
  return plainColumns(document.columns);
}

function plainColumns(columns: Columns | Columns['problems'] | Columns['reach']): unknown {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? value
        : ArrayBuffer.isView(value)
          ? Array.from(value as Int32Array)
          : value instanceof Column || value instanceof MovingColumn
            ? Array.from({ length: value.length }, (_, row) => value.at(row))
            : plainColumns(value),
    ]),
  );
}

/** The element of that name, the first in document order. */
export function find(document: XmlDocument, name: string): XmlElement {
  for (const element of document.elements()) {
    if (element.is(name)) return element;
  }
  throw new Error(`no <${name}> in ${JSON.stringify(document.text)}`);
}
