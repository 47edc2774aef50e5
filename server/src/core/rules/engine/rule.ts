import type { RelatedPlace } from '../../config/base/related-place';
import type { ServerFacts } from '../../config/base/server-facts';
import type { ConfigFile } from '../../config/files/config-file';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { HostSummary } from '../../config/files/host-index';
import type { Pool, Site, Topology } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { Refusal, RefusalKind } from '../../config/refusals/refusal';
import type { Facts } from '../../facts/facts';
import type { SchemaRegistry } from '../../schema/registry';
import type { Span } from '../../text/span';
import type { HostPart, Part } from '../../workspace/parts';
import type { Profile, Severity, WorkspaceSettings } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import type { SourceFile } from '../../workspace/source-file';
import type { XmlProblemKind } from '../../xml/tree';
import type { EditView } from './edit-view';
import type { Fix } from './finding';
import type { Suppression, SuppressionComment } from './suppressions';
import type { TransformView } from './transform-view';

/** Profiles that add rules to the recommended ones. */
export type BenchmarkProfile = Exclude<Profile, 'recommended' | 'all'>;

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
  /** The profiles that switch the rule on; all of them where it is left out, none but `all` where it is empty. Off by default therefore, but for users who name it. */
  readonly profiles?: readonly BenchmarkProfile[];
  /** First version that has the rule. */
  readonly since: string;
  /** One sentence: what is reported. */
  readonly summary: string;
  /** Why it matters; shown behind each message. */
  readonly why: string;
  /** What IIS itself answers, where the rule predicts an answer. */
  readonly iis?: IisAnswer;
  readonly messages: M;
  /** Where one finding stands for all of a file: what its message says of the others. */
  readonly more?: (count: number) => string;
  /** What is marked has no effect: editors fade it. */
  readonly unnecessary?: true;
  /** Says nothing while the XML of the file is broken. Errors are silent then anyway. */
  readonly onlyWellFormed?: boolean;
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
  /** Made long after the check, and on their own: they may look at the whole of a host configuration that is checked. */
  readonly fixes?: (host: Topology | undefined) => readonly Fix[];
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

/**
 * What every check of a host configuration gets, whatever its scope. What a check reads beside it must be in its own
 * scope: its findings are kept until something of that changes (docs/architecture.md, How a change travels).
 */
export interface HostContext<M extends Messages> {
  readonly file: ConfigFile;
  readonly facts: ServerFacts;
  /** What was exported on the server; undefined where nothing was. */
  readonly exported: Facts | undefined;
  readonly schema: SchemaRegistry;
  /** The frame: the lists of pools and sites without their entries, and default values. */
  readonly frame: HostFrame;
  /** What the file says for the server: outside of location tags, and in those that name no site. */
  readonly serverParts: readonly HostPart[];
  readonly summary: HostSummary;
  /** What the configuration system refuses in this part, in the order in which it was found. */
  readonly refusals: RefusalsByKind;
  /**
   * True where what is missing is really missing (G1 of docs/limits.md): the file declares sections or defines pools
   * beside its sites. An excerpt does neither.
   */
  readonly isWhole: boolean;
  readonly report: Reporter<M>;
}

export type RefusalsByKind = ReadonlyMap<RefusalKind, readonly Refusal[]>;

export type HostFrame = Pick<Topology, 'poolsElement' | 'poolDefaults' | 'sitesElement' | 'siteDefaults'>;

/** One pool. */
export interface PoolContext<M extends Messages> extends HostContext<M> {
  readonly pool: Pool;
}

/** One site with its applications and their pools. */
export interface SiteContext<M extends Messages> extends HostContext<M> {
  readonly site: Site;
  poolsNamed(name: string): readonly Pool[];
  /** Its root with its location tags, as if there were no web.config files. */
  alone(path: string): Place;
  /** With all files; what is read of them is remembered, so that the site is checked again when they change. */
  place(path: string): Place;
  /** True where a file that `place` looked for is still to be loaded: what is found then is found anew anyway. */
  waits(): boolean;
  /** Remembers the site for the check across sites. */
  note(): void;
}

/** The location tags for one target, mostly one tag, with the site that it lies in. */
export interface TagContext<M extends Messages> extends HostContext<M> {
  readonly parts: readonly HostPart[];
  /** Undefined where the file defines none of that name. */
  readonly site: Site | undefined;
}

/** What pools, sites and tags are to each other; told by indexes, never by walking all of them. */
export interface AcrossContext<M extends Messages> extends HostContext<M> {
  /** Sites that share a binding, in document order; `key` is `protocol information` in lower case. */
  readonly sharedBindings: Iterable<{ readonly key: string; readonly sites: readonly Site[] }>;
  /** The sites that the rule has noted, in document order. */
  readonly noted: Iterable<Site>;
  /** The place of a URL path of a site, with all files, and as if there were no web.config files. */
  place(site: string, path: string): Place;
  alone(site: string, path: string): Place;
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

/** Looks at the comments of a well-formed file that switch rules off, when everything else has been said. */
export interface SuppressionContext<M extends Messages> {
  readonly file: SourceFile;
  readonly comments: readonly SuppressionComment[];
  /** Those of rules that have judged the file, and have found nothing there. */
  readonly unused: readonly Suppression[];
  /** False for a web.config that no host configuration places: what rules would say on the server is not known. */
  readonly isPlaced: boolean;
  /** Ids of all rules. */
  readonly known: ReadonlySet<string>;
  readonly report: Reporter<M>;
}

/** Looks at a transform together with the file beside it. */
export interface TransformContext<M extends Messages> {
  readonly view: TransformView;
  /** What rules say of the result and not of the source; asked for once. */
  newFindings(): ReturnType<TransformView['newFindings']>;
  readonly report: Reporter<M>;
}

/** Looks at a file that was edited since it was opened or saved. */
export interface EditContext<M extends Messages> {
  readonly edits: EditView;
  readonly report: Reporter<M>;
}

/** The checks that a rule can have; each one is asked for what it can judge, one scope at a time. */
export interface Checks<M extends Messages> extends HostChecks<M> {
  readonly tree?: (context: TreeContext<M>) => void;
  readonly above?: (context: AboveContext<M>) => void;
  readonly place?: (context: PlaceContext<M>) => void;
  readonly suppressions?: (context: SuppressionContext<M>) => void;
  readonly transform?: (context: TransformContext<M>) => void;
  readonly edit?: (context: EditContext<M>) => void;
}

/** The checks of a host configuration. */
export interface HostChecks<M extends Messages> {
  readonly server?: (context: HostContext<M>) => void;
  readonly pool?: (context: PoolContext<M>) => void;
  readonly site?: (context: SiteContext<M>) => void;
  readonly tag?: (context: TagContext<M>) => void;
  readonly across?: (context: AcrossContext<M>) => void;
}

/** A rule with its checks. */
export interface Rule<I extends string = string> extends RuleMeta<Messages, I>, Checks<Messages> {
  /** The refusals of the configuration system that it words. */
  readonly refusals?: readonly RefusalKind[];
  /** The problems of the XML tree that it words. */
  readonly problems?: readonly XmlProblemKind[];
  /** The section that its check of location tags is about: those without it are not shown to it. */
  readonly tagSection?: string;
}

/** True where the settings switch a rule on: by its profile, or by a severity of its own. */
export function isOn({ id, profiles }: Rule, { rules, profile }: WorkspaceSettings): boolean {
  const configured = rules[id];
  if (configured !== undefined) return configured !== 'off';
  return profiles === undefined || profile === 'all' || profiles.some(name => name === profile);
}

/** A rule over the text alone: needs nothing but the file. */
export function treeRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly check: (context: TreeContext<M>) => void },
): Rule<I> {
  const { check, ...meta } = spec;
  return { ...meta, tree: check } as Rule<I>;
}

/** A rule over a host configuration. */
export function hostRule<I extends string, M extends Messages>(spec: RuleMeta<M, I> & HostChecks<M>): Rule<I> {
  return spec as unknown as Rule<I>;
}

/** A rule over a web.config at a place. */
export function placeRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly check: (context: PlaceContext<M>) => void },
): Rule<I> {
  const { check, ...meta } = spec;
  return { ...meta, place: check } as Rule<I>;
}

/** A rule over the comments that switch other rules off. */
export function suppressionRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly suppressions: (context: SuppressionContext<M>) => void },
): Rule<I> {
  return spec as unknown as Rule<I>;
}

/** A rule over what a transform makes of the file beside it. */
export function transformRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly transform: (context: TransformContext<M>) => void },
): Rule<I> {
  return spec as unknown as Rule<I>;
}

/** A rule over what an edit changes, while the file differs from the one on the disk. */
export function editRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & { readonly edit: (context: EditContext<M>) => void },
): Rule<I> {
  return spec as unknown as Rule<I>;
}

/** A rule over settings that stand in host configurations as well as in web.config files. */
export function configRule<I extends string, M extends Messages>(
  spec: RuleMeta<M, I> & Omit<Checks<M>, 'tree'> & Pick<Rule, 'tagSection'>,
): Rule<I> {
  return spec as unknown as Rule<I>;
}
