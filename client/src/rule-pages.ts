import * as vscode from 'vscode';
import { SHOW_RULE } from '../../server/src/protocol/client-options';

const SCHEME = 'whoiis-rule';

/** The pages of the rules, which are part of the extension, so that they can be read without a network. */
export function registerRulePages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  let pages: Promise<Readonly<Record<string, string>>> | undefined;
  const read = async (): Promise<Readonly<Record<string, string>>> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'rule-pages.json'));
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async ({ path }) => {
        pages ??= read();
        const rule = path.replace(/^\/|\.md$/g, '');
        return (await pages)[rule] ?? `There is no page about ${rule}.`;
      },
    }),
    vscode.commands.registerCommand(SHOW_RULE, (rule: unknown) =>
      typeof rule === 'string' && /^[a-z0-9-]+$/.test(rule)
        ? vscode.commands.executeCommand(
            'markdown.showPreview',
            vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` }),
          )
        : undefined,
    ),
  );
}

/** The code of a finding leads to the page in the extension, not to the one on the web. */
export function withOfflinePages(diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return diagnostics.map(diagnostic => {
    const { code } = diagnostic;
    if (typeof code === 'object') {
      const args = encodeURIComponent(JSON.stringify([code.value]));
      diagnostic.code = { value: code.value, target: vscode.Uri.parse(`command:${SHOW_RULE}?${args}`) };
    }
    return diagnostic;
  });
}
