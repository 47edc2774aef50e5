import { type AccessReport, access, explainAt, purposeNamed } from '../../core/analysis';
import type { ACCESS } from '../../protocol/messages';
import type { AccessParams } from '../../protocol/questions';
import { answerQuestion } from '../answer-question';
import { toOffset } from '../from-proto';
import type { Session } from '../session';
import type { OwnHandler } from './handler';

export const handleAccess: OwnHandler<typeof ACCESS> = async (session, params) => {
  const { purpose, file, handlerKind, client, verb } = params;
  const named = purpose === undefined ? [] : [purposeNamed(String(purpose))];
  const purposes = named.flatMap(found => found ?? []);
  const place = await placeAsked(session, params);
  // A purpose that nobody knows is a question without an answer.
  if (!place || purposes.length < named.length) return null;
  const report = await answerQuestion(
    session,
    { ...params, site: place.site },
    (snapshot, hostConfig): AccessReport | undefined =>
      access(snapshot, {
        hostConfig,
        site: place.site,
        path: place.path,
        handler: handlerKind,
        auth: client?.auth ?? 'none',
        client: undefined,
        verb,
        file,
        thumbprint: undefined,
        purposes,
      }),
  );
  return report ?? null;
};

interface Asked {
  readonly site: string;
  readonly path: string;
}

/** The place of a position, or the one that is named. */
async function placeAsked(
  session: Session,
  { textDocument, position, site, path }: AccessParams,
): Promise<Asked | undefined> {
  if (typeof site === 'string') return { site, path: path ?? '/' };
  if (!textDocument || !position) return undefined;
  const answers = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    explainAt(snapshot, uri, toOffset(snapshot, uri, position)),
  );
  const query = answers?.[0]?.query;
  return typeof query?.site === 'string' ? { site: query.site, path: String(query.path ?? '/') } : undefined;
}
