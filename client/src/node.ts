import type * as vscode from 'vscode';
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { activateWhoiis, type WhoiisApi } from './common';

export function activate(context: vscode.ExtensionContext): WhoiisApi {
  const run: NodeModule = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateWhoiis(context, options => new LanguageClient('whoiis', 'WhoIIS', { run, debug }, options));
}
