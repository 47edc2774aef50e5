import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { connectionOptions } from './connection-options';
import { startServer } from './start-server';
import { WorkerHost } from './worker-host';

/** The worker's own scope; the project compiles without the DOM library. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  connectionOptions,
);
startServer(connection, new WorkerHost());
