import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FIND_FILES,
  type FindFilesParams,
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
  type Unreadable,
} from './protocol';

/** More would be a search result, not a configuration; keeps one odd pattern from flooding the server. */
const MAX_FOUND = 5000;

/** Answers the server's questions about files that it cannot read itself: all of them in a web worker. */
export function serveFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest<ReadFileResult, void>(READ_FILE, (params: ReadFileParams) =>
      readFile(vscode.Uri.parse(params.uri, true)),
    ),
    client.onRequest<ReadDirectoryResult, void>(READ_DIRECTORY, (params: ReadDirectoryParams) =>
      readDirectory(vscode.Uri.parse(params.uri, true)),
    ),
    client.onRequest<string[], void>(FIND_FILES, (params: FindFilesParams) => findFiles(params.patterns)),
  );
}

async function readFile(uri: vscode.Uri): Promise<ReadFileResult> {
  try {
    return { kind: 'file', base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    return failure(error);
  }
}

async function readDirectory(uri: vscode.Uri): Promise<ReadDirectoryResult> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return { kind: 'directory', names: entries.map(([name]) => name) };
  } catch (error) {
    return failure(error);
  }
}

async function findFiles(patterns: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    patterns.map(pattern => vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**', MAX_FOUND)),
  );
  return [...new Set(found.flat().map(uri => uri.toString()))];
}

function failure(error: unknown): { readonly kind: 'absent' } | Unreadable {
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'absent' };
  return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
}

/** In pieces: `String.fromCharCode(...bytes)` of a whole file would exceed the number of arguments a call may have. */
function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += piece) {
    binary += String.fromCharCode(...bytes.subarray(start, start + piece));
  }
  return btoa(binary);
}
