import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ServerRequests } from '../../protocol/messages';
import type { Session } from '../session';

/** One request of the protocol: convert, call, convert. */
export type Handler<Params, Result> = (
  session: Session,
  params: Params,
  token: CancellationToken,
) => Promise<Result | null> | Result | null;

/** The handler of one of our own requests. */
export type OwnHandler<M extends keyof ServerRequests> = Handler<
  ServerRequests[M]['params'],
  NonNullable<ServerRequests[M]['result']>
>;

/**
 * A handler as the connection wants it; `session` throws the error of the protocol where there is none. Nobody waits for the answer to a cancelled request; a handler that fails is
 * logged and answers null, so that one bug does not take the editor's other features away.
 */
export function guarded<Params, Result>(
  session: () => Session,
  name: string,
  handler: Handler<Params, Result>,
): (params: Params, token: CancellationToken) => Promise<Result | null | ResponseError<void>> {
  return async (params, token) => {
    const current = session();
    if (token.isCancellationRequested) return cancelledOr(token, null);
    try {
      return cancelledOr(token, await handler(current, params, token));
    } catch (error) {
      // What is told to the user, such as why a name cannot be given.
      if (error instanceof ResponseError) return error;
      current.log(name, error);
      return cancelledOr(token, null);
    }
  };
}

function cancelledOr<T>(token: CancellationToken, result: T): T | ResponseError<void> {
  return token.isCancellationRequested ? new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled') : result;
}

/** Resolves when the request is cancelled: a client may ask anew only when it has an answer. */
export function whenCancelled(token: CancellationToken): Promise<undefined> {
  return new Promise(resolve => {
    if (token.isCancellationRequested) resolve(undefined);
    else token.onCancellationRequested(() => resolve(undefined));
  });
}
