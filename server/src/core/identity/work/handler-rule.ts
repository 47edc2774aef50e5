import type { Identity } from '../../windows/account';
import type { Failure } from '../base/failure';
import type { HandlerKind } from '../base/query';
import type { Scene } from '../scene';

/**
 * When the work of a handler kind is done.
 *
 * - `request`: for an authenticated request; authentication and authorization can stop it.
 * - `worker`: by the worker process without an authenticated request.
 * - `reading`: before a request can fail, or about its failure (web.config, logs): a refused request does not stop it.
 */
export type Phase = 'request' | 'worker' | 'reading';

/** One row of the table of handler kinds (R40). */
export interface HandlerRule {
  readonly kind: HandlerKind;
  readonly phase: Phase;
  /** Mapped to managed code: managed modules and .NET configuration errors concern it (R20, R47). */
  readonly managed: boolean;
  /** The account that touches the files or runs the code. Steps go to the scene's trail. */
  identity(scene: Scene): Identity;
  /** A refusal of this handler after authentication, e.g. WebDAV refusing anonymous clients. */
  refusal?(scene: Scene): Failure | undefined;
}
