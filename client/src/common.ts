import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  type ClientOptions,
  COPY_ICACLS,
  COPY_TEXT,
  EXPLAIN_HERE,
  MAP_PATH,
  PERMISSION_SCRIPT_HERE,
  SET_RULE,
} from '../../server/src/protocol/client-options';
import { notificationText } from '../../server/src/protocol/notification-text';
import type { StatusResult } from '../../server/src/protocol/questions';
import { registerAllowHost } from './allow-host';
import { registerAssistantTools } from './assistant-tools';
import { chooseHostConfig, mapPath } from './choose-host-config';
import { registerCloseTags } from './close-tags';
import { documentSelector, isConfigFile, keepMenuKey, selectConfigFiles } from './config-files';
import { registerExplainPage } from './explain-page';
import { defaultsOf, explicitSettings } from './explicit-settings';
import { serveFileRequests } from './file-requests';
import { registerOpenAt } from './open-at';
import { registerPermissionScript } from './permission-script';
import { registerPreviewTransform } from './preview-transform';
import { registerRulePages, withOfflinePages } from './rule-pages';
import { setRule } from './set-rule';
import { StatusItem } from './status-item';
import { registerTreatAsHost } from './treat-as-host';
import { type ServerNode, ServerView } from './view/server-view';
import { registerWhoIsThis } from './who-is-this';

/** Makes the client: the desktop starts a process, the browser a web worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` returns to other extensions. */
export interface WhoiisApi {
  /** Resolves when the language server answers; it starts with the first IIS configuration that is opened, or with the view. */
  readonly ready: Promise<void>;
  /** The account shown in the status bar, if one is shown. */
  currentStatus(): StatusResult | undefined;
  /** What is selected in the view "IIS". */
  selectedNodes(): readonly ServerNode[];
}

export function activateWhoiis(context: vscode.ExtensionContext, createClient: CreateClient): WhoiisApi {
  selectConfigFiles(vscode.workspace.getConfiguration('whoiis'));
  const client = createClient(clientOptions(context));
  const status = new StatusItem(client);
  const wanted = new Wanted();
  const ready = Promise.race([firstConfigFile(context), wanted.promise])
    .then(() => client.start())
    .then(() => status.refresh());
  // A start that fails is already reported by the client; the promise is for other extensions.
  ready.catch(() => undefined);
  const start = (): Promise<void> => {
    wanted.tell();
    return ready;
  };
  const view = new ServerView(client, start);
  const restart = async (): Promise<void> => {
    if (client.isRunning()) await client.stop();
    await client.start();
    view.refresh();
    await status.refresh();
  };
  context.subscriptions.push(
    status,
    view,
    registerTreatAsHost(restart),
    keepMenuKey(),
    serveFileRequests(client),
    ...commands(client, status, restart),
    registerExplainPage(client),
    registerAllowHost(client),
    registerAssistantTools(client, start),
    registerCloseTags(client),
    registerOpenAt(),
    registerPermissionScript(client),
    registerPreviewTransform(client),
    registerRulePages(context),
    registerWhoIsThis(client),
  );
  context.subscriptions.push({ dispose: () => void client.dispose().catch(() => undefined) });
  return { ready, currentStatus: () => status.current, selectedNodes: () => view.selection };
}

function clientOptions({ extension }: vscode.ExtensionContext): LanguageClientOptions {
  const defaults = defaultsOf(extension);
  return {
    documentSelector,
    diagnosticCollectionName: 'whoiis',
    // Else findings are pulled when a file is opened, and when the server asks to.
    diagnosticPullOptions: { onChange: true },
    // What this client can do for the server: read files that it cannot read itself, and run the commands that links
    // and actions name.
    initializationOptions: {
      clientFileSystem: true,
      copyCommand: true,
      mapPathCommand: true,
      setRuleCommand: true,
      suggestCommand: true,
      allowHostCommand: true,
      showRuleCommand: true,
    } satisfies ClientOptions,
    markdown: {
      isTrusted: {
        enabledCommands: ['whoiis.chooseHostConfig', COPY_ICACLS, COPY_TEXT, EXPLAIN_HERE, PERMISSION_SCRIPT_HERE],
      },
    },
    middleware: {
      // The end tag is written with the cursor before it.
      provideOnTypeFormattingEdits: (document, position, typed, options, token, next) =>
        typed === '>' ? undefined : next(document, position, typed, options, token),
      handleDiagnostics: (uri, diagnostics, next) => next(uri, withOfflinePages(diagnostics)),
      provideDiagnostics: async (document, previous, token, next) => {
        const report = await next(document, previous, token);
        return report && 'items' in report ? { ...report, items: withOfflinePages(report.items) } : report;
      },
      workspace: {
        // The server asks for the section `whoiis` and nothing else.
        configuration: ({ items }) =>
          items.map(({ scopeUri }) => {
            const scope = scopeUri === undefined ? null : vscode.Uri.parse(scopeUri, true);
            return explicitSettings(vscode.workspace.getConfiguration('whoiis', scope), defaults);
          }),
      },
    },
  };
}

function commands(client: BaseLanguageClient, status: StatusItem, restart: () => Promise<void>): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('whoiis.chooseHostConfig', () => chooseHostConfig(status.current)),
    vscode.commands.registerCommand('whoiis.showOutput', () => client.outputChannel.show()),
    vscode.commands.registerCommand('whoiis.restartServer', restart),
    vscode.commands.registerCommand(COPY_ICACLS, copy),
    vscode.commands.registerCommand(COPY_TEXT, copy),
    vscode.commands.registerCommand(MAP_PATH, mapPath),
    vscode.commands.registerCommand(SET_RULE, setRule),
  ];
}

/** The commands of code actions that put something into the clipboard. */
async function copy(text: unknown): Promise<void> {
  if (typeof text !== 'string') return;
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(notificationText(vscode.l10n.t('Copied: {0}', text)));
}

/** Somebody asks for the language server before a configuration is opened. */
class Wanted {
  tell: () => void = () => undefined;
  readonly promise = new Promise<void>(resolve => {
    this.tell = resolve;
  });
}

/** Other XML files activate the extension too; they get no server. */
function firstConfigFile(context: vscode.ExtensionContext): Promise<void> {
  if (vscode.workspace.textDocuments.some(isConfigFile)) return Promise.resolve();
  return new Promise(resolve => {
    const listener = vscode.workspace.onDidOpenTextDocument(document => {
      if (!isConfigFile(document)) return;
      listener.dispose();
      resolve();
    });
    context.subscriptions.push(listener);
  });
}
