import { REDACTED } from '../../config/base/hidden-parts';
import type { Origin, SetValue, Value } from '../../config/base/value';
import { declaredAt } from '../../config/files/declared-section';
import { placeErrors } from '../../config/refusals/level-errors';
import type { Refusal } from '../../config/refusals/refusal';
import { answerOf } from '../../config/refusals/server-answer';
import { reasonOf } from '../../config/refusals/wording';
import { effectiveSection } from '../../config/values/effective-section';
import type { EffectiveElement, EffectiveSection } from '../../config/values/effective-values';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import { parseValue } from '../../schema/values';
import type { Snapshot } from '../../workspace/snapshot';
import { canonicalUnknown } from '../explain/canonical';
import type { JsonRange } from '../explain/explain-place';
import { hostOf } from '../host-of-question';
import { type PlaceQuery, placeAsked } from '../place-asked';

/** What the server reads for one section, as `effective --format json` prints it; `file` holds URIs. */
export interface EffectiveAnswer extends EffectiveElementAnswer {
  readonly version: 1;
  readonly section: string;
  readonly site: string | null;
  readonly path: string | null;
  readonly declared: boolean;
  /** Whether files below this path may use the section. */
  readonly overrideMode: 'Allow' | 'Deny';
  readonly lockedBy: PlaceAnswer | null;
  readonly error: EffectiveError | null;
}

/** Why the server does not read the section: a refusal, or (status `unknown`) a question about a site that is not there. */
export interface EffectiveError {
  /** Id of the rule that reports it; `null` where none does. */
  readonly rule: string | null;
  readonly status: string;
  readonly hresult: string | null;
  readonly section: string | null;
  readonly reason: string;
  readonly certain: boolean;
  readonly file: string;
  readonly range: JsonRange | null;
}

export interface EffectiveElementAnswer {
  readonly attributes: Readonly<Record<string, ValueAnswer>>;
  readonly elements: Readonly<Record<string, EffectiveElementAnswer>>;
  readonly collection?: readonly EntryAnswer[];
}

export interface EntryAnswer extends EffectiveElementAnswer, PlaceAnswer {
  readonly element: string;
}

export interface PlaceAnswer {
  readonly file: string;
  readonly range: JsonRange;
}

export type ValueAnswer =
  | ({
      readonly value: string;
      readonly source: 'set';
      /** What the outer levels said, the next one first; left out where they are silent. */
      readonly overrides?: readonly ({ readonly value: string } & PlaceAnswer)[];
    } & PlaceAnswer)
  | { readonly value: string; readonly source: 'default' }
  | { readonly value: null; readonly source: 'unknown'; readonly reason: string };

/** The question of `whoiis effective`. Without a site and a file: what counts for the server as a whole. */
export interface EffectiveQuery extends PlaceQuery {
  readonly section: string;
}

/**
 * Undefined where no host configuration is loaded, or none serves the file: what outer levels say is not known then.
 * `ruleOf` names the rule that reports a refusal.
 */
export function effectiveAnswer(
  snapshot: Snapshot,
  query: EffectiveQuery,
  ruleOf: (refusal: Refusal) => string | undefined,
): EffectiveAnswer | undefined {
  const place = placeAsked(snapshot, query);
  const host = query.file === undefined ? hostOf(snapshot, query.hostConfig) : place?.hostFile;
  if (!host) return undefined;
  const level = place?.node ?? snapshot.hierarchy(host).server;
  const section = effectiveSection(level, query.section);
  const schema = snapshot.schema.section(query.section);
  const at = (origin: Origin): PlaceAnswer => ({
    file: origin.file,
    range: {
      start: snapshot.position(origin.file, origin.span.start),
      end: snapshot.position(origin.file, origin.span.end),
    },
  });
  const refusal = firstRefusal(snapshot, section, place?.errors() ?? placeErrors(level));
  return {
    version: 1,
    section: query.section,
    site: place?.site?.name ?? query.site ?? null,
    path: place?.path ?? null,
    declared:
      section.declared && (isKnown(snapshot, query.section) || declaredAt(section.path, level).at !== undefined),
    overrideMode: section.overrideMode,
    lockedBy: section.lockedBy ? at(section.lockedBy) : null,
    ...elementAnswer(section, schema, at),
    error:
      place && !place.site
        ? siteNotDefined(host.uri)
        : refusal
          ? errorAnswer(refusal, ruleOf(refusal) ?? null, at)
          : null,
  };
}

/** A section that servers have without a declaration in a file at hand; .NET's own stand in machine.config. */
function isKnown({ schema }: Snapshot, section: string): boolean {
  return schema.section(section) !== undefined || schema.knownUnvalidated(section);
}

function siteNotDefined(file: string): EffectiveError {
  return {
    rule: null,
    status: 'unknown',
    hresult: null,
    section: 'system.applicationHost/sites',
    reason: 'the site is not defined in applicationHost.config',
    certain: true,
    file,
    range: null,
  };
}

function errorAnswer(refusal: Refusal, rule: string | null, at: (origin: Origin) => PlaceAnswer): EffectiveError {
  const { section, certain } = refusal;
  return { rule, ...answerOf(refusal), section, reason: reasonOf(refusal), certain, ...at(refusal.at) };
}

/**
 * The refusal that a reader of this section meets: of the section itself, or of a file as a whole. Native readers do
 * not stumble over .NET sections, nor the other way round.
 */
function firstRefusal(
  { schema }: Snapshot,
  section: EffectiveSection,
  refusals: readonly Refusal[],
): Refusal | undefined {
  const dotNet = schema.isReadByDotNet(section.path);
  return refusals.find(
    refusal => refusal.section === section.path || (refusal.section === null && (dotNet || refusal.reader === 'iis')),
  );
}

/** Deeper than any schema. A section without one may nest as deep as a file can, JSON may not. */
const MAX_DEPTH = 50;

function elementAnswer(
  element: EffectiveElement,
  schema: ElementSchema | undefined,
  at: (origin: Origin) => PlaceAnswer,
  depth = 0,
): EffectiveElementAnswer {
  const attributes: Record<string, ValueAnswer> = {};
  for (const [name, value] of element.attributes) {
    const answer = valueAnswer(value, schema?.attributes.get(name), at);
    if (answer) attributes[name] = answer;
  }
  const elements: Record<string, EffectiveElementAnswer> = {};
  if (depth === MAX_DEPTH) return { attributes, elements };
  for (const [name, child] of element.elements) {
    const childSchema = schema?.elements.get(name);
    if (childSchema?.runtimeOnly) continue;
    elements[name] = elementAnswer(child, childSchema, at, depth + 1);
  }
  const entries = element.collection?.map(entry => ({
    element: entry.name,
    ...elementAnswer(entry, schema?.collection?.entry(entry.name), at, depth + 1),
    ...at(entry.at),
  }));
  return { attributes, elements, ...(entries && { collection: entries }) };
}

function valueAnswer(
  value: Value,
  schema: AttributeSchema | undefined,
  at: (origin: Origin) => PlaceAnswer,
): ValueAnswer | undefined {
  switch (value.kind) {
    case 'set': {
      const outer = outerValues(value).map(({ value: text, at: origin }) => ({
        value: canonical(text, schema),
        ...at(origin),
      }));
      return {
        value: canonical(value.value, schema),
        source: 'set',
        ...at(value.at),
        ...(outer.length > 0 && { overrides: outer }),
      };
    }
    case 'secret':
      return { value: value.form === 'empty' ? '' : REDACTED, source: 'set', ...at(value.at) };
    case 'default':
      if (schema?.runtimeOnly) return undefined;
      // The default of a secret is the empty text, in its encrypted form.
      return { value: schema?.encrypted ? '' : canonical(value.value, schema), source: 'default' };
    case 'unknown':
      return { value: null, source: 'unknown', reason: canonicalUnknown(value.reason) };
    case 'absent':
      return undefined;
  }
}

function outerValues(value: SetValue): readonly SetValue[] {
  const outer: SetValue[] = [];
  for (let at = value.overrides; at; at = at.overrides) outer.push(at);
  return outer;
}

/** As IIS reads it: `true` for `True`, the name of an enumeration value; a value that it would refuse stays as written. */
function canonical(text: string, schema: AttributeSchema | undefined): string {
  if (!schema || schema.type === 'timeSpan' || schema.type === 'string') return text;
  const parsed = parseValue(schema, text);
  return parsed.ok ? parsed.canonical : text;
}
