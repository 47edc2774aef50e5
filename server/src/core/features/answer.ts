import { type Resolution, resolve } from '../answer/resolve';
import type { Place } from '../config/place';
import type { ClientAuth, HandlerKind } from '../identity/base/query';
import { usualClient } from '../identity/visitor/usual-client';
import { isCodeKind } from '../identity/work/kinds';
import { plausibleKinds } from '../identity/work/plausible-kinds';

/** Who acts at one place, for each kind of handler that the configuration makes plausible there. */
export interface PlaceAnswer {
  readonly place: Place;
  readonly client: ClientAuth;
  /** Code first, then static files, then the reading of web.config. */
  readonly kinds: readonly KindAnswer[];
}

export interface KindAnswer {
  readonly kind: HandlerKind;
  readonly resolution: Resolution;
}

/** `client` undefined: the usual visitor of the place. */
export function answerAt(place: Place, client: ClientAuth = usualClient(place)): PlaceAnswer {
  const kinds = plausibleKinds(place).map(kind => ({
    kind,
    resolution: resolve(place, { handlerKind: kind, client: { auth: client } }),
  }));
  return { place, client, kinds };
}

/** The kind that runs the application's code; undefined where only files are served. */
export function codeOf(answer: PlaceAnswer): KindAnswer | undefined {
  return answer.kinds.find(({ kind }) => isCodeKind(kind));
}

export function kindOf(answer: PlaceAnswer, kind: HandlerKind): KindAnswer | undefined {
  return answer.kinds.find(candidate => candidate.kind === kind);
}

/** What a visitor without credentials meets where the usual visitor has logged on (R23). */
export function anonymousAnswer({ place, client }: PlaceAnswer): PlaceAnswer | undefined {
  return client === 'none' ? undefined : answerAt(place, 'none');
}
