/** `initializationOptions`: what a client can do beyond the protocol. */
export interface ClientOptions {
  /** It answers the requests for files that the server cannot read itself. */
  readonly clientFileSystem?: boolean;
  /** It has the commands below, so that links may name them. */
  readonly copyCommand?: boolean;
  /** It has the command that puts a path mapping into the settings. */
  readonly mapPathCommand?: boolean;
  /** It has the command that switches a rule off in the settings. */
  readonly setRuleCommand?: boolean;
  /** It asks the user on `whoiis/hostBlocked` and writes the answer into the settings. */
  readonly allowHostCommand?: boolean;
  /** It has the command that shows the page of a rule. */
  readonly showRuleCommand?: boolean;
  /** It opens its list of completions on {@link SUGGEST}. */
  readonly suggestCommand?: boolean;
  /** Settings, with or without `whoiis` around them, of a client without `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Commands of the client that links in hovers and pages name. A client that says `copyCommand` has all of them; the
 * first two put their only argument, a text, into the clipboard.
 */
export const COPY_ICACLS = 'whoiis.copyIcacls';
export const COPY_TEXT = 'whoiis.copyText';
/** Its arguments: the URI of a file, and a position. */
export const OPEN_AT = 'whoiis.openAt';
/** Their argument: `ExplainDocumentParams`; without it the cursor is meant. */
export const EXPLAIN_HERE = 'whoiis.explainHere';
export const PERMISSION_SCRIPT_HERE = 'whoiis.copyPermissionScript';

/** Command of the client: a Windows folder, the URI of the folder that stands for it, the URI of the document. */
export const MAP_PATH = 'whoiis.mapPath';

/** Command of the client: a rule id, a severity or `off`, the URI of the document. */
export const SET_RULE = 'whoiis.setRule';

/** Command of the client that shows the page of a rule; its argument is the id. */
export const SHOW_RULE = 'whoiis.showRule';

/** Command of the client, built into VS Code: asks for completions where the cursor is. */
export const SUGGEST = 'editor.action.triggerSuggest';
