import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { STATUS, TOPOLOGY_CHANGED } from '../../server/src/protocol/messages';
import type { StatusResult } from '../../server/src/protocol/questions';
import { ask } from './ask';
import { isConfigFile } from './config-files';
import { withoutIcons } from './without-icons';

const DELAY_AFTER_TYPING_MS = 300;

/**
 * The account of the file in the active editor, in the status bar. A click chooses another host configuration,
 * because that is what decides the account.
 */
export class StatusItem {
  readonly #client: BaseLanguageClient;
  readonly #item: vscode.StatusBarItem;
  readonly #disposables: vscode.Disposable[] = [];
  #latest: StatusResult | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = 0;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#item = vscode.window.createStatusBarItem('whoiis.account', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = vscode.l10n.t('WhoIIS: account of this file');
    this.#item.command = 'whoiis.chooseHostConfig';
    this.#disposables.push(
      this.#item,
      client.onNotification(TOPOLOGY_CHANGED, () => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document === vscode.window.activeTextEditor?.document) this.#refreshSoon();
      }),
    );
  }

  /** The answer on display; undefined where the active editor holds no IIS configuration. */
  get current(): StatusResult | undefined {
    return this.#latest;
  }

  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const question = ++this.#question;
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isConfigFile(document)) return this.#show(undefined);
    const answer = await this.#ask(document.uri);
    // The editor may have moved on while the server was thinking.
    if (question === this.#question) this.#show(answer);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#question++;
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), DELAY_AFTER_TYPING_MS);
  }

  async #ask(uri: vscode.Uri): Promise<StatusResult | undefined> {
    if (!this.#client.isRunning()) return undefined;
    const params = { textDocument: { uri: this.#client.code2ProtocolConverter.asUri(uri) } };
    return ask(this.#client, STATUS, params, 'No account for the status bar');
  }

  #show(status: StatusResult | undefined): void {
    this.#latest = status;
    if (!status) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(account) ${withoutIcons(status.text)}`;
    this.#item.tooltip = status.tooltip ? new vscode.MarkdownString(status.tooltip) : undefined;
    this.#item.show();
  }
}
