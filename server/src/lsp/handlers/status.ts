import { RequestType } from 'vscode-languageserver';
import { type StatusAnswer, status } from '../../core/analysis';
import type { Handler } from './handler';

export interface StatusParams {
  readonly textDocument: { readonly uri: string };
}

export const StatusRequest = new RequestType<StatusParams, StatusAnswer | null, void>('whoiis/status');

export const handleStatus: Handler<StatusParams, StatusAnswer> = async (session, { textDocument }) =>
  (await session.ask(textDocument.uri, undefined, (snapshot, { uri }) => status(snapshot, uri))) ?? null;
