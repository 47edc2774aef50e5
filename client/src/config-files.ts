import * as vscode from 'vscode';

/**
 * Which files are IIS configuration. The name decides, not the language id: without an `<?xml` line a `web.config`
 * is plain text to the editor, and other extensions give such files ids of their own.
 */
const FILE_NAMES = ['web.config', 'web.*.config', '*.web.config', 'applicationHost.config', 'machine.config'];

/** No `scheme`: files of a virtual workspace count as well. */
export const documentSelector: { pattern: string }[] = FILE_NAMES.map(name => ({ pattern: `**/${anyCase(name)}` }));

export function isConfigFile(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector, document) > 0;
}

/** Windows names are case-insensitive, glob patterns on other systems are not: `web` becomes `[wW][eE][bB]`. */
function anyCase(glob: string): string {
  return glob.replace(/[a-z]/gi, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
