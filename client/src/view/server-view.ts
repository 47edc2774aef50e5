import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COPY_TEXT, EXPLAIN_HERE, OPEN_AT, PERMISSION_SCRIPT_HERE } from '../../../server/src/protocol/client-options';
import { TOPOLOGY_CHANGED, TREE } from '../../../server/src/protocol/messages';
import type { TreeParams, TreeResult } from '../../../server/src/protocol/questions';
import { ask } from '../ask';
import { isConfigFile } from '../config-files';
import { CursorFollower } from './follow-cursor';
import { ProblemBadges } from './problem-badges';

export type ServerNode = TreeResult[number];

const VIEW = 'whoiis.servers';

const ICONS: Readonly<Record<ServerNode['kind'], string>> = {
  server: 'server',
  sites: 'globe',
  pools: 'server-process',
  accounts: 'organization',
  range: 'list-unordered',
  site: 'globe',
  application: 'package',
  // `folder` would be left to the file icons of the editor, and most themes have none for a folder.
  directory: 'file-directory',
  pool: 'server-process',
  account: 'account',
};

/** The view "IIS": servers with their sites, pools and accounts. It asks the language server for what is unfolded. */
export class ServerView implements vscode.TreeDataProvider<ServerNode> {
  readonly #client: BaseLanguageClient;
  readonly #badges = new ProblemBadges();
  readonly #view: vscode.TreeView<ServerNode>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #disposables: readonly vscode.Disposable[];
  /** By key: the editor asks for parents of nodes that it is to show. */
  readonly #known = new Map<string, ServerNode>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Starts the language server, and resolves when it answers. */
  readonly #start: () => Promise<void>;
  readonly #follower: CursorFollower;

  constructor(client: BaseLanguageClient, start: () => Promise<void>) {
    this.#client = client;
    this.#start = start;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#follower = new CursorFollower({
      view: this.#view,
      cursor: () => this.#cursor(),
      ask: async cursor => {
        await start();
        return this.#ask(cursor);
      },
      warn: (message, error) => client.warn(message, error, false),
    });
    this.#disposables = [
      this.#follower,
      this.#view,
      this.#badges,
      this.#changed,
      client.onNotification(TOPOLOGY_CHANGED, () => this.refresh()),
      vscode.window.onDidChangeTextEditorSelection(() => this.#follower.moved()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follower.moved()),
      this.#view.onDidChangeVisibility(() => this.#follower.moved()),
      ...this.#commands(),
    ];
  }

  refresh(): void {
    this.#known.clear();
    this.#badges.forget();
    this.#changed.fire(undefined);
    this.#follower.treeChanged();
  }

  /** What is selected, for other extensions and tests. */
  get selection(): readonly ServerNode[] {
    return this.#view.selection;
  }

  async getChildren(node?: ServerNode): Promise<ServerNode[]> {
    await this.#start();
    return [...(await this.#ask(node ? { key: node.key } : {}))];
  }

  getParent(node: ServerNode): ServerNode | undefined {
    return this.#known.get(idOf(node.key.slice(0, -1)));
  }

  getTreeItem(node: ServerNode): vscode.TreeItem {
    const item = new vscode.TreeItem(labelOf(node), stateOf(node));
    item.id = idOf(node.key);
    item.description = node.description;
    item.tooltip = node.description === '' ? labelOf(node) : `${labelOf(node)}\n${node.description}`;
    item.iconPath = new vscode.ThemeIcon(ICONS[node.kind]);
    item.resourceUri = this.#badges.addressOf(node);
    item.contextValue = `${node.kind}${node.webConfig === null ? '' : '+web'}${node.account === null ? '' : '+account'}`;
    const { selection } = node;
    if (selection || node.kind === 'server') {
      const title = vscode.l10n.t('Open');
      item.command = { title, command: OPEN_AT, arguments: [node.uri, selection?.start ?? { line: 0, character: 0 }] };
    }
    return item;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask(params: TreeParams): Promise<TreeResult> {
    const nodes = (await ask(this.#client, TREE, params, 'No answer for the view')) ?? [];
    for (const node of nodes) this.#known.set(idOf(node.key), node);
    return nodes;
  }

  #commands(): readonly vscode.Disposable[] {
    const command = (name: string, run: (node: ServerNode) => unknown) =>
      vscode.commands.registerCommand(name, (node?: ServerNode) => {
        const meant = node ?? this.#view.selection[0];
        return meant && run(meant);
      });
    return [
      vscode.commands.registerCommand('whoiis.view.refresh', () => this.refresh()),
      vscode.commands.registerCommand('whoiis.view.reveal', async () => {
        await this.#start();
        await vscode.commands.executeCommand(`${VIEW}.focus`);
        await this.#follower.reveal();
      }),
      command('whoiis.view.explain', node => atNode(node, EXPLAIN_HERE)),
      command('whoiis.view.copyScript', node => atNode(node, PERMISSION_SCRIPT_HERE)),
      command('whoiis.view.copyAccount', ({ account }) => vscode.commands.executeCommand(COPY_TEXT, account)),
      command('whoiis.view.who', ({ account }) => vscode.commands.executeCommand('whoiis.whoIsThis', account)),
      command('whoiis.view.openWebConfig', openWebConfig),
    ];
  }

  #cursor(): TreeParams | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isConfigFile(editor.document)) return undefined;
    const { code2ProtocolConverter: convert } = this.#client;
    return {
      textDocument: { uri: convert.asUri(editor.document.uri) },
      position: convert.asPosition(editor.selection.active),
    };
  }
}

function idOf(key: readonly string[]): string {
  return JSON.stringify(key);
}

/** Names of the lists follow the language of the editor; all else is the name of something on the server. */
function labelOf({ kind, label }: ServerNode): string {
  switch (kind) {
    case 'sites':
      return vscode.l10n.t('Sites');
    case 'pools':
      return vscode.l10n.t('Application Pools');
    case 'accounts':
      return vscode.l10n.t('Accounts');
    default:
      return label;
  }
}

/** The editor has to be told once; it then remembers what was unfolded. */
function stateOf({ kind, hasChildren }: ServerNode): vscode.TreeItemCollapsibleState {
  if (!hasChildren) return vscode.TreeItemCollapsibleState.None;
  return kind === 'server' || kind === 'sites'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Runs a command about the place that a node stands for. The language server answers about open documents. */
async function atNode({ uri, selection }: ServerNode, command: string): Promise<void> {
  if (!selection) return;
  await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  await vscode.commands.executeCommand(command, { textDocument: { uri }, position: selection.start });
}

async function openWebConfig({ webConfig }: ServerNode): Promise<void> {
  if (webConfig === null) return;
  try {
    await vscode.window.showTextDocument(vscode.Uri.parse(webConfig));
  } catch {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no web.config in this folder.'));
  }
}
