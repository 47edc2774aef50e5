import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../core/analysis';
import { toSpan } from '../from-proto';
import type { Handler } from './handler';

/** The setting is that of the document's folder, so that every request asks it. */
export const handleInlayHint: Handler<InlayHintParams, InlayHint[]> = async (session, { textDocument, range }) => {
  const hints = await session.ask(textDocument.uri, range.start, (snapshot, { uri, scope }) =>
    scope.settings['inlayHints.enabled']
      ? inlayHints(snapshot, uri, toSpan(snapshot, uri, range)).map(({ offset, label }) => ({
          position: snapshot.position(uri, offset),
          label,
          paddingLeft: true,
        }))
      : undefined,
  );
  return hints ?? null;
};
