import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWhoiis, type WhoiisApi } from './common';

/** Named here because the project compiles without the DOM library. */
declare const Worker: new (url: string) => WebWorker;
type WebWorker = ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

export function activate(context: vscode.ExtensionContext): WhoiisApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  let worker: WebWorker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // The transports are made here: the client recognises a worker by its class, which the extension host replaces.
  const start = async () => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateWhoiis(context, options => new LanguageClient('whoiis', 'WhoIIS', start, options));
}
