import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensEdit,
  type SemanticTokensLegend,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type Snapshot, type Span, type TokenKind, tokens } from '../../core/analysis';
import { toSpan } from '../from-proto';
import type { OpenDocument } from '../open-documents';
import type { Session } from '../session';
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

/** What was told last about a document, to tell the difference. */
const told = new WeakMap<OpenDocument, { readonly id: string; readonly data: readonly number[] }>();
let answers = 0;

export const handleSemanticTokens: Handler<SemanticTokensParams, SemanticTokens> = async (session, { textDocument }) =>
  (await tokensOf(session, textDocument.uri))?.now ?? null;

export const handleSemanticTokensDelta: Handler<
  SemanticTokensDeltaParams,
  SemanticTokens | SemanticTokensDelta
> = async (session, { textDocument, previousResultId }) => {
  const found = await tokensOf(session, textDocument.uri);
  if (!found) return null;
  const { now, before } = found;
  // All tokens, where the client has others than those that were told last.
  if (before?.id !== previousResultId) return now;
  return { resultId: now.resultId, edits: differences(before.data, now.data) };
};

/** All tokens of a document, and what was told before. */
async function tokensOf(session: Session, clientUri: string) {
  const found = await session.ask(clientUri, undefined, (snapshot, document) => ({
    document,
    data: built(snapshot, document.uri).data,
  }));
  if (!found) return undefined;
  const before = told.get(found.document);
  const id = String(++answers);
  told.set(found.document, { id, data: found.data });
  return { now: { resultId: id, data: found.data }, before };
}

/** One edit from the first number that differs to the last. */
function differences(before: readonly number[], now: number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  const deleteCount = before.length - start - same;
  const data = now.slice(start, now.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

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
