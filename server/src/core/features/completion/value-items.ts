import { ABSENT, textOf } from '../../config/base/value';
import { effectiveSection } from '../../config/values/effective-section';
import type { EffectiveElement } from '../../config/values/effective-values';
import { type Candidate, candidatesOf } from '../../names/candidates';
import { frameNamingOf, namingOf } from '../../names/name-kinds';
import type { AttributeSchema } from '../../schema/types';
import { escapeAttribute } from '../../text/escape-attribute';
import type { Span } from '../../text/span';
import { levelsOf } from '../navigate/levels';
import { shortestName } from '../print/names';
import { type Completion, snippetText } from './completion';
import type { CompletionContext } from './context';

/** Values of an attribute: those of its type, and names that are known. `span`: all of the value. */
export function valueItems(
  context: CompletionContext,
  attribute: string,
  span: Span,
  offset: number,
): readonly Completion[] {
  const { position, element } = context;
  const { is, path } = position;
  const about = { path: is.kind === 'frame' || is.kind === 'declaration' ? element.name : path, attribute };
  const schema = 'schema' in is ? is.schema?.attributes.get(attribute) : undefined;
  const naming =
    is.kind === 'frame' || is.kind === 'declaration'
      ? frameNamingOf(element.name, attribute)
      : namingOf(path, attribute);
  const isList = naming?.isList === true || schema?.type === 'flags';
  const text = position.file.document.text;
  const part = isList ? partAround(text, span, offset) : span;
  const found: Candidate[] = [];
  if (is.kind === 'verb' && is.verb === 'remove') found.push(...inheritedKeys(context, attribute));
  if (schema) found.push(...valuesOf(schema));
  if (naming && !(is.kind === 'verb' && found.length > 0 && naming.kind !== 'header'))
    found.push(...candidatesOf(naming.kind, { topology: topologyOf(context), place: context.anyPlace }));
  if (attribute === 'input' && /rewrite/.test(path)) found.push(...mapsIn(context));
  const written = new Set(
    isList
      ? text
          .slice(span.start, span.end)
          .split(',')
          .map(each => each.trim().toLowerCase())
      : [],
  );
  const current = text.slice(part.start, part.end).trim().toLowerCase();
  const seen = new Set<string>();
  return found.flatMap((candidate, index): Completion[] => {
    const lower = candidate.text.toLowerCase();
    if (seen.has(lower) || (written.has(lower) && lower !== current)) return [];
    seen.add(lower);
    const value = escapeAttribute(candidate.text);
    return [
      {
        label: candidate.text === '' ? '""' : candidate.text,
        kind: schema?.values.some(({ name }) => name === candidate.text) || schema?.type === 'bool' ? 'value' : 'name',
        ...(candidate.detail ? { detail: candidate.detail } : {}),
        snippet: snippetText(value),
        filter: value,
        span: part,
        rank: index,
        about: { ...about, value: candidate.text },
      },
    ];
  });
}

function topologyOf({ snapshot, position, place }: CompletionContext) {
  if (position.file.role === 'applicationHost') return snapshot.topology(position.file);
  return place?.topology;
}

function valuesOf(schema: AttributeSchema): readonly Candidate[] {
  switch (schema.type) {
    case 'bool':
      return ['true', 'false'].map(text => defaulted(schema, text));
    case 'enum':
    case 'flags':
      return schema.values.map(({ name }) => defaulted(schema, name));
    case 'timeSpan':
      return timeSpans(schema);
    default: {
      const isUseful = schema.default !== undefined && schema.default !== '' && schema.default !== '0';
      return isUseful ? [{ text: schema.default ?? '', detail: 'the default' }] : [];
    }
  }
}

function defaulted(schema: AttributeSchema, text: string): Candidate {
  const isDefault = schema.default?.split(',').some(name => name.trim().toLowerCase() === text.toLowerCase());
  return isDefault ? { text, detail: 'the default' } : { text };
}

/** Time spans with their unit in words: nobody knows by heart which attributes count seconds. */
function timeSpans({ timeSpanFormat, default: usual }: AttributeSchema): readonly Candidate[] {
  const examples: Readonly<Record<typeof timeSpanFormat, readonly Candidate[]>> = {
    string: [
      { text: '00:00:30', detail: '30 seconds (hours:minutes:seconds)' },
      { text: '00:02:00', detail: '2 minutes' },
      { text: '00:20:00', detail: '20 minutes' },
      { text: '01:00:00', detail: '1 hour' },
      { text: '1.05:00:00', detail: '29 hours (days.hours:minutes:seconds)' },
      { text: '00:00:00', detail: 'none: for many settings off' },
    ],
    seconds: [
      { text: '30', detail: '30 seconds' },
      { text: '120', detail: '2 minutes, in seconds' },
      { text: '3600', detail: '1 hour, in seconds' },
    ],
    minutes: [
      { text: '20', detail: '20 minutes' },
      { text: '60', detail: '1 hour, in minutes' },
      { text: '1440', detail: '1 day, in minutes' },
    ],
  };
  return [
    ...(usual === undefined ? [] : [{ text: usual, detail: 'the default' }]),
    ...examples[timeSpanFormat].filter(({ text }) => text !== usual),
  ];
}

/** Keys of entries that files above have added, with the file that did. */
function inheritedKeys({ position, snapshot }: CompletionContext, attribute: string): readonly Candidate[] {
  const { is, file, chain } = position;
  const [named] = levelsOf(position);
  if (is.kind !== 'verb' || !named) return [];
  let holder: EffectiveElement | undefined = effectiveSection(named.level, is.path);
  for (const { name } of chain.slice(is.path.split('/').length, -1)) holder = holder?.elements.get(name);
  const entries = (holder?.collection ?? []).filter(({ at }) => at.file !== file.uri);
  const files = [...new Set(entries.map(({ at }) => at.file))];
  return entries.flatMap(entry => {
    const text = textOf(entry.attributes.get(attribute) ?? ABSENT);
    if (text === undefined) return [];
    const line = snapshot.position(entry.at.file, entry.at.span.start).line + 1;
    return [{ text, detail: `added in ${shortestName(entry.at.file, files)}:${line}` }];
  });
}

/** `{Map:{URL}}` for every rewrite map. */
function mapsIn({ anyPlace }: CompletionContext): readonly Candidate[] {
  return candidatesOf('rewriteMap', { topology: undefined, place: anyPlace }).map(({ text }) => ({
    text: `{${text}:{REQUEST_URI}}`,
    detail: 'rewrite map',
  }));
}

/** The part of a list, between commas, that the cursor is in, without the blanks around it. */
function partAround(text: string, span: Span, offset: number): Span {
  let start = offset;
  while (start > span.start && text[start - 1] !== ',') start--;
  let end = offset;
  while (end < span.end && text[end] !== ',') end++;
  while (start < offset && /\s/.test(text[start] ?? '')) start++;
  return { start, end };
}
