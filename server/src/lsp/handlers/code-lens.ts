import type { CodeLens, CodeLensParams, DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { fileLinks, lenses } from '../../core/analysis';
import { toRange } from '../to-proto';
import type { Handler } from './handler';

export const handleCodeLens: Handler<CodeLensParams, CodeLens[]> = async (session, { textDocument }) => {
  const found = await session.ask(textDocument.uri, undefined, (snapshot, { uri, scope }) =>
    scope.settings['codeLens.enabled']
      ? lenses(snapshot, uri).map(({ span, title }) => ({
          range: toRange(snapshot, uri, span),
          // Editors draw words like `$(x)` as icons.
          command: { title: title.replaceAll('$(', '$\u200b('), command: '' },
        }))
      : [],
  );
  return found ?? null;
};

export const handleDocumentLink: Handler<DocumentLinkParams, DocumentLink[]> = async (session, { textDocument }) => {
  const found = await session.ask(textDocument.uri, undefined, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    return fileLinks(snapshot, uri).map(link => ({
      range: toRange(snapshot, uri, link.span),
      target: context.clientUri(link.uri),
    }));
  });
  return found ?? null;
};
