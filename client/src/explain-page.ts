import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COPY_ICACLS, COPY_TEXT, EXPLAIN_HERE, OPEN_AT } from '../../server/src/protocol/client-options';
import { EXPLAIN_DOCUMENT } from '../../server/src/protocol/messages';
import type { ExplainDocumentParams, ExplainDocumentResult } from '../../server/src/protocol/questions';
import { ask } from './ask';
import { isConfigFile } from './config-files';
import { pageHtml } from './page-html';

const VIEW = 'whoiis.explain';

/**
 * The command `whoiis.explainHere`: who acts at the cursor and why, as a page with links to the deciding lines. It is a
 * page of our own, because the Markdown preview of the editor opens no links to files and runs no commands.
 */
export function registerExplainPage(client: BaseLanguageClient): vscode.Disposable {
  const pages = new Pages(client);
  return vscode.Disposable.from(
    pages,
    vscode.workspace.onDidSaveTextDocument(document => {
      if (isConfigFile(document)) void pages.refresh();
    }),
    vscode.commands.registerCommand(EXPLAIN_HERE, (question?: unknown) => pages.open(question)),
  );
}

class Pages {
  readonly #shown = new Map<vscode.WebviewPanel, ExplainDocumentParams>();

  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** `question`: what a link names; without it the cursor is meant. */
  async open(question: unknown): Promise<void> {
    const params = isQuestion(question) ? question : this.#cursor();
    const page = params && (await this.#ask(params));
    if (!params || !page) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Nothing here decides an account. Place the cursor on a site, an application, a location or the root of a web.config.',
        ),
      );
      return;
    }
    const panel = vscode.window.createWebviewPanel(VIEW, page.title, vscode.ViewColumn.Beside, {
      // No scripts: links of the page are commands, and only these.
      enableScripts: false,
      enableCommandUris: [OPEN_AT, COPY_TEXT, COPY_ICACLS],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.#shown.set(panel, params);
    panel.onDidDispose(() => this.#shown.delete(panel));
    panel.webview.html = pageHtml(page);
  }

  async refresh(): Promise<void> {
    await Promise.all(
      [...this.#shown].map(async ([panel, params]) => {
        const page = await this.#ask(params);
        // The page may have been closed while the server was thinking.
        if (page && this.#shown.has(panel)) panel.webview.html = pageHtml(page);
      }),
    );
  }

  dispose(): void {
    for (const panel of [...this.#shown.keys()]) panel.dispose();
  }

  #cursor(): ExplainDocumentParams | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { code2ProtocolConverter: convert } = this.#client;
    return {
      textDocument: { uri: convert.asUri(editor.document.uri) },
      position: convert.asPosition(editor.selection.active),
    };
  }

  #ask(params: ExplainDocumentParams): Promise<ExplainDocumentResult | undefined> {
    return ask(this.#client, EXPLAIN_DOCUMENT, params, 'No page about the account');
  }
}

/** Context menus pass the address of the file: there the cursor is meant. */
function isQuestion(value: unknown): value is ExplainDocumentParams {
  return typeof value === 'object' && value !== null && 'textDocument' in value;
}
