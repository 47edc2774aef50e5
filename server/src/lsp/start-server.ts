import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { canonicalUri, uriPath } from '../core/analysis';
import { positionEncodingOf, readFeatures } from './client-features';
import { Life } from './life';
import { METHODS } from './methods';
import type { ServerHost } from './server-host';
import { Session } from './session';

declare const WHOIIS_VERSION: string | undefined;
const VERSION = typeof WHOIIS_VERSION === 'string' ? WHOIIS_VERSION : undefined;

/** Serves one client until it says `exit`. */
export function startServer(connection: Connection, host: ServerHost): void {
  const life = new Life(params => new Session(connection, host, readFeatures(params)));
  // No disk is touched before the answer, nor is the core loaded, which a session needs: editors wait for it.
  connection.onInitialize(given => {
    life.begin(given);
    return answerInitialize(positionEncodingOf(given.capabilities));
  });
  connection.onInitialized(async () => {
    try {
      if (life.isServing) await register(life.session());
    } catch (error) {
      life.started?.log('initialized', error);
    }
  });
  connection.onShutdown(() => {
    life.end();
    host.dispose();
  });
  for (const method of METHODS) method.register(connection, life);
  // Whatever nobody knows.
  connection.onRequest(name => {
    life.check();
    throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${name}`);
  });
  connection.listen();
}

function answerInitialize(positionEncoding: string): InitializeResult {
  const ofMethods: ServerCapabilities = Object.assign({}, ...METHODS.map(({ capability }) => capability));
  return {
    serverInfo: { name: 'WhoIIS', ...(VERSION !== undefined && { version: VERSION }) },
    capabilities: {
      positionEncoding,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...ofMethods,
    },
  };
}

/** Asks for the notifications that a client sends on demand only. */
async function register(session: Session): Promise<void> {
  const { connection, features } = session;
  session.activity.say('server', [
    `WhoIIS ${VERSION ?? ''} on ${session.host.name}, for ${features.clientName}; positions in ${features.positionEncoding}`,
    ...features.folders.map(folder => `folder: ${uriPath(folder)}`),
  ]);
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
      watchers: [
        { globPattern: '**/*.[cC][oO][nN][fF][iI][gG]' },
        { globPattern: '**/*.[xX][dD][tT]' },
        { globPattern: '**/.whoiisrc.json' },
      ],
    });
  }
}
