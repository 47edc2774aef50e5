import { type Position, RequestType } from 'vscode-languageserver';
import { type PermissionScript, permissionScript, permissionScriptAt, type Shell } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { answerQuestion, type ServerQuestion } from '../question';
import type { Handler } from './handler';

/** A position in an open document (without one: the application of the file), or a site and a path. */
export interface PermissionScriptParams extends ServerQuestion {
  readonly position?: Position;
  readonly path?: string;
  /** Default: cmd. */
  readonly shell?: Shell;
}

/** Null where no application is known. */
export const PermissionScriptRequest = new RequestType<PermissionScriptParams, PermissionScript | null, void>(
  'whoiis/permissionScript',
);

export const handlePermissionScript: Handler<PermissionScriptParams, PermissionScript> = async (session, params) => {
  const { textDocument, position, site, path } = params;
  const shell = params.shell === 'PowerShell' ? 'PowerShell' : 'cmd';
  if (typeof site === 'string') {
    const script = await answerQuestion(session, params, (snapshot, hostConfig) =>
      permissionScript(snapshot, { hostConfig, site, path, shell }),
    );
    return script ?? null;
  }
  if (!textDocument) return null;
  const script = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    permissionScriptAt(snapshot, uri, position ? toOffset(snapshot, uri, position) : 0, shell),
  );
  return script ?? null;
};
