import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRequests } from '../../server/src/protocol/messages';

type Answer<Name extends keyof ServerRequests> = NonNullable<ServerRequests[Name]['result']>;

/** The server's answer to one of our own requests; undefined where it knows none. A failure is logged as `failure`. */
export async function ask<Name extends keyof ServerRequests>(
  client: BaseLanguageClient,
  name: Name,
  params: ServerRequests[Name]['params'],
  failure: string,
): Promise<Answer<Name> | undefined> {
  try {
    return (await client.sendRequest<Answer<Name> | null>(name, params)) ?? undefined;
  } catch (error) {
    client.warn(failure, error, false);
    return undefined;
  }
}
