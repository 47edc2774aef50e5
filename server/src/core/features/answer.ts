import { type Resolution, resolve } from '../answer/resolve';
import { visitorsOf } from '../answer/visitors';
import type { Place } from '../config/place';
import type { ClientAuth, HandlerKind } from '../identity/base/query';
import { isCodeKind } from '../identity/work/kinds';
import { plausibleKinds } from '../identity/work/plausible-kinds';

/** Who acts at one place, for each kind of handler that the configuration makes plausible there. */
export interface PlaceAnswer {
  readonly place: Place;
  /** Code first, then static files, then the reading of web.config. */
  readonly kinds: readonly KindAnswer[];
}

export interface KindAnswer {
  readonly kind: HandlerKind;
  /** With what the visitor comes. */
  readonly client: ClientAuth;
  readonly resolution: Resolution;
  /** What a visitor without credentials meets, where the usual visitor has logged on (R23). */
  readonly askedToLogOn?: Resolution | undefined;
}

/** `client` undefined: the usual visitor of the place. */
export function answerAt(place: Place, client?: ClientAuth): PlaceAnswer {
  return { place, kinds: plausibleKinds(place).map(kind => kindAnswer(place, kind, client)) };
}

export function kindAnswer(place: Place, kind: HandlerKind, client?: ClientAuth): KindAnswer {
  if (client !== undefined) {
    const ask = (auth: ClientAuth): Resolution => resolve(place, { handlerKind: kind, client: { auth } });
    return { kind, client, resolution: ask(client), ...(client !== 'none' && { askedToLogOn: ask('none') }) };
  }
  const { usual, askedToLogOn } = visitorsOf(place, { handlerKind: kind });
  return { kind, client: usual.auth, resolution: usual.resolution, askedToLogOn: askedToLogOn?.resolution };
}

/** The kind that runs the application's code; undefined where only files are served. */
export function codeOf(answer: PlaceAnswer): KindAnswer | undefined {
  return answer.kinds.find(({ kind }) => isCodeKind(kind));
}

export function kindOf(answer: PlaceAnswer, kind: HandlerKind): KindAnswer | undefined {
  return answer.kinds.find(candidate => candidate.kind === kind);
}

/** What a visitor without credentials meets where the usual visitor has logged on. */
export function anonymousAnswer({ place, kinds }: PlaceAnswer): PlaceAnswer | undefined {
  if (kinds.every(({ askedToLogOn }) => askedToLogOn === undefined)) return undefined;
  return {
    place,
    kinds: kinds.map(({ kind, resolution, askedToLogOn }) => ({
      kind,
      client: 'none',
      resolution: askedToLogOn ?? resolution,
    })),
  };
}
