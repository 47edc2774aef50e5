import type {
  Connection,
  ProtocolNotificationType,
  ProtocolRequestType,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { ServerRequests } from '../protocol/messages';
import { guarded, type Handler, type OwnHandler } from './handlers/handler';
import type { Life } from './life';
import type { Session } from './session';

/** A message of the client that the server understands. */
export interface Method {
  readonly name: string;
  readonly kind: 'request' | 'notification';
  /** What the server says of itself because of it. */
  readonly capability: ServerCapabilities;
  register(connection: Connection, life: Life): void;
}

/** A request of the Language Server Protocol. */
export function answers<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  capability: ServerCapabilities,
  handler: Handler<Params, NonNullable<Result>>,
): Method {
  const { method: name } = type;
  return {
    name,
    kind: 'request',
    capability,
    register: (connection, life) =>
      connection.onRequest<unknown, void>(
        name,
        guarded(() => life.session(), name, handler),
      ),
  };
}

/** One of our own requests. */
export function answersOwn<Name extends keyof ServerRequests>(name: Name, handler: OwnHandler<Name>): Method {
  return {
    name,
    kind: 'request',
    capability: {},
    register: (connection, life) =>
      connection.onRequest<unknown, void>(
        name,
        guarded(() => life.session(), name, handler),
      ),
  };
}

/** A notification of the Language Server Protocol. It has no answer; a failure is logged. */
export function hears<Params, Options>(
  type: ProtocolNotificationType<Params, Options>,
  capability: ServerCapabilities,
  handle: (session: Session, params: Params) => void | Promise<void>,
): Method {
  const { method: name } = type;
  return {
    name,
    kind: 'notification',
    capability,
    register: (connection, life) =>
      connection.onNotification(name, async (params: Params) => {
        const current = life.isServing ? life.session() : undefined;
        try {
          if (current) await handle(current, params);
        } catch (error) {
          current?.log(name, error);
        }
      }),
  };
}
