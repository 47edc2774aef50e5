import { isSystemAttribute } from '../config/values/merged-element';
import { dedented } from '../rules/support/dedented';
import { review } from '../rules/support/fixes';
import { endOfLine } from '../text/layout';
import type { ConfigPosition } from '../workspace/position';
import type { Snapshot } from '../workspace/snapshot';
import { SourceFile } from '../workspace/source-file';
import { joinUri, parentUri } from '../workspace/uri';
import { indentUnit } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Refactoring } from './refactoring';

/** What .NET reads before it can read anything from another file. */
const NEVER: ReadonlySet<string> = new Set(['configProtectedData', 'system.windows.forms']);

/**
 * Moves what a section says into a file of its own beside the configuration file, which the attribute `configSource` names
 * (R75): people keep it out of source control, or give it other rights. Not in applicationHost.config, which takes no
 * such attribute, and not where the section has something that would have to stay behind.
 */
export function extractSection(snapshot: Snapshot, { file, element, is }: ConfigPosition): readonly Refactoring[] {
  if (is.kind !== 'section' || file.role !== 'web' || NEVER.has(is.path) || !isPlain(element)) return [];
  const name = `${element.name}.config`;
  const uri = joinUri(parentUri(file.uri), name);
  if (uri === undefined || isThere(snapshot, uri)) return [];
  const { text } = element.document;
  const eol = endOfLine(text);
  const unit = indentUnit(element.document);
  const lines = dedented(element)
    .split('\n')
    .map(line => line.replace(/^(?: {2})+/, blanks => unit.repeat(blanks.length / 2)));
  const content = ['<?xml version="1.0" encoding="utf-8"?>', ...lines, ''].join(eol);
  const fix = review(
    `Move <${element.name}> into ${name} (configSource)`,
    { uri: file.uri, edits: [{ span: element.span, newText: `<${element.name} configSource="${name}" />` }] },
    { uri, edits: [{ span: { start: 0, end: 0 }, newText: content }], isNew: true },
  );
  return [{ kind: 'extract', fix }];
}

/** Of a file that nobody has looked for yet, the snapshot is told that it is wanted. */
function isThere(snapshot: Snapshot, uri: string): boolean {
  const state = snapshot.state(uri);
  return state instanceof SourceFile || state?.kind === 'unreadable';
}

/** Something is said, and all of it may stand in the other file. */
function isPlain(element: XmlElement): boolean {
  if (element.attributes.some(({ name }) => isSystemAttribute(name) || name === 'file')) return false;
  if (element.child('EncryptedData')) return false;
  return element.firstChild !== undefined || element.attributes.length > 1;
}
