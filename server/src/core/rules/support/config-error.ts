import type { ConfigError } from '../../config/base/config-error';
import type { ConfigFile } from '../../config/files/config-file';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { Place } from '../../config/place';
import { errorsInFile } from '../../config/refusals/level-errors';
import type { SchemaRegistry } from '../../schema/registry';
import type { Span } from '../../text/span';
import { hierarchyAlone } from '../../workspace/host-alone';
import type { Fix } from '../engine/finding';
import {
  configRule,
  type HostContext,
  type Messages,
  type PlaceContext,
  type Reporter,
  type Rule,
  type RuleMeta,
} from '../engine/rule';

/** One refusal in the file that is checked. */
export interface FoundError {
  readonly error: ConfigError;
  readonly file: ConfigFile;
  /** Where the file takes effect; undefined for a host configuration. */
  readonly place: Place | undefined;
  /** False for a web.config that no host configuration places. */
  readonly placed: boolean;
  /** What the server knows of sections. */
  readonly schema: SchemaRegistry;
}

/** How a rule words one refusal. */
export interface Wording<M extends Messages, K extends keyof M = keyof M> {
  readonly message: K;
  readonly data: Parameters<M[K]>[0];
  readonly at: Span;
  /** Where it differs from the rule's own. */
  readonly why?: string;
  readonly fixes?: () => readonly Fix[];
}

/**
 * A rule that reports what the configuration system itself refuses (`Place.errors`), in words of its own. `describe`
 * may pass over a refusal by `undefined`.
 */
export function configErrorRule<M extends Messages>(
  spec: RuleMeta<M> & {
    readonly describe: (found: FoundError) => Wording<M> | undefined;
    /** What is said where nothing is known of the host configuration. */
    readonly loose?: (context: PlaceContext<M>) => void;
  },
): Rule {
  const { describe, loose, ...meta } = spec;
  const say = (found: FoundError, report: Reporter<M>): void => {
    const wording = describe(found);
    if (!wording) return;
    const { status, hresult, related, certain } = found.error;
    report({ ...wording, iis: { status, hresult }, related, ...(certain ? {} : { severity: 'warning' }) });
  };
  return configRule<M>({
    ...meta,
    above: ({ file, node, report }) => {
      for (const error of aboveErrors(node))
        if (error.rule === meta.id) say({ error, file, place: undefined, placed: true, schema: node.schema }, report);
    },
    host: ({ file, report, ...context }) => {
      const { schema } = context.snapshot;
      for (const error of hostErrors({ file, ...context }))
        if (error.rule === meta.id) say({ error, file, place: undefined, placed: true, schema }, report);
    },
    place: context => {
      const { file, placed, snapshot, report } = context;
      const { schema } = snapshot;
      for (const error of webErrors(context))
        if (error.rule === meta.id) say({ error, file, place: placeOf(context, error), placed, schema }, report);
      if (!placed) loose?.(context);
    },
  });
}

const ofAbove = new WeakMap<ConfigNode, readonly ConfigError[]>();

/** Refusals in machine.config or the root web.config. Location tags name paths of sites that nobody knows there. */
function aboveErrors(node: ConfigNode): readonly ConfigError[] {
  let errors = ofAbove.get(node);
  if (!errors) {
    errors = errorsInFile(node, () => undefined);
    ofAbove.set(node, errors);
  }
  return errors;
}

const ofHost = new WeakMap<ConfigNode, readonly ConfigError[]>();

/** Refusals in a host configuration, whatever the web.config files below it say. */
function hostErrors({
  file,
  snapshot,
  parts,
}: Pick<HostContext<Messages>, 'file' | 'snapshot' | 'parts'>): readonly ConfigError[] {
  const { server } = hierarchyAlone(snapshot.hierarchy(file));
  let errors = ofHost.get(server);
  if (!errors) {
    const byTag = new Map(parts.map(part => [part.tag, part]));
    errors = errorsInFile(server, tag => {
      const place = byTag.get(tag)?.alone();
      // A tag that a deleted site has left behind is read for no request (location-path-unknown).
      return place?.site && place.node;
    });
    ofHost.set(server, errors);
  }
  return errors;
}

const ofWeb = new WeakMap<ConfigNode, readonly ConfigError[]>();

/** Refusals in a web.config: at its own level, and at the paths that its location tags name. */
function webErrors({ place }: PlaceContext<Messages>): readonly ConfigError[] {
  const { node } = place;
  let errors = ofWeb.get(node);
  if (!errors) {
    // Files in the folders below change nothing about this one, so that they need not be loaded.
    errors = node.skipped ? [] : errorsInFile(node, ({ key }) => node.below(key));
    ofWeb.set(node, errors);
  }
  return errors;
}

/** The path that the part of the file speaks of in which something stands. */
function placeOf(context: PlaceContext<Messages>, { at }: ConfigError): Place {
  const { start } = at.span;
  const part = context.parts.find(({ tag }) => tag && tag.element.span.start <= start && start < tag.element.span.end);
  return part?.place() ?? context.place;
}
