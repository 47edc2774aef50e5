import type { Place } from '../config/place';
import type { Identity } from '../windows/account';
import type { IdentityQuery } from './base/query';
import { Trail } from './base/step';
import { type WorkerProcess, workerProcess } from './process/pool';
import { requestToken } from './token/request-token';
import { type AnonymousUser, anonymousUser } from './visitor/anonymous';
import { type RequestUser, requestUser } from './visitor/request-user';

/**
 * One question at one place, with the answers that handlers build on. Each is worked out once, when it is first
 * wanted, and leaves its steps on the trail.
 */
export class Scene {
  #process: WorkerProcess | undefined;
  #anonymous: AnonymousUser | undefined;
  #user: RequestUser | undefined;

  constructor(
    readonly place: Place,
    readonly query: IdentityQuery,
    /** True for a managed handler, which managed modules always see. */
    readonly managed: boolean,
    readonly trail: Trail = new Trail(),
  ) {}

  /** The same scene with a trail of its own, for answers beside the one that is asked for. */
  aside(): Scene {
    const scene = new Scene(this.place, this.query, this.managed);
    scene.#process = this.#process;
    scene.#anonymous = this.#anonymous;
    scene.#user = this.#user;
    return scene;
  }

  get process(): WorkerProcess {
    this.#process ??= workerProcess(this.place, this.trail);
    return this.#process;
  }

  get anonymous(): AnonymousUser {
    this.#anonymous ??= anonymousUser(this.place, this.process, this.trail);
    return this.#anonymous;
  }

  get user(): RequestUser {
    const { place, query, process, anonymous, managed } = this;
    this.#user ??= requestUser({ place, query, process, anonymous, managed }, this.trail);
    return this.#user;
  }

  /** The request token of the place (R30). */
  token(): Identity {
    return requestToken(this.place, this.process, this.user, this.trail);
  }
}
