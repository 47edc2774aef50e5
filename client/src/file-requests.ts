import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClientRequests, FIND_FILES, READ_DIRECTORY, READ_FILE } from '../../server/src/protocol/messages';
import type {
  FindFilesResult,
  ReadDirectoryResult,
  ReadFileResult,
  Unreadable,
} from '../../server/src/protocol/read-files';

/** More would be a search result, not a configuration; keeps one odd pattern from flooding the server. */
const MAX_FOUND = 5000;

/** Answers the server's questions about files that it cannot read itself: all of them in a web worker. */
export function serveFileRequests(client: BaseLanguageClient): vscode.Disposable {
  const serve = <Name extends keyof ClientRequests>(
    name: Name,
    answer: (params: ClientRequests[Name]['params']) => Promise<ClientRequests[Name]['result']>,
  ) => client.onRequest<unknown, void>(name, answer);
  return vscode.Disposable.from(
    serve(READ_FILE, ({ uri }) => readFile(vscode.Uri.parse(uri, true))),
    serve(READ_DIRECTORY, ({ uri }) => readDirectory(vscode.Uri.parse(uri, true))),
    serve(FIND_FILES, ({ patterns }) => findFiles(patterns)),
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

async function findFiles(patterns: readonly string[]): Promise<FindFilesResult> {
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
