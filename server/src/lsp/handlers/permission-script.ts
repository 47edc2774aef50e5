import { permissionScript, permissionScriptAt } from '../../core/analysis';
import type { PERMISSION_SCRIPT } from '../../protocol/messages';
import { answerQuestion } from '../answer-question';
import { toOffset } from '../from-proto';
import type { OwnHandler } from './handler';

export const handlePermissionScript: OwnHandler<typeof PERMISSION_SCRIPT> = async (session, params) => {
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
