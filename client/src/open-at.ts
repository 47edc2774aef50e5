import * as vscode from 'vscode';
import { OPEN_AT } from '../../server/src/protocol/client-options';

/** The command behind the lines of files on our pages: opens one and puts the cursor there. */
export function registerOpenAt(): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_AT, (uri: unknown, position: unknown) => {
    if (typeof uri === 'string') void openAt(vscode.Uri.parse(uri, true), positionIn(position));
  });
}

async function openAt(uri: vscode.Uri, position: vscode.Position): Promise<void> {
  const viewColumn = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  )?.viewColumn;
  await vscode.window.showTextDocument(uri, {
    viewColumn: viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(position, position),
  });
}

function positionIn(value: unknown): vscode.Position {
  const { line, character } = (value ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  return new vscode.Position(countOf(line), countOf(character));
}

function countOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : 0;
}
