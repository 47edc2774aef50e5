import { memo } from '../../base/memo';
import type { RelatedPlace } from '../../config/base/related-place';
import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { Place } from '../../config/place';
import { errorsInFile } from '../../config/refusals/level-errors';
import type { RefusalKind, RefusalOf } from '../../config/refusals/refusal';
import { answerOf } from '../../config/refusals/server-answer';
import { relatedOf } from '../../config/refusals/wording';
import type { SchemaRegistry } from '../../schema/registry';
import type { Span } from '../../text/span';
import { byKind } from '../engine/by-kind';
import type { Fix } from '../engine/finding';
import {
  configRule,
  type HostContext,
  type IisAnswer,
  type Messages,
  type PlaceContext,
  type RefusalsByKind,
  type Reporter,
  type Rule,
  type RuleMeta,
} from '../engine/rule';

/** One refusal of some kinds in the file that is checked. */
export type Found<K extends RefusalKind> = FoundRefusal<RefusalOf<K>>;

interface FoundRefusal<R> {
  readonly refusal: R;
  readonly file: ConfigFile;
  /** What the server knows of sections. */
  readonly schema: SchemaRegistry;
  /** Where the file, or one of its location tags, takes effect; undefined in files above the sites. */
  placeOf(tag: LocationTag | undefined): Place | undefined;
}

/** Why it matters that .NET refuses something in a section of its own. */
export const REFUSED_BY_DOT_NET =
  'ASP.NET refuses the file with a configuration error (status 500) wherever its code runs below this path. IIS itself does not read this section.';

/** How a rule words one refusal. */
export interface Wording<M extends Messages, K extends keyof M = keyof M> {
  readonly message: K;
  readonly data: Parameters<M[K]>[0];
  readonly at: Span;
  /** Where somebody else than the configuration system answers, or nobody. */
  readonly iis?: IisAnswer | null;
  readonly fixes?: () => readonly Fix[];
  /** Where they differ from what the refusal says. */
  readonly why?: string;
  readonly related?: readonly RelatedPlace[];
  /** Of several with the same text at one place the first stands for all. */
  readonly once?: string;
}

/**
 * A rule that reports what the configuration system itself refuses (`Place.errors`), in words of its own: refusals of
 * the kinds that it names. `describe` may pass over one by `undefined`.
 */
export function refusalRule<I extends string, K extends RefusalKind, M extends Messages>(
  spec: RuleMeta<M, I> & {
    readonly refusals: readonly K[];
    /** Why it matters where it is .NET that refuses; without it the same as for IIS. */
    readonly whyDotNet?: string;
    readonly describe: (found: Found<K>) => Wording<M> | undefined;
    /** What is said where nothing is known of the host configuration. */
    readonly loose?: (context: PlaceContext<M>) => void;
  },
): Rule<I> {
  const { describe, loose, whyDotNet, ...meta } = spec;
  const say = (all: RefusalsByKind, where: Omit<Found<K>, 'refusal'>, report: Reporter<M>): void => {
    const told = new Set<string>();
    for (const kind of meta.refusals) {
      for (const refusal of (all.get(kind) ?? []) as readonly RefusalOf<K>[]) {
        const described = describe({ refusal, ...where });
        if (!described) continue;
        const { once, ...wording } = described;
        if (once !== undefined && told.has(once)) continue;
        if (once !== undefined) told.add(once);
        report({
          iis: answerOf(refusal),
          related: relatedOf(refusal),
          ...(refusal.certain ? {} : { severity: 'warning' }),
          ...(refusal.reader === '.net' && whyDotNet !== undefined ? { why: whyDotNet } : {}),
          ...wording,
        });
      }
    }
  };
  const sayOfHost = ({ file, refusals, schema, report }: HostContext<M>): void =>
    say(refusals, { file, schema, placeOf: () => undefined }, report);
  return {
    ...configRule<I, M>({
      ...meta,
      // Of a malformed file nothing is read.
      onlyWellFormed: true,
      above: ({ file, node, report }) =>
        say(refusalsAbove(node), { file, schema: node.schema, placeOf: () => undefined }, report),
      server: sayOfHost,
      pool: sayOfHost,
      site: sayOfHost,
      tag: sayOfHost,
      across: sayOfHost,
      place: context => {
        const { file, place, placed, snapshot, report } = context;
        const placeOf = (tag: LocationTag | undefined): Place =>
          (tag && context.parts.find(part => part.tag === tag)?.place()) ?? place;
        say(refusalsOfWeb(place.node), { file, schema: snapshot.schema, placeOf }, report);
        if (!placed) loose?.(context);
      },
    }),
    refusals: meta.refusals,
  };
}

/** Refusals in machine.config or the root web.config. Location tags name paths of sites that nobody knows there. */
const refusalsAbove = memo((node: ConfigNode) => byKind(errorsInFile(node, () => undefined)));

/** Refusals in a web.config: at its own level, and at the paths that its location tags name. */
export const refusalsOfWeb = memo((node: ConfigNode) =>
  // Files in the folders below change nothing about this one, so that they need not be loaded.
  byKind(node.skipped ? [] : errorsInFile(node, ({ key }) => node.below(key))),
);
