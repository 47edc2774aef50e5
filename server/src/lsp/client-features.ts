import {
  type ClientCapabilities,
  type DiagnosticsCapabilities,
  DiagnosticTag,
  type InitializeParams,
  InsertTextMode,
} from 'vscode-languageserver';
import { resolveUri } from '../common/resolve-uri';
import { canonicalUri, type PositionEncoding } from '../core/analysis';
import type { ClientOptions } from '../protocol/client-options';

/** What the client said about itself in `initialize`. */
export interface ClientFeatures {
  /** For the log: what it calls itself. */
  readonly clientName: string;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly workspaceFolderChanges: boolean;
  readonly watchRegistration: boolean;
  /** How positions count characters: what the client likes best. */
  readonly positionEncoding: PositionEncoding;
  readonly markdownHover: boolean;
  readonly codeActionLiterals: boolean;
  readonly documentChanges: boolean;
  /** Edits may make a file. */
  readonly createsFiles: boolean;
  /** Edits may say what they are for, and ask before they are applied. */
  readonly changeAnnotations: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** It fades what is unnecessary. */
  readonly unnecessaryTag: boolean;
  readonly diagnosticVersion: boolean;
  /** It asks for the findings of its documents, so that they are not sent unasked. */
  readonly pullsDiagnostics: boolean;
  /** It asks again when it is told to. */
  readonly diagnosticRefresh: boolean;
  readonly preferredActions: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeLensRefresh: boolean;
  /** The client has the commands that put a text into the clipboard. */
  readonly copyCommand: boolean;
  /** The client has the command that puts a path mapping into the settings. */
  readonly mapPathCommand: boolean;
  /** The client has the command that switches a rule off in the settings. */
  readonly setRuleCommand: boolean;
  /** The client asks the user whether a machine may be contacted. */
  readonly allowHostCommand: boolean;
  /** The client has the command that shows the page of a rule. */
  readonly showRuleCommand: boolean;
  /** Completions may have places to go to. */
  readonly snippets: boolean;
  /** It indents the lines of a completion as the line in which they are put. */
  readonly adjustsIndentation: boolean;
  readonly markdownCompletion: boolean;
  /** The client opens its list of completions when it is told to. */
  readonly suggestCommand: boolean;
  /** The client answers the requests for files (protocol/read-files.ts). */
  readonly clientFileSystem: boolean;
  /** Settings of a client without `workspace/configuration`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Canonical URIs, without a trailing slash. */
  readonly folders: readonly string[];
}

export function readFeatures({ capabilities, initializationOptions, ...params }: InitializeParams): ClientFeatures {
  const { workspace, textDocument } = capabilities;
  const diagnostics = textDocument?.publishDiagnostics;
  // What a client that pulls says beside its pulls counts for it; older ones say it of what is sent unasked alone.
  const told = (feature: (of: DiagnosticsCapabilities) => boolean | undefined) =>
    [textDocument?.diagnostic, diagnostics].some(of => of !== undefined && feature(of) === true);
  const options: { readonly [K in keyof ClientOptions]: unknown } = objectOf(initializationOptions);
  return {
    clientName: params.clientInfo
      ? `${params.clientInfo.name} ${params.clientInfo.version ?? ''}`.trim()
      : 'a client without a name',
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolderChanges: workspace?.workspaceFolders === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    positionEncoding: positionEncodingOf(capabilities),
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    relatedInformation: told(({ relatedInformation }) => relatedInformation),
    codeDescription: told(({ codeDescriptionSupport }) => codeDescriptionSupport),
    unnecessaryTag: told(({ tagSupport }) => tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary)),
    diagnosticVersion: diagnostics?.versionSupport === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    copyCommand: options.copyCommand === true,
    mapPathCommand: options.mapPathCommand === true,
    setRuleCommand: options.setRuleCommand === true,
    allowHostCommand: options.allowHostCommand === true,
    showRuleCommand: options.showRuleCommand === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    adjustsIndentation:
      textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(
        InsertTextMode.adjustIndentation,
      ) === true,
    markdownCompletion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') ?? false,
    suggestCommand: options.suggestCommand === true,
    clientFileSystem: options.clientFileSystem === true,
    settings: settingsOf(options.settings),
    folders: foldersOf(params),
  };
}

/** The first of those that the client names; it must take UTF-16. Asked before the core is loaded. */
export function positionEncodingOf({ general }: ClientCapabilities): PositionEncoding {
  return general?.positionEncodings?.find(isKnown) ?? 'utf-16';
}

function isKnown(encoding: string): encoding is PositionEncoding {
  return encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'utf-32';
}

/** The settings object itself, with or without the section name around it. */
export function settingsOf(value: unknown): Readonly<Record<string, unknown>> {
  const settings = objectOf(value);
  return settings.whoiis === undefined ? settings : objectOf(settings.whoiis);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function foldersOf(params: Omit<InitializeParams, 'capabilities' | 'initializationOptions'>): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => canonicalUri(uri));
  if (params.rootUri) return [canonicalUri(params.rootUri)];
  if (params.rootPath) return [resolveUri('file:///', params.rootPath)];
  return [];
}
