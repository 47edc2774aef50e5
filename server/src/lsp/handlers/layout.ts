import {
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type FormattingOptions,
  type LinkedEditingRangeParams,
  type LinkedEditingRanges,
  type Range,
  type SelectionRange,
  type SelectionRangeParams,
  type TextEdit,
} from 'vscode-languageserver';
import { endTag, foldings, formatting, newLine, selections, tagNames } from '../../core/analysis';
import { toOffset, toSpan } from '../from-proto';
import type { Session } from '../session';
import { toRange } from '../to-proto';
import type { Handler } from './handler';

export const handleFolding: Handler<FoldingRangeParams, FoldingRange[]> = async (session, { textDocument }) => {
  const found = await session.ask(textDocument.uri, undefined, (snapshot, { uri }) =>
    foldings(snapshot, uri).map(({ startLine, endLine, isComment }) => ({
      startLine,
      endLine,
      ...(isComment && { kind: FoldingRangeKind.Comment }),
    })),
  );
  return found ?? null;
};

export const handleSelection: Handler<SelectionRangeParams, SelectionRange[]> = async (
  session,
  { textDocument, positions },
) => {
  const found = await session.ask(textDocument.uri, positions[0], (snapshot, { uri }) =>
    positions.map(
      position =>
        selections(snapshot, uri, toOffset(snapshot, uri, position)).reduceRight<SelectionRange | undefined>(
          (parent, span) => ({ range: toRange(snapshot, uri, span), ...(parent && { parent }) }),
          undefined,
        ) ?? { range: { start: position, end: position } },
    ),
  );
  return found ?? null;
};

export const handleLinkedEditing: Handler<LinkedEditingRangeParams, LinkedEditingRanges> = async (
  session,
  { textDocument, position },
) => {
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    tagNames(snapshot, uri, toOffset(snapshot, uri, position)).map(span => toRange(snapshot, uri, span)),
  );
  return found && found.length > 1 ? { ranges: found, wordPattern: '[\\w.:-]*' } : null;
};

export const handleFormatting: Handler<DocumentFormattingParams, TextEdit[]> = (session, { textDocument, options }) =>
  formatted(session, textDocument.uri, options);

export const handleRangeFormatting: Handler<DocumentRangeFormattingParams, TextEdit[]> = (
  session,
  { textDocument, range, options },
) => formatted(session, textDocument.uri, options, range);

/** The end tag of a start tag that is typed, and the indentation of a new line. */
export const handleOnType: Handler<DocumentOnTypeFormattingParams, TextEdit[]> = async (
  session,
  { textDocument, position, ch, options },
) => {
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri, scope: { settings } }) => {
    const offset = toOffset(snapshot, uri, position);
    const edits =
      ch === '>'
        ? settings['closeTags.enabled'] && endTag(snapshot, uri, offset)
        : settings['format.enabled'] && newLine(snapshot, uri, offset, options);
    return (edits || []).map(({ span, newText }) => ({ range: toRange(snapshot, uri, span), newText }));
  });
  return found ?? null;
};

async function formatted(
  session: Session,
  clientUri: string,
  options: FormattingOptions,
  range?: Range,
): Promise<TextEdit[] | null> {
  const found = await session.ask(clientUri, undefined, (snapshot, { uri, scope }) =>
    scope.settings['format.enabled']
      ? formatting(
          snapshot,
          uri,
          { ...options, attributes: scope.settings['format.attributes'] },
          range && toSpan(snapshot, uri, range),
        ).map(({ span, newText }) => ({
          range: toRange(snapshot, uri, span),
          newText,
        }))
      : [],
  );
  return found ?? null;
}
