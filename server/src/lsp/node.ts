import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { connectionOptions } from './connection-options';
import { NodeHost } from './node-host';
import { startServer } from './start-server';

// The transport stands in the arguments: `--stdio` or `--node-ipc`.
const connection = createConnection(ProposedFeatures.all, connectionOptions);
process.on('unhandledRejection', reason => {
  connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});
startServer(connection, new NodeHost());
