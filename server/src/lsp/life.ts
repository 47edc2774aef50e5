import { ErrorCodes, type InitializeParams, ResponseError } from 'vscode-languageserver';
import type { Session } from './session';

/** From `initialize` to `exit`: outside of it requests get the error that the protocol has for them. */
export class Life {
  #params: InitializeParams | undefined;
  #session: Session | undefined;
  #isOver = false;

  constructor(readonly makeSession: (params: InitializeParams) => Session) {}

  get isServing(): boolean {
    return this.#params !== undefined && !this.#isOver;
  }

  /** The session that the notification began, if it did. */
  get started(): Session | undefined {
    return this.#session;
  }

  begin(params: InitializeParams): void {
    if (this.#isOver) throw over();
    if (this.#params) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is initialized already');
    this.#params = params;
  }

  /** The session, made when it is first asked for. Throws where there can be none. */
  session(): Session {
    this.check();
    if (!this.#session) this.#session = this.makeSession(this.#params as InitializeParams);
    return this.#session;
  }

  /** Throws before `initialize` and after `shutdown`. */
  check(): void {
    if (this.#isOver) throw over();
    if (!this.#params) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not initialized');
  }

  end(): void {
    this.check();
    this.#isOver = true;
  }
}

function over(): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, 'the server has been shut down');
}
