/** `initializationOptions`: what a client can do beyond the protocol. */
export interface ClientOptions {
  /** It answers the requests for files that the server cannot read itself. */
  readonly clientFileSystem?: boolean;
  /** It has the commands that put their argument into the clipboard. */
  readonly copyCommand?: boolean;
  /** Settings, with or without `whoiis` around them, of a client without `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Commands of the client, with one text as their argument. */
export const COPY_ICACLS = 'whoiis.copyIcacls';
export const COPY_TEXT = 'whoiis.copyText';
