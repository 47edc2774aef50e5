import { ABSENT, textOf } from '../../config/base/value';
import { effectiveSection } from '../../config/values/effective-section';
import type { EffectiveElement } from '../../config/values/effective-values';
import type { Candidate } from '../../names/candidate';
import { candidatesOf, hasLetters, type NameSources } from '../../names/candidates';
import { frameNamingOf, type Naming, namingOf } from '../../names/name-kinds';
import { valuesBeside } from '../../names/values-beside';
import { moreTexts } from '../../schema/frame-texts';
import type { AttributeSchema } from '../../schema/types';
import { escapeAttribute } from '../../text/escape-attribute';
import type { Span } from '../../text/span';
import { levelsOf } from '../navigate/levels';
import { shortestName } from '../print/names';
import { type Completion, MOST_ITEMS, snippetText } from './completion';
import type { CompletionContext } from './context';
import type { Cursor } from './cursor';
import { declarableNames } from './declarable-names';
import { firstSentence } from './element-items';
import { nextSiteId, SITE } from './site-id';
import { valuesOf } from './type-values';

/** Values of an attribute: those of its type, and names that are known. */
export function valueItems(
  context: CompletionContext,
  { attribute, span, isQuoted }: Extract<Cursor, { kind: 'value' }>,
  offset: number,
): readonly Completion[] {
  const { position, element } = context;
  const { is, path } = position;
  const isFrame = is.kind === 'frame' || is.kind === 'declaration';
  const about = { path: isFrame ? element.name : path, attribute };
  const schema = context.attributes.get(attribute);
  const naming = isFrame ? frameNamingOf(element.name, attribute) : namingOf(path, attribute);
  const isList = naming?.isList === true || schema?.type === 'flags';
  const { text } = position.file.document;
  const part = isList
    ? partAround(text, span, offset)
    : naming?.kind === 'serverVariable' || naming?.kind === 'rewriteText'
      ? bracesAround(text, span, offset)
      : span;
  const written = isList ? othersIn(text, span, part) : [];
  const seen = new Set(written);
  const taken = takenKeys(context, attribute);
  const quote = isQuoted ? '' : '"';
  const typed = text.slice(part.start, offset);
  return few(letters => candidatesAt(context, attribute, letters, schema, naming), typed).flatMap(
    (candidate, index): Completion[] => {
      const lower = candidate.text.toLowerCase();
      if (seen.has(lower)) return [];
      seen.add(lower);
      // A flag without a bit says nothing beside others.
      const isNothing =
        schema?.type === 'flags' && schema.values.some(each => each.name === candidate.text && !each.value);
      if (isNothing && written.length > 0) return [];
      const value = escapeAttribute(candidate.text);
      const refusal = taken.get(lower);
      const detail = refusal ?? candidate.detail;
      return [
        {
          label: candidate.text === '' ? '""' : candidate.text,
          kind:
            schema?.values.some(({ name }) => name === candidate.text) || schema?.type === 'bool' ? 'value' : 'name',
          ...(detail ? { detail } : {}),
          snippet: snippetText(`${quote}${value}${quote}`),
          filter: value,
          span: part,
          rank: index + (refusal ? 1000 : 0),
          ...(refusal && { advice: refusal }),
          about: { ...about, value: candidate.text },
        },
      ];
    },
  );
}

/** All candidates, or of too many the first ones that have the letters that are typed. */
function few(candidates: (letters: string) => Iterable<Candidate>, typed: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const each of candidates('')) {
    if (found.length === MOST_ITEMS) return withLetters(candidates(typed), typed);
    found.push(each);
  }
  return found;
}

function withLetters(candidates: Iterable<Candidate>, typed: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const each of candidates) {
    if (!hasLetters(each.text, typed)) continue;
    found.push(each);
    if (found.length === MOST_ITEMS) break;
  }
  return found;
}

/** What can stand in an attribute, the likeliest first. */
function* candidatesAt(
  context: CompletionContext,
  attribute: string,
  typed: string,
  schema: AttributeSchema | undefined,
  naming: Naming | undefined,
): Iterable<Candidate> {
  const { position, element } = context;
  const { is, path } = position;
  const found: Candidate[] = [...valuesBeside(path, attribute, element)];
  if (is.kind === 'verb' && is.verb === 'remove') found.push(...inheritedKeys(context, attribute));
  if (is.kind === 'declaration' && attribute === 'name') found.push(...declarableNames(context, is.declares));
  if (path === SITE && attribute === 'id')
    found.push({ text: nextSiteId(element.parent, element), detail: 'not taken yet' });
  yield* found;
  // What goes with the rest of the element, and what can be taken away, says more than what there is anywhere.
  const known = naming && (found.length === 0 || naming.kind === 'header');
  // Words for an empty name, such as that of the default, come from where the names are known.
  if (schema && schema.type !== 'string') yield* valuesOf(schema);
  if (known) yield* candidatesOf(naming, { ...sourcesOf(context), typed });
  if (schema?.type === 'string') yield* valuesOf(schema);
  for (const [text, words] of Object.entries(moreTexts(element.name, attribute)?.values ?? {}))
    yield { text, detail: firstSentence(words) ?? '' };
}

function sourcesOf(context: CompletionContext): NameSources {
  const { snapshot, position, anyPlace } = context;
  const { file } = position;
  const [placement] = file.role === 'web' ? snapshot.placements(file.uri) : [];
  return {
    topology: topologyOf(context),
    place: anyPlace,
    ...(file.role !== 'applicationHost' && { below: placement ?? { site: undefined, path: '/' } }),
  };
}

function topologyOf({ snapshot, position, place }: CompletionContext) {
  if (position.file.role === 'applicationHost') return snapshot.topology(position.file);
  return place?.topology;
}

/** Why a key of a new entry would be refused: an outer level has added it. */
function takenKeys(context: CompletionContext, attribute: string): ReadonlyMap<string, string> {
  const { is, tag } = context.position;
  // Lists of the server itself, such as that of ten thousand sites, have nothing above them.
  const hasOuter = !context.isHost || tag !== undefined;
  const isKey =
    hasOuter &&
    is.kind === 'entry' &&
    !is.collection.allowDuplicates &&
    is.schema.attributes.get(attribute)?.isUniqueKey;
  const added = isKey ? inheritedKeys(context, attribute) : [];
  return new Map(added.map(({ text, detail }) => [text.toLowerCase(), `${detail}; <remove> it first`]));
}

/** Keys of entries that outer levels have added, with the line that did. */
function inheritedKeys({ position, snapshot }: CompletionContext, attribute: string): readonly Candidate[] {
  const { is, file, chain } = position;
  const [named] = levelsOf(position);
  if (!('section' in is) || !is.section || !named) return [];
  const depth = is.path.split('/').length;
  const own = chain[depth - 1]?.span;
  let holder: EffectiveElement | undefined = effectiveSection(named.level, is.path);
  for (const { name } of chain.slice(depth, -1)) holder = holder?.elements.get(name);
  const entries = (holder?.collection ?? []).filter(
    ({ at: { file: from, span } }) => from !== file.uri || !own || span.start < own.start || span.end > own.end,
  );
  const files = [...new Set(entries.map(({ at }) => at.file))];
  return entries.flatMap(entry => {
    const text = textOf(entry.attributes.get(attribute) ?? ABSENT);
    if (text === undefined) return [];
    const line = snapshot.position(entry.at.file, entry.at.span.start).line + 1;
    return [{ text, detail: `added in ${shortestName(entry.at.file, files)}:${line}` }];
  });
}

/** The parts of a list but for the one that is written, in small letters. */
function othersIn(text: string, span: Span, part: Span): readonly string[] {
  return `${text.slice(span.start, part.start)},${text.slice(part.end, span.end)}`
    .split(',')
    .map(each => each.trim().toLowerCase())
    .filter(each => each !== '');
}

/** The innermost `{…}` that the cursor is in, or the letters of a name without braces. */
function bracesAround(text: string, span: Span, offset: number): Span {
  const opened = text.lastIndexOf('{', offset - 1);
  const isOpen = opened >= span.start && !text.slice(opened, offset).includes('}');
  let start = offset;
  if (isOpen) start = opened;
  else while (start > span.start && /\w/.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < span.end && /[\w:-]/.test(text[end] ?? '')) end++;
  if (isOpen && end < span.end && text[end] === '}') end++;
  return { start, end };
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
