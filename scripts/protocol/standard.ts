import type { Method } from '../../server/src/lsp/method';

type Row = readonly [method: string, meaning: string];

/** Not in the server's table: the connection itself knows them. */
const LIFE_CYCLE: readonly Row[] = [
  ['initialize', 'tells what it can; reads nothing yet'],
  ['initialized', 'registers for what the client sends on demand only'],
  ['workspace/didChangeWorkspaceFolders', 'finds every document its settings anew'],
  ['shutdown', 'ends its watching of files'],
  ['exit', 'ends: status 0 after `shutdown`, else 1'],
  ['$/cancelRequest', 'answers the request with `RequestCancelled`'],
];

const MEANING: Readonly<Record<string, string>> = {
  'textDocument/didOpen': 'takes the text from the client from now on',
  'textDocument/didChange': 'changes it, incrementally',
  'textDocument/didSave': 'takes its text for what is on the disk: findings about the difference go',
  'textDocument/didClose': 'takes the text from the disk again',
  'workspace/didChangeWatchedFiles': 'reads those files again that it knows',
  'workspace/didChangeConfiguration': 'reads the settings again',
  'textDocument/hover': 'tells who acts here, or what a setting means and is; Markdown or plain text',
  'textDocument/definition': 'leads to what is named, and to the line of an outer file that set a value before',
  'textDocument/references':
    'finds a pool, site, application, handler, module, rewrite map or setting wherever it is written, also in files that are not open',
  'textDocument/documentHighlight': 'the same in one file; and both tags of an element',
  'textDocument/prepareRename': 'tells what would be renamed, or why it cannot be',
  'textDocument/rename':
    'gives it another name in all files, location paths and `IIS APPPOOL\\…` included; what changes in files that are not open is confirmed first',
  'textDocument/documentSymbol': 'the tree of a file, with the accounts of pools, sites and applications',
  'workspace/symbol': 'pools, sites and applications of every host configuration',
  'textDocument/implementation': 'leads from a section to every file of the workspace that writes it, above and below',
  'textDocument/typeDefinition': 'leads from a section to its declaration in `configSections`',
  'textDocument/documentLink':
    'leads to the files that `configSource` and `file` name, and to the web.config of a folder',
  'textDocument/foldingRange': 'elements and comments of several lines',
  'textDocument/selectionRange': 'from a value to its attribute, tag, element and so on',
  'textDocument/linkedEditingRange': 'the two names of an element, so that both are typed at once',
  'textDocument/formatting':
    'indents lines; what stands on one line stays there, but for attributes where `format.attributes` says so. Nothing where `format.enabled` is off or the file is not well-formed',
  'textDocument/rangeFormatting': 'the same for some lines',
  'textDocument/onTypeFormatting':
    'writes the end tag behind the `>` of a start tag, where `closeTags.enabled` is set, and indents a new line, where `format.enabled` is',
  'textDocument/codeLens': 'who uses a pool and as whom it runs, where `codeLens.enabled` is set',
  'textDocument/semanticTokens/full': 'groups, sections, names, accounts, locks and secrets',
  'textDocument/semanticTokens/full/delta': 'what differs from those that were told last',
  'textDocument/semanticTokens/range': 'the same for some lines',
  'textDocument/completion':
    'offers elements, attributes, values and names that fit, the likeliest first; snippets for a client that takes them. Locked sections are marked',
  'completionItem/resolve': 'tells what an item means',
  'textDocument/inlayHint': 'shows accounts, where `inlayHints.enabled` is set',
  'textDocument/codeAction':
    'offers repairs, commands to copy to a client with `copyCommand`, path mappings to one with `mapPathCommand` (`quickfix`). Refactorings: a section into a file of its own (`refactor.extract`, where edits may make files), authorization for IIS or ASP.NET, a pool of its own (`refactor.rewrite`), a section into a location tag (`refactor.move`)',
  'textDocument/diagnostic':
    'tells the findings of a document, open or not; `unchanged` where the client has them. One that pulls gets no `publishDiagnostics`',
  'workspace/diagnostic':
    'tells the findings of open documents and of every web.config of the workspace that a host configuration serves, bit by bit to a client that takes partial results; such a client waits a few seconds where nothing is new',
};

/** What the server understands; every method of its table has its words here, and nothing else has. */
export function ofClient(methods: readonly Method[]): readonly Row[] {
  const names = methods.map(({ name }) => name);
  const unknown = Object.keys(MEANING).filter(name => !names.includes(name));
  if (unknown.length > 0) throw new Error(`the server does not know ${unknown.join(', ')}`);
  const rows = names.map((name): Row => {
    const meaning = MEANING[name];
    if (meaning === undefined) throw new Error(`scripts/protocol/standard.ts has no words for ${name}`);
    return [name, meaning];
  });
  return [...LIFE_CYCLE, ...rows];
}

/** What the server sends. */
export const ofServer: readonly Row[] = [
  [
    'textDocument/publishDiagnostics',
    'findings of an open document, after every change of them, to a client that does not pull; what is near the cursor comes first where the rest takes longer',
  ],
  [
    'workspace/diagnostic/refresh',
    'findings that a client has pulled changed without an edit of that document, or those that it has are not all yet',
  ],
  ['workspace/configuration', 'settings are needed, section `whoiis`'],
  ['client/registerCapability', 'for changed settings, changed files, and workspace folders'],
  ['workspace/inlayHint/refresh', 'hints of other documents than the edited one changed'],
  ['workspace/codeLens/refresh', 'settings changed'],
  ['window/showMessage', 'something in the settings or in a schema file cannot be used; each sentence once'],
  [
    'window/logMessage',
    'versions, settings, host configurations and why they are used, files that were read (`Info`); something failed (`Error`)',
  ],
];
