import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type Snapshot, type Span, type TokenKind, tokens } from '../../core/analysis';
import { toSpan } from '../from-proto';
import type { Handler } from './handler';

/** Kinds that every theme has a colour for. */
const TYPES: Readonly<Record<TokenKind, string>> = {
  group: 'namespace',
  section: 'class',
  name: 'type',
  account: 'variable',
  lock: 'keyword',
  secret: 'macro',
};

const KINDS = Object.keys(TYPES);

/** Told in the answer to `initialize`, which must not wait until the core is loaded. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: Object.values(TYPES), tokenModifiers: [] };

export const handleSemanticTokens: Handler<SemanticTokensParams, SemanticTokens> = async (session, { textDocument }) =>
  (await session.ask(textDocument.uri, undefined, (snapshot, { uri }) => built(snapshot, uri))) ?? null;

export const handleSemanticTokensRange: Handler<SemanticTokensRangeParams, SemanticTokens> = async (
  session,
  { textDocument, range },
) =>
  (await session.ask(textDocument.uri, range.start, (snapshot, { uri }) =>
    built(snapshot, uri, toSpan(snapshot, uri, range)),
  )) ?? null;

function built(snapshot: Snapshot, uri: string, within?: Span): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { kind, span } of tokens(snapshot, uri, within)) {
    const start = snapshot.position(uri, span.start);
    const end = snapshot.position(uri, span.end);
    // A token is a part of one line.
    if (start.line === end.line)
      builder.push(start.line, start.character, end.character - start.character, KINDS.indexOf(kind), 0);
  }
  return builder.build();
}
