import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { connectionOptions } from './connection-options';
import { NodeHost } from './node-host';
import { startServer } from './start-server';

// Each version of a long text lies outside of the heap until it is collected (core/text/long-text.ts). With the factor
// that the engine chooses, up to four, a server that holds 100 MB waits for hundreds more.
setFlagsFromString('--heap-growing-percent=25');

// The transport stands in the arguments: `--stdio` or `--node-ipc`.
const connection = createConnection(ProposedFeatures.all, connectionOptions);
process.on('unhandledRejection', reason => {
  connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});
startServer(connection, new NodeHost());
