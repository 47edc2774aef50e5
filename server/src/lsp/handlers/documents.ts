import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { Session } from '../session';

export function handleOpen(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  session.open(textDocument.uri, textDocument.text, textDocument.version);
}

export function handleChange(session: Session, { textDocument, contentChanges }: DidChangeTextDocumentParams): void {
  session.change(textDocument.uri, textDocument.version, contentChanges);
}

export function handleSave(session: Session, { textDocument }: DidSaveTextDocumentParams): void {
  session.save(textDocument.uri);
}

export function handleClose(session: Session, { textDocument }: DidCloseTextDocumentParams): void {
  session.close(textDocument.uri);
}
