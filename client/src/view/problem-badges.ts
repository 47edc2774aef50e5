import * as vscode from 'vscode';
import type { TreeResult } from '../../../server/src/protocol/questions';
import { badgeText, type Counts } from './badge-text';

type Node = TreeResult[number];

const SCHEME = 'whoiis-node';
const NONE: Counts = { errors: 0, warnings: 0, rights: 0 };

/**
 * Counts of findings behind the nodes of the view: those in the lines of the node, and those in its web.config. A lock
 * stands before them where some are about rights by facts of the server.
 */
export class ProblemBadges implements vscode.FileDecorationProvider {
  readonly #nodes = new Map<string, Node>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #disposables: readonly vscode.Disposable[];
  readonly onDidChangeFileDecorations = this.#changed.event;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#disposables = [
      this.#changed,
      vscode.window.registerFileDecorationProvider(this),
      vscode.languages.onDidChangeDiagnostics(() => this.#soon()),
    ];
  }

  /** The address under which a node has its badge. */
  addressOf(node: Node): vscode.Uri {
    const address = vscode.Uri.from({ scheme: SCHEME, path: `/${encodeURIComponent(JSON.stringify(node.key))}` });
    this.#nodes.set(address.toString(), node);
    return address;
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const node = uri.scheme === SCHEME ? this.#nodes.get(uri.toString()) : undefined;
    const { errors, warnings, rights } = node ? countsOf(node) : NONE;
    if (errors + warnings === 0) return undefined;
    return {
      badge: badgeText({ errors, warnings, rights }),
      color: new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground'),
      tooltip:
        rights > 0
          ? vscode.l10n.t('{0} errors, {1} warnings, {2} of them about rights on the server', errors, warnings, rights)
          : vscode.l10n.t('{0} errors, {1} warnings', errors, warnings),
    };
  }

  forget(): void {
    this.#nodes.clear();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Findings of a large file arrive bit by bit. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire(undefined);
    }, 200);
  }
}

function countsOf(node: Node): Counts {
  let errors = 0;
  let warnings = 0;
  let rights = 0;
  const count = (uri: string, from = 0, to = Number.MAX_SAFE_INTEGER): void => {
    for (const { severity, source, range, code } of vscode.languages.getDiagnostics(vscode.Uri.parse(uri))) {
      if (source !== 'whoiis' || range.start.line < from || range.start.line > to) continue;
      if (severity === vscode.DiagnosticSeverity.Error) errors++;
      else if (severity === vscode.DiagnosticSeverity.Warning) warnings++;
      else continue;
      const rule = typeof code === 'object' ? code.value : code;
      if (String(rule).startsWith('access-')) rights++;
    }
  };
  if (node.kind === 'server') count(node.uri);
  if (node.range) count(node.uri, node.range.start.line, node.range.end.line);
  if (node.webConfig !== null) count(node.webConfig);
  return { errors, warnings, rights };
}
