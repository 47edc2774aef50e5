import type {
  AccessReport,
  EffectiveAnswer,
  EffectiveQuery,
  ExplainDocument,
  ExplainQuery,
  Explanation,
  PermissionScript,
  Shell,
  StatusAnswer,
  TopologyAnswer,
  TransformPreview,
  TreeNode,
  WhoAnswer,
  WorkspaceSettings,
} from '../core/analysis';

export interface TextDocument {
  readonly uri: string;
}

export interface Position {
  readonly line: number;
  /** In UTF-16 code units. */
  readonly character: number;
}

/** What a question without a position may say about the server that it means; the rest is up to the settings. */
export interface ServerQuestion
  extends Partial<Pick<WorkspaceSettings, 'host' | 'iisVersion' | 'domainJoined' | 'machineName' | 'domainName'>> {
  /** A file of the workspace folder that is meant. */
  readonly textDocument?: TextDocument;
  /** Path or URI of the host configuration. */
  readonly hostConfig?: string | undefined;
  readonly site?: string | undefined;
}

/** A position in an open document, or a question like that of `whoiis explain`. */
export interface ExplainParams extends ServerQuestion, Omit<Partial<ExplainQuery>, keyof ServerQuestion> {
  readonly position?: Position;
}

/** As `whoiis explain --format json`, but `file` holds URIs; one answer where the question names a `handlerKind`. */
export type ExplainResult = Explanation | readonly Explanation[];

/** A question like that of `whoiis access`. */
export interface AccessParams extends ExplainParams {
  /** Without one: all that the configuration makes plausible. */
  readonly purpose?: string;
  /** A Windows path, where a purpose is about one file. */
  readonly file?: string | undefined;
}

/** As `whoiis access --format json`. Without facts each check is unknown, and says what is missing. */
export type AccessResult = AccessReport;

/** The query and the stages of each answer of {@link ExplainResult}. */
export type OutcomeResult = OutcomeAnswer | readonly OutcomeAnswer[];

export type OutcomeAnswer = Pick<Explanation, 'query' | 'outcome'>;

export interface WhoParams extends ServerQuestion {
  /** An account, a SID, or the text of a message. */
  readonly name: string;
  /** Pools that no file defines: the SID of a virtual account is made from the name of its pool. */
  readonly pools?: readonly string[];
}

/** As `whoiis who --format json`, but `file` and `server` hold URIs. */
export type WhoResult = readonly WhoAnswer[];

/** Without a position: the file as a whole. */
export interface ExplainDocumentParams {
  readonly textDocument: TextDocument;
  readonly position?: Position;
}

export type ExplainDocumentResult = ExplainDocument;

/** A question like that of `whoiis effective`. */
export interface EffectiveParams extends ServerQuestion, Omit<Partial<EffectiveQuery>, keyof ServerQuestion | 'file'> {}

/** As `whoiis effective --format json`, but `file` holds URIs. */
export type EffectiveResult = EffectiveAnswer;

/** A position in an open document (without one: the application of the file), or a site and a path. */
export interface HostBlockedParams {
  /** As Windows would look it up, in lower case. */
  readonly host: string;
}

export interface PermissionScriptParams extends ServerQuestion {
  readonly position?: Position;
  readonly path?: string;
  /** Default: `cmd`. */
  readonly shell?: Shell;
}

export type PermissionScriptResult = PermissionScript;

export interface TransformParams {
  /** The transform, open or not; the file that it is for lies beside it. */
  readonly textDocument: TextDocument;
}

export type TransformResult = TransformPreview;

export type TopologyParams = Record<string, never>;

export type TopologyResult = readonly TopologyAnswer[];

/** The servers; the nodes below the node of a `key`; or the nodes from a server down to what a `position` is about. */
export interface TreeParams {
  readonly key?: readonly string[];
  readonly textDocument?: TextDocument;
  readonly position?: Position;
}

export type TreeResult = readonly TreeNode[];

export interface StatusParams {
  readonly textDocument: TextDocument;
}

export type StatusResult = StatusAnswer;
