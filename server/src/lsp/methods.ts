import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  TextDocumentSyncKind,
  TypeDefinitionRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { COMPLETION_TRIGGERS } from '../core/analysis';
import {
  ACCESS,
  EFFECTIVE,
  EXPLAIN,
  EXPLAIN_DOCUMENT,
  OUTCOME,
  PERMISSION_SCRIPT,
  type ServerRequests,
  STATUS,
  TOPOLOGY,
  TRANSFORM,
  TREE,
  WHO,
} from '../protocol/messages';
import { handleAccess } from './handlers/access';
import { FIX_ALL, handleCodeAction, KINDS } from './handlers/code-action';
import { handleCodeLens, handleDocumentLink } from './handlers/code-lens';
import { handleCompletion, handleCompletionResolve } from './handlers/completion';
import { handleDefinition, handleTypeDefinition } from './handlers/definition';
import { handleDiagnostic } from './handlers/diagnostic';
import { handleConfiguration } from './handlers/did-change-configuration';
import { handleWatchedFiles } from './handlers/did-change-watched-files';
import { handleDocumentSymbol, handleWorkspaceSymbol } from './handlers/document-symbol';
import { handleChange, handleClose, handleOpen, handleSave } from './handlers/documents';
import { handleEffective } from './handlers/effective';
import { handleExplain } from './handlers/explain';
import { handleExplainDocument } from './handlers/explain-document';
import { handleHover } from './handlers/hover';
import { handleInlayHint } from './handlers/inlay-hint';
import {
  handleFolding,
  handleFormatting,
  handleLinkedEditing,
  handleOnType,
  handleRangeFormatting,
  handleSelection,
} from './handlers/layout';
import { handleOutcome } from './handlers/outcome';
import { handlePermissionScript } from './handlers/permission-script';
import { handleHighlight, handleImplementation, handleReferences } from './handlers/references';
import { handlePrepareRename, handleRename } from './handlers/rename';
import {
  handleSemanticTokens,
  handleSemanticTokensDelta,
  handleSemanticTokensRange,
  LEGEND,
} from './handlers/semantic-tokens';
import { handleStatus } from './handlers/status';
import { handleTopology } from './handlers/topology';
import { handleTransform } from './handlers/transform';
import { handleTree } from './handlers/tree';
import { handleWho } from './handlers/who';
import { handleWorkspaceDiagnostic } from './handlers/workspace-diagnostic';
import { answers, answersOwn, hears, type Method } from './method';

/** What the server understands of the Language Server Protocol, beside its life cycle. */
export const STANDARD_METHODS: readonly Method[] = [
  hears(
    DidOpenTextDocumentNotification.type,
    { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true } },
    handleOpen,
  ),
  hears(DidChangeTextDocumentNotification.type, {}, handleChange),
  hears(DidSaveTextDocumentNotification.type, {}, handleSave),
  hears(DidCloseTextDocumentNotification.type, {}, handleClose),
  hears(DidChangeWatchedFilesNotification.type, {}, handleWatchedFiles),
  hears(DidChangeConfigurationNotification.type, {}, handleConfiguration),
  answers(HoverRequest.type, { hoverProvider: true }, handleHover),
  answers(DefinitionRequest.type, { definitionProvider: true }, handleDefinition),
  answers(TypeDefinitionRequest.type, { typeDefinitionProvider: true }, handleTypeDefinition),
  answers(ImplementationRequest.type, { implementationProvider: true }, handleImplementation),
  answers(
    CompletionRequest.type,
    { completionProvider: { resolveProvider: true, triggerCharacters: [...COMPLETION_TRIGGERS] } },
    handleCompletion,
  ),
  answers(CompletionResolveRequest.type, {}, handleCompletionResolve),
  answers(ReferencesRequest.type, { referencesProvider: true }, handleReferences),
  answers(DocumentHighlightRequest.type, { documentHighlightProvider: true }, handleHighlight),
  answers(PrepareRenameRequest.type, { renameProvider: { prepareProvider: true } }, handlePrepareRename),
  answers(RenameRequest.type, {}, handleRename),
  answers(DocumentSymbolRequest.type, { documentSymbolProvider: { label: 'WhoIIS' } }, handleDocumentSymbol),
  answers(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, handleWorkspaceSymbol),
  answers(DocumentLinkRequest.type, { documentLinkProvider: {} }, handleDocumentLink),
  answers(FoldingRangeRequest.type, { foldingRangeProvider: true }, handleFolding),
  answers(SelectionRangeRequest.type, { selectionRangeProvider: true }, handleSelection),
  answers(LinkedEditingRangeRequest.type, { linkedEditingRangeProvider: true }, handleLinkedEditing),
  answers(DocumentFormattingRequest.type, { documentFormattingProvider: true }, handleFormatting),
  answers(DocumentRangeFormattingRequest.type, { documentRangeFormattingProvider: true }, handleRangeFormatting),
  answers(
    DocumentOnTypeFormattingRequest.type,
    { documentOnTypeFormattingProvider: { firstTriggerCharacter: '>', moreTriggerCharacter: ['\n'] } },
    handleOnType,
  ),
  answers(CodeLensRequest.type, { codeLensProvider: {} }, handleCodeLens),
  answers(
    SemanticTokensRequest.type,
    { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } },
    handleSemanticTokens,
  ),
  answers(SemanticTokensDeltaRequest.type, {}, handleSemanticTokensDelta),
  answers(SemanticTokensRangeRequest.type, {}, handleSemanticTokensRange),
  answers(InlayHintRequest.type, { inlayHintProvider: true }, handleInlayHint),
  answers(CodeActionRequest.type, { codeActionProvider: { codeActionKinds: [...KINDS, FIX_ALL] } }, handleCodeAction),
  answers(
    DocumentDiagnosticRequest.type,
    { diagnosticProvider: { identifier: 'whoiis', interFileDependencies: true, workspaceDiagnostics: true } },
    handleDiagnostic,
  ),
  answers(WorkspaceDiagnosticRequest.type, {}, handleWorkspaceDiagnostic),
];

/** Our own requests, each of them. */
const OWN_METHODS: { readonly [Name in keyof ServerRequests]: Method } = {
  [EXPLAIN]: answersOwn(EXPLAIN, handleExplain),
  [EXPLAIN_DOCUMENT]: answersOwn(EXPLAIN_DOCUMENT, handleExplainDocument),
  [EFFECTIVE]: answersOwn(EFFECTIVE, handleEffective),
  [ACCESS]: answersOwn(ACCESS, handleAccess),
  [OUTCOME]: answersOwn(OUTCOME, handleOutcome),
  [WHO]: answersOwn(WHO, handleWho),
  [PERMISSION_SCRIPT]: answersOwn(PERMISSION_SCRIPT, handlePermissionScript),
  [TOPOLOGY]: answersOwn(TOPOLOGY, handleTopology),
  [TREE]: answersOwn(TREE, handleTree),
  [TRANSFORM]: answersOwn(TRANSFORM, handleTransform),
  [STATUS]: answersOwn(STATUS, handleStatus),
};

export const METHODS: readonly Method[] = [...STANDARD_METHODS, ...Object.values(OWN_METHODS)];
