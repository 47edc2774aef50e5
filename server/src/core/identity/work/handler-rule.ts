import type { Place } from '../../config/place';
import type { Identity } from '../../windows/account';
import type { Failure } from '../base/failure';
import type { HandlerKind, IdentityQuery } from '../base/query';
import type { Trail } from '../base/step';
import type { UsedStrings } from '../reach/sql';
import type { Scene } from '../scene';
import type { ServiceAnswer } from '../server/ftp';
import type { KeyStore } from './key-store';
import type { Needs } from './needs';

/**
 * When the work of a handler kind is done.
 *
 * - `request`: for an authenticated request; authentication and authorization can stop it.
 * - `worker`: by the worker process without an authenticated request.
 * - `reading`: before a request can fail, or about its failure (web.config, logs): a refused request does not stop it.
 */
export type Phase = 'request' | 'worker' | 'reading';

/** What every row of the table of handler kinds tells (R40). */
interface Kind {
  /** What the kind does, as people say it; begins a row of a table or a sentence. */
  readonly words: string;
  /** True for a kind that runs the application's own code, as opposed to files, logs and other services. */
  readonly code?: true;
  /** Modules in `handlers` that stand for the kind, in lower case. */
  readonly modules?: readonly string[];
  /** Extensions that the stock list of handlers gives to the kind, in lower case. */
  readonly extensions?: readonly string[];
  /** True where the kind goes along with those that were found at a place. */
  goesAlong?(place: Place, found: ReadonlySet<HandlerKind>): boolean;
}

/** A row whose work is done by the worker process of an application, for the users whom IIS authenticates. */
export interface HandlerRule extends Kind {
  readonly service: 'web';
  readonly phase: Phase;
  /** A file that requests of this kind usually name, for questions about a folder; none: the folder itself. */
  readonly usualFile?: string;
  /** Mapped to managed code: managed modules and .NET configuration errors concern it (R20, R47). */
  readonly managed: boolean;
  /** The account that touches the files or runs the code. Steps go to the scene's trail. */
  identity(scene: Scene): Identity;
  /** A refusal of this handler after authentication, e.g. WebDAV refusing anonymous clients. */
  refusal?(scene: Scene): Failure | undefined;
  /** Who needs which right; `account` does the work. */
  needs?(needs: Needs, account: Identity): void;
  /** Where ASP.NET checks the user of the request on the requested file as well (R47). */
  isCheckedByAspNet?(place: Place): boolean;
  readonly connections?: UsedStrings;
  keyStore?(scene: Scene): KeyStore;
}

/** A row of another service, which knows neither the worker process nor the users of IIS. */
export interface ServiceRule extends Kind {
  readonly service: 'ftp';
  answer(place: Place, query: IdentityQuery, trail: Trail): ServiceAnswer;
}

export type KindRow = HandlerRule | ServiceRule;
