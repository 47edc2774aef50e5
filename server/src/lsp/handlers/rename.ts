import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { renameAt, renamed } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { toRange } from '../to-proto';
import { toWorkspaceEdit } from '../to-workspace-edit';
import type { Handler } from './handler';
import { configurationsOf } from './references';

export const handlePrepareRename: Handler<PrepareRenameParams, PrepareRenameResult> = async (
  session,
  { textDocument, position },
) => {
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const at = renameAt(snapshot, uri, toOffset(snapshot, uri, position));
    return at && ('refused' in at ? at : { range: toRange(snapshot, uri, at.span), placeholder: at.name });
  });
  if (found && 'refused' in found) throw new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
  return found ?? null;
};

export const handleRename: Handler<RenameParams, WorkspaceEdit> = async (
  session,
  { textDocument, position, newName },
) => {
  const files = await configurationsOf(session);
  const found = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const fix = renamed(snapshot, uri, toOffset(snapshot, uri, position), newName, files);
    return fix && ('refused' in fix ? fix : toWorkspaceEdit(session.context(snapshot), fix));
  });
  if (found && 'refused' in found) throw new ResponseError(LSPErrorCodes.RequestFailed, String(found.refused));
  return (found as WorkspaceEdit | undefined) ?? null;
};
