import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import {
  type About,
  type Completion,
  completions,
  documentation,
  MOST_ITEMS,
  pathItems,
  pathQuestion,
  plainSnippet,
} from '../../core/analysis';
import { SUGGEST } from '../../protocol/client-options';
import { toOffset } from '../from-proto';
import { type ProtoContext, toRange } from '../to-proto';
import type { Handler } from './handler';

/** What an item carries to the client and back, so that its documentation is made when somebody looks at it. */
interface ItemData {
  readonly uri: string;
  readonly about: About;
}

export const handleCompletion: Handler<CompletionParams, CompletionItem[] | CompletionList> = async (
  session,
  { textDocument, position, context: how },
) => {
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const offset = toOffset(snapshot, uri, position);
    const items = completions(snapshot, uri, offset, how?.triggerCharacter);
    return { snapshot, uri, items, path: pathQuestion(snapshot, uri, offset) };
  });
  if (!found) return null;
  const { snapshot, uri, path } = found;
  const inFolder = path ? pathItems(path, (await session.list(path.folder)) ?? []) : [];
  const context = session.context(snapshot);
  const items = [...inFolder, ...found.items].map((item, index) => toItem(context, uri, item, index));
  return found.items.length < MOST_ITEMS ? items : { isIncomplete: true, items };
};

export const handleCompletionResolve: Handler<CompletionItem, CompletionItem> = async (session, item) => {
  const data = item.data as Partial<ItemData> | undefined;
  if (typeof data?.uri !== 'string' || typeof data.about?.path !== 'string') return item;
  const { about } = data;
  const text = await session.ask(data.uri, undefined, snapshot => documentation(snapshot, about) ?? null);
  if (!text) return item;
  return {
    ...item,
    documentation: session.features.markdownCompletion
      ? { kind: MarkupKind.Markdown, value: text }
      : text.replaceAll('`', ''),
  };
};

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  group: CompletionItemKind.Module,
  section: CompletionItemKind.Class,
  element: CompletionItemKind.Field,
  verb: CompletionItemKind.Method,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  closeTag: CompletionItemKind.Property,
  directive: CompletionItemKind.Keyword,
  path: CompletionItemKind.File,
  scaffold: CompletionItemKind.Snippet,
};

function toItem(context: ProtoContext, uri: string, item: Completion, index: number): CompletionItem {
  const { features, snapshot } = context;
  const { label, kind, detail, snippet, span, filter, advice, about, also, continues } = item;
  const isSnippet = features.snippets && /\$|\\/.test(snippet);
  const written = isSnippet ? snippet : plainSnippet(snippet);
  const newText = features.adjustsIndentation ? written : indented(written, snapshot.text(uri) ?? '', span.start);
  return {
    label,
    kind: KINDS[kind],
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: toRange(snapshot, uri, span), newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(features.adjustsIndentation && newText.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(detail && { detail }),
    ...(filter !== undefined && filter !== label && { filterText: filter }),
    ...(advice && { tags: [CompletionItemTag.Deprecated] }),
    ...(about && { data: { uri: context.clientUri(uri), about } satisfies ItemData }),
    ...(also && {
      additionalTextEdits: also.map(edit => ({ range: toRange(snapshot, uri, edit.span), newText: edit.newText })),
    }),
    ...(continues && features.suggestCommand && { command: { title: 'Suggest', command: SUGGEST } }),
  };
}

/** Further lines with the indentation of the line that they begin in. */
function indented(text: string, document: string, at: number): string {
  if (!text.includes('\n')) return text;
  const start = Math.max(document.lastIndexOf('\n', at - 1), document.lastIndexOf('\r', at - 1)) + 1;
  const indent = /^[\t ]*/.exec(document.slice(start, at))?.[0] ?? '';
  return text.replaceAll('\n', `\n${indent}`);
}
