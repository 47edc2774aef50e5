/**
 * What client and server say to each other beyond the Language Server Protocol: names and types, nothing else, so that
 * the client may import this folder. URIs are strings and positions are zero-based, as in LSP. docs/protocol.md is
 * written from here (`npm run generate`).
 */
import type {
  AccessParams,
  AccessResult,
  EffectiveParams,
  EffectiveResult,
  ExplainDocumentParams,
  ExplainDocumentResult,
  ExplainParams,
  ExplainResult,
  HostBlockedParams,
  OutcomeResult,
  PermissionScriptParams,
  PermissionScriptResult,
  StatusParams,
  StatusResult,
  TopologyParams,
  TopologyResult,
  TransformParams,
  TransformResult,
  TreeParams,
  TreeResult,
  WhoParams,
  WhoResult,
} from './questions';
import type {
  FindFilesParams,
  FindFilesResult,
  ReadDirectoryParams,
  ReadDirectoryResult,
  ReadFileParams,
  ReadFileResult,
} from './read-files';

export const EXPLAIN = 'whoiis/explain';
export const EXPLAIN_DOCUMENT = 'whoiis/explainDocument';
export const EFFECTIVE = 'whoiis/effective';
export const PERMISSION_SCRIPT = 'whoiis/permissionScript';
export const ACCESS = 'whoiis/access';
export const OUTCOME = 'whoiis/outcome';
export const WHO = 'whoiis/who';
export const TOPOLOGY = 'whoiis/topology';
export const TREE = 'whoiis/tree';
export const TRANSFORM = 'whoiis/transform';
export const STATUS = 'whoiis/status';
export const READ_FILE = 'whoiis/readFile';
export const READ_DIRECTORY = 'whoiis/readDirectory';
export const FIND_FILES = 'whoiis/findFiles';
export const HOST_BLOCKED = 'whoiis/hostBlocked';
export const TOPOLOGY_CHANGED = 'whoiis/topologyChanged';

/** Requests of the client. Where nothing is known, the server answers `null`. */
export interface ServerRequests {
  /** Which account acts, and why: at a position of an open document, or at a path of a site. */
  [EXPLAIN]: { params: ExplainParams; result: ExplainResult | null };
  /** The same as a page for people, with links to the deciding lines. */
  [EXPLAIN_DOCUMENT]: { params: ExplainDocumentParams; result: ExplainDocumentResult | null };
  /** What the server reads for a section, and which file says so. */
  [EFFECTIVE]: { params: EffectiveParams; result: EffectiveResult | null };
  /** Commands that grant what an application needs. */
  [PERMISSION_SCRIPT]: { params: PermissionScriptParams; result: PermissionScriptResult | null };
  /** Whether the accounts of a place can do what they have to, by the facts of its server (`whoiis.facts`). */
  [ACCESS]: { params: AccessParams; result: AccessResult | null };
  /** What happens to a request, stage by stage, up to its first certain failure or redirect. */
  [OUTCOME]: { params: ExplainParams; result: OutcomeResult | null };
  /** What acts as an account, by its name, its SID or a message that names it, in every host configuration that is loaded. */
  [WHO]: { params: WhoParams; result: WhoResult | null };
  /** Pools, sites and applications of every host configuration that is loaded. */
  [TOPOLOGY]: { params: TopologyParams; result: TopologyResult | null };
  /** Sites, pools and accounts of every host configuration that is loaded, level by level. */
  [TREE]: { params: TreeParams; result: TreeResult | null };
  /** What a transform makes of the file beside it, and what it could not do. */
  [TRANSFORM]: { params: TransformParams; result: TransformResult | null };
  /** The account of an open file in a few words, and the host configurations to choose from. */
  [STATUS]: { params: StatusParams; result: StatusResult | null };
}

/** Requests of the server, to a client that said `clientFileSystem`. */
export interface ClientRequests {
  /** One file, whatever its URI scheme. */
  [READ_FILE]: { params: ReadFileParams; result: ReadFileResult };
  /** The names in one folder. */
  [READ_DIRECTORY]: { params: ReadDirectoryParams; result: ReadDirectoryResult };
  /** Files of the workspace that match one of the glob patterns. */
  [FIND_FILES]: { params: FindFilesParams; result: FindFilesResult };
}

/** Notifications of the server. */
export interface ServerNotifications {
  /** A file names a share of a machine that may not be contacted unasked; once for each machine. */
  [HOST_BLOCKED]: { params: HostBlockedParams };
  /** Pools, sites, paths or accounts of a host configuration changed, or settings: answers may be different now. */
  [TOPOLOGY_CHANGED]: { params: Record<string, never> };
}
