import { status } from '../../core/analysis';
import type { STATUS } from '../../protocol/messages';
import type { OwnHandler } from './handler';

export const handleStatus: OwnHandler<typeof STATUS> = async (session, { textDocument }) =>
  (await session.ask(textDocument.uri, undefined, (snapshot, { uri }) => status(snapshot, uri))) ?? null;
