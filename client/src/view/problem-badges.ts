import * as vscode from 'vscode';
import type { TreeResult } from '../../../server/src/protocol/questions';

type Node = TreeResult[number];

const SCHEME = 'whoiis-node';

/** Counts of findings behind the nodes of the view: those in the lines of the node, and those in its web.config. */
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
    const { errors, warnings } = node ? countsOf(node) : { errors: 0, warnings: 0 };
    if (errors + warnings === 0) return undefined;
    const total = errors + warnings;
    return {
      // An editor draws two characters.
      badge: total > 9 ? '9+' : String(total),
      color: new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground'),
      tooltip: vscode.l10n.t('{0} errors, {1} warnings', errors, warnings),
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

function countsOf(node: Node): { readonly errors: number; readonly warnings: number } {
  let errors = 0;
  let warnings = 0;
  const count = (uri: string, from = 0, to = Number.MAX_SAFE_INTEGER): void => {
    for (const { severity, source, range } of vscode.languages.getDiagnostics(vscode.Uri.parse(uri))) {
      if (source !== 'whoiis' || range.start.line < from || range.start.line > to) continue;
      if (severity === vscode.DiagnosticSeverity.Error) errors++;
      else if (severity === vscode.DiagnosticSeverity.Warning) warnings++;
    }
  };
  if (node.kind === 'server') count(node.uri);
  if (node.range) count(node.uri, node.range.start.line, node.range.end.line);
  if (node.webConfig !== null) count(node.webConfig);
  return { errors, warnings };
}
