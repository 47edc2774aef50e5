import * as vscode from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import { isConfigFile } from './config-files';

const SETTING = 'closeTags.enabled';
/** As the editor waits before it closes tags of HTML. */
const DELAY_MS = 100;
/** It writes end tags by itself. */
const OTHER_EXTENSION = 'redhat.vscode-xml';

/**
 * Writes the end tag behind a start tag that has just been typed, with the cursor between the two. The editor asks for edits
 * while typing only where `editor.formatOnType` is set, and puts the cursor behind them.
 */
export function registerCloseTags(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(async ({ document, contentChanges, reason }) => {
    const [change, ...others] = contentChanges;
    if (reason !== undefined || change?.text !== '>' || others.length > 0 || !isWanted(client, document)) return;
    const { version } = document;
    // The client of the language server hears of the change as well, and the editor has to have moved its cursor.
    await new Promise(resolve => setTimeout(resolve, DELAY_MS));
    const position = change.range.start.translate(0, 1);
    const edits = await endTag(client, document, position);
    const editor = vscode.window.activeTextEditor;
    if (!edits?.[0] || editor?.document !== document || document.version !== version) return;
    const text = new vscode.SnippetString().appendTabstop(0).appendText(edits[0].newText);
    const isWritten = await editor.insertSnippet(text, position, { undoStopBefore: false, undoStopAfter: true });
    // At times the editor leaves the cursor behind what it has inserted. Whoever types on has another version.
    if (isWritten && document.version <= version + 1) editor.selection = new vscode.Selection(position, position);
  });
}

function isWanted(client: BaseLanguageClient, document: vscode.TextDocument): boolean {
  return (
    client.isRunning() &&
    isConfigFile(document) &&
    vscode.window.activeTextEditor?.document === document &&
    vscode.workspace.getConfiguration('whoiis', document.uri).get(SETTING) === true &&
    vscode.extensions.getExtension(OTHER_EXTENSION) === undefined
  );
}

async function endTag(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly TextEdit[] | undefined> {
  const { code2ProtocolConverter: convert } = client;
  try {
    const edits = await client.sendRequest<TextEdit[] | null>('textDocument/onTypeFormatting', {
      textDocument: { uri: convert.asUri(document.uri) },
      position: convert.asPosition(position),
      ch: '>',
      options: { tabSize: 2, insertSpaces: true },
    });
    return edits ?? undefined;
  } catch (error) {
    client.warn('No end tag', error, false);
    return undefined;
  }
}
