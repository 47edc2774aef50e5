import type { CancellationToken } from 'vscode-languageserver';

/** Resolves when the request is cancelled. */
export function whenCancelled(token: CancellationToken): Promise<undefined> {
  return new Promise(resolve => {
    if (token.isCancellationRequested) resolve(undefined);
    else token.onCancellationRequested(() => resolve(undefined));
  });
}
