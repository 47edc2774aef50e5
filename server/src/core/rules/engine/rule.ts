import type { RelatedPlace } from '../../config/base/related-place';
import type { ServerFacts } from '../../config/base/server-facts';
import type { ConfigFile } from '../../config/files/config-file';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { Topology } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { RefusalKind } from '../../config/refusals/refusal';
import type { Span } from '../../text/span';
import type { HostPart, Part } from '../../workspace/parts';
import type { Severity } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import type { SourceFile } from '../../workspace/source-file';
import type { XmlProblemKind } from '../../xml/tree';
import type { Fix } from './finding';

/** What IIS itself would answer. */
export interface IisAnswer {
  readonly status: string;
  readonly hresult: string | null;
}

/**
 * What everybody may read about a rule; findings, manifest and reports are made from it. Limits and sources stand in the
 * rule's page (docs/rules), its example in its scenarios.
 */
export interface RuleMeta<M extends Messages = Messages, I extends string = string> {
  /** Stable id, kebab-case: users configure and suppress by it. */
  readonly id: I;
  readonly severity: Severity;
  /** First version that has the rule. */
  readonly since: string;
  /** One sentence: what is reported. */
  readonly summary: string;
  /** Why it matters; shown behind each message. */
  readonly why: string;
  /** What IIS itself answers, where the rule predicts an answer. */
  readonly iis?: IisAnswer;
  readonly messages: M;
}

// biome-ignore lint/suspicious/noExplicitAny: each message declares the data that it needs; a rule only passes them through.
export type Messages = Readonly<Record<string, (data: any) => string>>;

/** One report of a rule. */
export interface Report<M extends Messages, K extends keyof M = keyof M> {
  readonly message: K;
  readonly data: Parameters<M[K]>[0];
  /** In the file that is checked. Mark a token, not a whole element. */
  readonly at: Span;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly why?: string;
  readonly iis?: IisAnswer | null;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: () => readonly Fix[];
}

export type Reporter<M extends Messages> = <K extends keyof M>(report: Report<M, K>) => void;

/** Looks at the text of one file, whatever it is. */
export interface TreeContext<M extends Messages> {
  readonly file: SourceFile;
  readonly report: Reporter<M>;
}

/** Looks at a file of .NET above all sites: machine.config or the root web.config. */
export interface AboveContext<M extends Messages> {
  readonly file: ConfigFile;
  readonly node: ConfigNode;
  readonly report: Reporter<M>;
}

/** Looks at one host configuration as a whole. */
export interface HostContext<M extends Messages> {
  readonly file: ConfigFile;
  readonly topology: Topology;
  readonly facts: ServerFacts;
  readonly snapshot: Snapshot;
  /** What the file says for the server and for each path that a location tag names. */
  readonly parts: readonly HostPart[];
  /** The place of a URL path of a site of this host configuration. Asks for the web.config files on the way. */
  place(site: string, path: string): Place;
  readonly report: Reporter<M>;
}

/**
 * Looks at one web.config at one place where it takes effect; asked once for each place, and once with
 * `placed: false` where no host configuration places the file. The same finding of several places is shown once.
 */
export interface PlaceContext<M extends Messages> {
  readonly file: ConfigFile;
  readonly place: Place;
  readonly placed: boolean;
  readonly snapshot: Snapshot;
  /** What the file says for `place` and for each path below it that a location tag names. */
  readonly parts: readonly Part[];
  readonly report: Reporter<M>;
}

/** A rule with the checks that it has; each one is asked for the files that it can judge. */
export interface Rule<I extends string = string> extends RuleMeta<Messages, I> {
  /** The refusals of the configuration system that it words. */
  readonly refusals?: readonly RefusalKind[];
  /** The problems of the XML tree that it words. */
  readonly problems?: readonly XmlProblemKind[];
  readonly tree?: (context: TreeContext<Messages>) => void;
  readonly above?: (context: AboveContext<Messages>) => void;
  readonly host?: (context: HostContext<Messages>) => void;
  readonly place?: (context: PlaceContext<Messages>) => void;
}

/** A rule over the text alone: needs nothing but the file. */
export function treeRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly check: (context: TreeContext<M>) => void },
): Rule<I> {
  const { check, ...meta } = spec;
  return { ...meta, tree: check } as Rule<I>;
}

/** A rule over a whole host configuration. */
export function hostRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly check: (context: HostContext<M>) => void },
): Rule<I> {
  const { check, ...meta } = spec;
  return { ...meta, host: check } as Rule<I>;
}

/** A rule over a web.config at a place. */
export function placeRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly check: (context: PlaceContext<M>) => void },
): Rule<I> {
  const { check, ...meta } = spec;
  return { ...meta, place: check } as Rule<I>;
}

/** A rule over settings that stand in host configurations as well as in web.config files. */
export function configRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & {
    readonly above?: (context: AboveContext<M>) => void;
    readonly host: (context: HostContext<M>) => void;
    readonly place: (context: PlaceContext<M>) => void;
  },
): Rule<I> {
  return spec as unknown as Rule<I>;
}
