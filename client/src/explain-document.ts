import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPLAIN_DOCUMENT } from '../../server/src/protocol/messages';
import type { ExplainDocumentParams, ExplainDocumentResult } from '../../server/src/protocol/questions';
import { ask } from './ask';
import { isConfigFile } from './config-files';

const SCHEME = 'whoiis-explain';

/** The command `whoiis.explainHere`: who acts at the cursor and why, as a page with links to the deciding lines. */
export function registerExplainDocument(client: BaseLanguageClient): vscode.Disposable {
  const pages = new Pages(client);
  return vscode.Disposable.from(
    pages,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.workspace.onDidSaveTextDocument(document => {
      if (isConfigFile(document)) pages.refresh();
    }),
    vscode.commands.registerTextEditorCommand('whoiis.explainHere', editor => void explainHere(pages, editor)),
  );
}

async function explainHere(pages: Pages, { document, selection }: vscode.TextEditor): Promise<void> {
  const params = pages.paramsOf(document.uri, selection.active);
  const page = await pages.ask(params);
  if (!page) {
    void vscode.window.showInformationMessage(
      'Nothing here decides an account. Place the cursor on a site, an application, a location or the root of a web.config.',
    );
    return;
  }
  const uri = addressOf(page.title, params);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // Without the Markdown extension of the editor, the source is readable as well.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

/** The whole question stands in the address, so that a page outlives the window that asked for it. */
function addressOf(title: string, params: ExplainDocumentParams): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${title.replace(/[\\/:*?"<>|#%]+/g, ' ').trim()}.md`,
    query: JSON.stringify(params),
  });
}

class Pages implements vscode.TextDocumentContentProvider {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const page = await this.ask(JSON.parse(uri.query) as ExplainDocumentParams);
    return page?.markdown ?? 'The file of this page is closed, or nothing decides an account there any more.';
  }

  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) this.#changed.fire(uri);
  }

  paramsOf(uri: vscode.Uri, position: vscode.Position): ExplainDocumentParams {
    const { code2ProtocolConverter: convert } = this.#client;
    return { textDocument: { uri: convert.asUri(uri) }, position: convert.asPosition(position) };
  }

  ask(params: ExplainDocumentParams): Promise<ExplainDocumentResult | undefined> {
    return ask(this.#client, EXPLAIN_DOCUMENT, params, 'No page about the account');
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
