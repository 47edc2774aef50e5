import * as vscode from 'vscode';

/**
 * Which files are IIS configuration. The name decides, not the language id: without an `<?xml` line a `web.config`
 * is plain text to the editor, and other extensions give such files ids of their own.
 */
const FILE_NAMES = [
  'web.config',
  'web.*.config',
  '*.web.config',
  'applicationHost.config',
  'applicationHost.xdt',
  'machine.config',
];

/**
 * The files that the language server hears of. No `scheme`: files of a virtual workspace count as well. The client of the
 * language server keeps this very list, so that it is changed in place.
 */
export const documentSelector: { pattern: string }[] = [];

/** Takes the names of IIS, and the patterns that the settings name. */
export function selectConfigFiles(settings: vscode.WorkspaceConfiguration): void {
  const given = Object.keys(settings.get<Readonly<Record<string, string>>>(FILES_SETTING) ?? {});
  const patterns = [...FILE_NAMES.map(anyCase), ...given.map(pattern => pattern.replace(/^(\.?\/|\*\*\/)+/, ''))];
  documentSelector.splice(0, Number.POSITIVE_INFINITY, ...patterns.map(pattern => ({ pattern: `**/${pattern}` })));
}

export const FILES_SETTING = 'files';

export function isConfigFile(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector, document) > 0;
}

/** Keeps the key `whoiis.isConfigFile` by which menus offer commands in files that only the settings name. */
export function keepMenuKey(): vscode.Disposable {
  const keep = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isConfig = document !== undefined && isConfigFile(document);
    void vscode.commands.executeCommand('setContext', 'whoiis.isConfigFile', isConfig);
  };
  keep();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(keep),
    vscode.workspace.onDidChangeConfiguration(keep),
  );
}

/** Windows names are case-insensitive, glob patterns on other systems are not: `web` becomes `[wW][eE][bB]`. */
function anyCase(glob: string): string {
  return glob.replace(/[a-z]/gi, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
