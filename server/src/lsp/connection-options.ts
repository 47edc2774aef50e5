import { type ConnectionOptions, LSPErrorCodes, Message } from 'vscode-languageserver';

/** A request that is cancelled while it waits in the queue is answered at once and never started. */
export const connectionOptions: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: message =>
      Message.isRequest(message)
        ? {
            jsonrpc: message.jsonrpc,
            id: message.id,
            error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' },
          }
        : undefined,
  },
};
