import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver';
import type { Session } from '../session';

export function handleWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): Promise<void> {
  const namesChanged = changes.some(({ type }) => type !== FileChangeType.Changed);
  return session.filesChanged(
    changes.map(({ uri }) => uri),
    namesChanged,
  );
}
