import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { canonicalUri } from '../core/analysis';
import { readFeatures } from './client-features';
import { handleCodeAction } from './handlers/code-action';
import { handleDefinition } from './handlers/definition';
import { handleWatchedFiles } from './handlers/did-change-watched-files';
import { EffectiveRequest, handleEffective } from './handlers/effective';
import { ExplainRequest, handleExplain } from './handlers/explain';
import { ExplainDocumentRequest, handleExplainDocument } from './handlers/explain-document';
import { guarded } from './handlers/handler';
import { handleHover } from './handlers/hover';
import { handleInlayHint } from './handlers/inlay-hint';
import { handlePermissionScript, PermissionScriptRequest } from './handlers/permission-script';
import { handleStatus, StatusRequest } from './handlers/status';
import { handleTopology, TopologyRequest } from './handlers/topology';
import type { ServerHost } from './server-host';
import { Session } from './session';

declare const WHOIIS_VERSION: string | undefined;

/** Serves one client until it says `exit`. */
export function startServer(connection: Connection, host: ServerHost): void {
  let session: Session | undefined;
  const current = () => session;
  /** Notifications have no answer; a failure is logged. */
  const notified = <P>(name: string, handle: (session: Session, params: P) => void | Promise<void>) => {
    return async (params: P): Promise<void> => {
      try {
        if (session) await handle(session, params);
      } catch (error) {
        session?.log(name, error);
      }
    };
  };

  // No disk is touched before the answer: editors wait for it.
  connection.onInitialize(params => {
    session = new Session(connection, host, readFeatures(params));
    return answerInitialize();
  });
  connection.onInitialized(notified('initialized', register));
  connection.onShutdown(() => host.dispose());

  connection.onDidOpenTextDocument(
    notified('didOpen', (session, { textDocument }) =>
      session.open(textDocument.uri, textDocument.text, textDocument.version),
    ),
  );
  connection.onDidChangeTextDocument(
    notified('didChange', (session, { textDocument, contentChanges }) =>
      session.change(textDocument.uri, textDocument.version, contentChanges),
    ),
  );
  connection.onDidCloseTextDocument(
    notified('didClose', (session, { textDocument }) => session.close(textDocument.uri)),
  );
  connection.onDidChangeWatchedFiles(notified('didChangeWatchedFiles', handleWatchedFiles));
  connection.onDidChangeConfiguration(
    notified('didChangeConfiguration', (session, { settings }) => {
      session.settings.push(settings);
      session.refreshAll();
    }),
  );

  connection.onHover(guarded(current, 'hover', handleHover));
  connection.onCodeAction(guarded(current, 'codeAction', handleCodeAction));
  connection.onDefinition(guarded(current, 'definition', handleDefinition));
  connection.languages.inlayHint.on(guarded(current, 'inlayHint', handleInlayHint));
  connection.onRequest(ExplainRequest, guarded(current, 'whoiis/explain', handleExplain));
  connection.onRequest(ExplainDocumentRequest, guarded(current, 'whoiis/explainDocument', handleExplainDocument));
  connection.onRequest(EffectiveRequest, guarded(current, 'whoiis/effective', handleEffective));
  connection.onRequest(PermissionScriptRequest, guarded(current, 'whoiis/permissionScript', handlePermissionScript));
  connection.onRequest(TopologyRequest, guarded(current, 'whoiis/topology', handleTopology));
  connection.onRequest(StatusRequest, guarded(current, 'whoiis/status', handleStatus));
  connection.listen();
}

function answerInitialize(): InitializeResult {
  return {
    serverInfo: { name: 'WhoIIS', ...(typeof WHOIIS_VERSION === 'string' && { version: WHOIIS_VERSION }) },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      inlayHintProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** Asks for the notifications that a client sends on demand only. */
async function register(session: Session): Promise<void> {
  const { connection, features } = session;
  session.settings.start();
  if (features.workspaceFolderChanges) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      session.foldersChanged(
        added.map(({ uri }) => canonicalUri(uri)),
        removed.map(({ uri }) => canonicalUri(uri)),
      ),
    );
  }
  if (features.configurationRegistration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'whoiis' });
  }
  if (features.watchRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*.[cC][oO][nN][fF][iI][gG]' }, { globPattern: '**/.whoiisrc.json' }],
    });
  }
}
