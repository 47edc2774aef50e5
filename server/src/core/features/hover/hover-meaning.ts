import type { Origin } from '../../config/base/value';
import { declaredClass } from '../../config/files/declared-class';
import { ruleLink } from '../../identity/base/rule-id';
import { namedSection } from '../../schema/by-name';
import { describedAt } from '../../schema/described';
import {
  COMMON_ATTRIBUTES,
  FRAMES,
  GROUPS,
  IGNORED_IN_WEB_CONFIG,
  MORE_ATTRIBUTES,
  SECTIONS,
} from '../../schema/frame-texts';
import type { AttributeSchema, ElementSchema, NamedValue } from '../../schema/types';
import type { Span } from '../../text/span';
import { type ConfigPosition, isOnToken, positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import { CLEAR_TEXT, removeText } from '../collection-texts';
import { type Block, code, type Line, line, paragraph, strong, web } from '../print/block';
import { effectiveLines, lockLine, writtenLine } from './effective-lines';
import { takenAwayLines } from './taken-away';
import { typeWords, valueName } from './type-words';

/** What the text under a cursor means. */
interface MeaningHover {
  readonly span: Span;
  readonly blocks: readonly Block[];
  /** The element or attribute. */
  readonly origin: Origin;
}

/**
 * What an element, an attribute or a value means, and what the server reads for it here. `isAside`: the hover is about
 * an account, and this comes behind it, shorter.
 */
export function meaningAt(snapshot: Snapshot, uri: string, offset: number, isAside: boolean): MeaningHover | undefined {
  const position = positionAt(snapshot, uri, offset);
  if (!position?.hit || !isOnToken(position)) return undefined;
  const { attribute, element, hit } = position;
  const blocks = attribute ? attributeBlocks(position, attribute, isAside) : elementBlocks(position, isAside);
  const origin = { file: uri, span: attribute?.span ?? element.openTagSpan };
  if (blocks.length === 0 && !isAside) return undefined;
  return { span: hit.span, blocks, origin };
}

function attributeBlocks(
  position: ConfigPosition,
  { name, value }: { readonly name: string; readonly value: string },
  isAside: boolean,
): readonly Block[] {
  const { element, is } = position;
  const known = 'schema' in is && is.schema ? is.schema.attributes.get(name) : undefined;
  const schema = known ?? describedAt(position.chain.map(each => each.name))?.schema?.attributes.get(name);
  const own = frameAttribute(position, name) ?? MORE_ATTRIBUTES[`${element.name}/${name}`];
  const more = schema ? MORE_ATTRIBUTES[name] : undefined;
  if (schema)
    return [
      ...paragraph(
        [code(name), ` ${typeWords(schema)}`],
        words(more?.text ?? schema.description),
        ...valueLines(schema, value, more?.values),
      ),
      ...(isAside ? [] : paragraph(...effectiveLines(position, schema.name), ...takenAwayLines(position))),
      ...referenceBlocks(position, isAside),
    ];
  const text = own ?? (hasLocks(position) ? COMMON_ATTRIBUTES[name] : undefined);
  if (!text) return foreignBlocks(position, name);
  const meaning = text.values?.[value] ?? text.values?.[value.toLowerCase()];
  return [
    ...paragraph([code(name)], words(text.text), ...(meaning ? [line`${code(value)}: ${words(meaning)}`] : [])),
    ...referenceBlocks(position, isAside),
  ];
}

function frameAttribute({ is, element }: ConfigPosition, name: string): (typeof COMMON_ATTRIBUTES)[string] | undefined {
  const isFrame = is.kind === 'frame' || is.kind === 'declaration';
  return isFrame ? FRAMES[element.name]?.attributes?.[name] : undefined;
}

/** Locks and `configSource` are read on sections and what is in them. */
function hasLocks({ is }: ConfigPosition): boolean {
  return is.kind === 'section' || is.kind === 'element' || is.kind === 'entry';
}

function valueLines(
  schema: AttributeSchema,
  value: string,
  more: Readonly<Record<string, string>> | undefined,
): readonly Line[] {
  const named = (name: string): NamedValue | undefined => schema.values.find(each => each.name === name);
  const names = schema.type === 'flags' ? value.split(',').map(name => name.trim()) : [value];
  return names.flatMap(name => {
    const text = more?.[name] ?? named(name)?.description;
    return text === undefined ? [] : [line`${valueName(name)}: ${words(text)}`];
  });
}

function elementBlocks(position: ConfigPosition, isAside: boolean): readonly Block[] {
  const { element, file, is } = position;
  switch (is.kind) {
    case 'frame':
      // The root of a web.config and a location tag are about accounts first.
      return paragraph(words(FRAMES[element.name]?.text));
    case 'declaration':
      return paragraph(line`${code(is.path)} is declared here`, words(FRAMES[element.name]?.text));
    case 'group':
      return paragraph([strong(is.path)], words(GROUPS[is.path] ?? 'A group of sections.'));
    case 'verb':
      return [
        ...paragraph(
          line`${code(element.name)} in ${code(is.path)}`,
          words(is.verb === 'clear' ? CLEAR_TEXT : removeText(is.collection)),
          ...takenAwayLines(position),
        ),
        ...referenceBlocks(position, isAside),
      ];
    case 'section':
    case 'element':
    case 'entry':
      return [...sectionBlocks(position, is.schema, isAside), ...ignored(position)];
    case 'unknown':
      return [...unknownBlocks(position), ...(file.role === 'web' ? ignored(position) : [])];
  }
}

/** An element that no schema of the server knows, where it is one that .NET or a package is known to read. */
function unknownBlocks(position: ConfigPosition): readonly Block[] {
  const { chain, element } = position;
  const described = describedAt(chain.map(({ name }) => name));
  if (!described) return foreignBlocks(position, element.name);
  const holder = chain.slice(0, -1).map(({ name }) => name);
  const text =
    described.kind === 'clear'
      ? CLEAR_TEXT
      : described.kind === 'remove'
        ? removeText(described.collection)
        : described.schema?.description;
  return paragraph(line`${code(element.name)} in ${code(holder.join('/'))}`, words(text));
}

/** What stands in a section of which only the reader is known: a class of the application or a package. */
function foreignBlocks({ is, file, places }: ConfigPosition, name: string): readonly Block[] {
  if (is.kind !== 'unknown' && is.kind !== 'section') return [];
  if (is.section) return [];
  const files = [file, ...(places[0]?.node.chain() ?? []).flatMap(level => level.file ?? [])];
  const named = namedSection(is.path);
  if (!named && !files.some(({ declarations }) => declarations.has(is.path))) return [];
  const type = files.map(each => declaredClass(each, is.path)).find(each => each !== undefined);
  const reader = type === undefined ? [] : line`The class ${code(type)} reads the section.`;
  return paragraph(line`${code(name)} in ${strong(is.path)}`, words(named?.text), reader);
}

function sectionBlocks(
  position: ConfigPosition,
  schema: ElementSchema | undefined,
  isAside: boolean,
): readonly Block[] {
  const { element, is } = position;
  const isSection = is.kind === 'section';
  const path = 'path' in is ? is.path : '';
  const section = 'section' in is ? is.section : undefined;
  const text =
    schema?.description ?? (isSection ? (SECTIONS[path] ?? GROUPS[path] ?? namedSection(path)?.text) : undefined);
  if (!schema && text === undefined) return foreignBlocks(position, element.name);
  const owner = !section || section.product === 'IIS' ? '' : ` (${section.product})`;
  const title = isSection ? line`${strong(path)}${owner}` : line`${code(element.name)} in ${code(path)}`;
  return [
    ...paragraph(title, words(text)),
    ...(isSection && section && !isAside
      ? [...paragraph(writtenLine(position)), ...paragraph(lockLine(position, section))]
      : []),
    ...referenceBlocks(position, isAside),
  ];
}

/** R46: two settings that are often written in web.config and read elsewhere. */
function ignored({ element, file, chain }: ConfigPosition): readonly Block[] {
  if (file.role !== 'web' || !chain[0]?.is('runtime') || !IGNORED_IN_WEB_CONFIG.has(element.name)) return [];
  return paragraph(
    line`${code(element.name)} ${strong('does nothing in web.config')}: the runtime reads it in the ${code('Aspnet.config')} of the framework or in the file that ${code('CLRConfigFile')} of the pool names. Threads of the pool and background threads run as the worker process (${web('R46', ruleLink('R46'))}).`,
  );
}

function referenceBlocks({ is }: ConfigPosition, isAside: boolean): readonly Block[] {
  const link = 'section' in is ? is.section?.link : undefined;
  return link === undefined || isAside ? [] : paragraph([web('Reference', link)]);
}

/** A description of the schema: back-ticks mark code. */
function words(text: string | undefined): Line {
  if (text === undefined) return [];
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter(part => part !== '');
}
