import {
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import { COMPLETION_TRIGGERS } from '../core/analysis';
import {
  EFFECTIVE,
  EXPLAIN,
  EXPLAIN_DOCUMENT,
  PERMISSION_SCRIPT,
  type ServerRequests,
  STATUS,
  TOPOLOGY,
} from '../protocol/messages';
import { FIX_ALL, handleCodeAction } from './handlers/code-action';
import { handleCompletion, handleCompletionResolve } from './handlers/completion';
import { handleDefinition } from './handlers/definition';
import { handleDiagnostic } from './handlers/diagnostic';
import { handleConfiguration } from './handlers/did-change-configuration';
import { handleWatchedFiles } from './handlers/did-change-watched-files';
import { handleChange, handleClose, handleOpen } from './handlers/documents';
import { handleEffective } from './handlers/effective';
import { handleExplain } from './handlers/explain';
import { handleExplainDocument } from './handlers/explain-document';
import { handleHover } from './handlers/hover';
import { handleInlayHint } from './handlers/inlay-hint';
import { handlePermissionScript } from './handlers/permission-script';
import { handleStatus } from './handlers/status';
import { handleTopology } from './handlers/topology';
import { handleWorkspaceDiagnostic } from './handlers/workspace-diagnostic';
import { answers, answersOwn, hears, type Method } from './method';

/** What the server understands of the Language Server Protocol, beside its life cycle. */
export const STANDARD_METHODS: readonly Method[] = [
  hears(
    DidOpenTextDocumentNotification.type,
    { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
    handleOpen,
  ),
  hears(DidChangeTextDocumentNotification.type, {}, handleChange),
  hears(DidCloseTextDocumentNotification.type, {}, handleClose),
  hears(DidChangeWatchedFilesNotification.type, {}, handleWatchedFiles),
  hears(DidChangeConfigurationNotification.type, {}, handleConfiguration),
  answers(HoverRequest.type, { hoverProvider: true }, handleHover),
  answers(DefinitionRequest.type, { definitionProvider: true }, handleDefinition),
  answers(
    CompletionRequest.type,
    { completionProvider: { resolveProvider: true, triggerCharacters: [...COMPLETION_TRIGGERS] } },
    handleCompletion,
  ),
  answers(CompletionResolveRequest.type, {}, handleCompletionResolve),
  answers(InlayHintRequest.type, { inlayHintProvider: true }, handleInlayHint),
  answers(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
    handleCodeAction,
  ),
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
  [PERMISSION_SCRIPT]: answersOwn(PERMISSION_SCRIPT, handlePermissionScript),
  [TOPOLOGY]: answersOwn(TOPOLOGY, handleTopology),
  [STATUS]: answersOwn(STATUS, handleStatus),
};

export const METHODS: readonly Method[] = [...STANDARD_METHODS, ...Object.values(OWN_METHODS)];
