/** What the options about facts of a server say, as plain data that reaches other threads. */
export interface FactsOptions {
  readonly facts?: readonly string[];
  readonly aclBase?: string;
}
