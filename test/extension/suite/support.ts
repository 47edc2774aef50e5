import * as vscode from 'vscode';
import type { WhoiisApi } from '../../../client/src/common';

/** A file of the workspace, which is a copy of samples/. Built from the folder: in the browser it has no file scheme. */
export function sample(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need samples/ as the workspace');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a sample in an editor and waits for the language server. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(sample(path));
  await vscode.window.showTextDocument(document);
  await (await whoiis()).ready;
  return document;
}

export async function whoiis(): Promise<WhoiisApi> {
  const extension = vscode.extensions.getExtension<WhoiisApi>('whoiis.whoiis');
  if (!extension) throw new Error('The extension is not installed');
  return extension.activate();
}

/** The position inside the first place where `text` stands; `offset` characters after its start. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 1): vscode.Position {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not contain ${text}`);
  return document.positionAt(start + offset);
}

/** The text of all hovers, of this extension and others, as a reader sees it: without Markdown's escapes. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n')
    .replace(/\\([^\w\s])/g, '$1');
}

/** Findings of this extension, with the rule id as a string. */
export function findings(document: vscode.TextDocument): (vscode.Diagnostic & { rule: string })[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(diagnostic => diagnostic.source === 'whoiis')
    .map(diagnostic => Object.assign(diagnostic, { rule: ruleOf(diagnostic) }));
}

function ruleOf(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * Asks until the answer holds: under load the first one can be empty.
 * @throws the last complaint after 20 seconds
 */
export async function eventually<T>(ask: () => T | Promise<T>): Promise<T> {
  const limit = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > limit) throw error;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}

// node:assert does not exist in a web worker.

export function includes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`Expected ${JSON.stringify(part)} in:\n${text}`);
}

export function equal(actual: unknown, expected: unknown): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`Expected ${e}, got ${a}`);
}

export function defined<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Expected ${what}`);
  return value;
}
