import type { SetValue, Value } from '../../config/base/value';
import { declaredAt } from '../../config/files/declared-section';
import { attributeOf } from '../../config/values/effective-values';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { Snapshot } from '../../workspace/snapshot';
import { linkTo } from '../links';
import {
  effectiveAt,
  type LevelOfFile,
  levelsOf,
  type SectionPosition,
  sectionPosition,
} from '../navigate/section-position';
import { code, escapeMarkdown } from '../words';
import type { Hover } from './hover-at';

/** What a section, an element or an attribute means, and what the server reads for it here. */
export function sectionHoverAt(snapshot: Snapshot, uri: string, offset: number): Hover | undefined {
  const file = snapshot.config(uri);
  const hit = file?.document.hit(offset);
  if (!file || !hit?.element || !/^(tagName|closeTagName|attributeName|attributeValue)$/.test(hit.kind))
    return undefined;
  const position = sectionPosition(file, hit.element, snapshot.schema);
  if (!position?.schema) return undefined;
  const parts = hit.attribute
    ? attributeParts(snapshot, position, hit.attribute.name)
    : elementParts(snapshot, position, position.schema);
  return parts && { span: hit.span, markdown: parts.filter(part => part !== '').join('\n\n') };
}

function attributeParts(snapshot: Snapshot, position: SectionPosition, name: string): readonly string[] | undefined {
  const schema = position.schema?.attributes.get(name);
  if (!schema) return undefined;
  const lines = levelsOf(snapshot, position.file, position.location).flatMap(level => {
    const effective = effectiveAt(level.level, position);
    return effective ? [effectiveLine(snapshot, level, attributeOf(effective.element, name))] : [];
  });
  return [
    `${code(name)} ${escapeMarkdown(typeWords(schema))}`,
    schema.description ?? '',
    lines.slice(0, 3).join('  \n'),
    linkLine(position),
  ];
}

function elementParts(snapshot: Snapshot, position: SectionPosition, schema: ElementSchema): readonly string[] {
  const { section } = position;
  const isSection = schema === section;
  const owner = section.product === 'IIS' ? '' : ` (${section.product})`;
  return [
    isSection
      ? `**${escapeMarkdown(section.path)}**${escapeMarkdown(owner)}`
      : `${code(schema.name)} in ${code(section.path)}`,
    schema.description ?? '',
    isSection ? writtenLines(snapshot, position) : '',
    isSection ? lockLine(snapshot, position) : '',
    linkLine(position),
  ];
}

/** The chain of files that set the section for the first place. */
function writtenLines(snapshot: Snapshot, position: SectionPosition): string {
  const [first] = levelsOf(snapshot, position.file, position.location);
  const effective = first && effectiveAt(first.level, position);
  if (!effective || effective.section.written.length === 0) return '';
  return `Set for ${code(first.name)} by ${effective.section.written.map(origin => linkTo(snapshot, origin)).join(', then ')}.`;
}

function effectiveLine(snapshot: Snapshot, { name }: LevelOfFile, value: Value): string {
  const here = `Effective for ${code(name)}: `;
  switch (value.kind) {
    case 'set':
      return `${here}${valueWords(value.value)} ${linkTo(snapshot, value.at)}${overridden(snapshot, value)}`;
    case 'secret':
      return `${here}a secret (${value.form}) ${linkTo(snapshot, value.at)}`;
    case 'default':
      return `${here}${valueWords(value.value)}, the default`;
    case 'unknown':
      return `${here}depends on ${escapeMarkdown(value.reason)}`;
    case 'absent':
      return `${here}not set`;
  }
}

function overridden(snapshot: Snapshot, value: SetValue): string {
  const parts: string[] = [];
  for (let outer = value.overrides; outer && parts.length < 3; outer = outer.overrides)
    parts.push(`${valueWords(outer.value)} ${linkTo(snapshot, outer.at)}`);
  return parts.length === 0 ? '' : `, overrides ${parts.join(', which overrides ')}`;
}

function valueWords(value: string): string {
  return value === '' ? 'empty' : code(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

function typeWords(schema: AttributeSchema): string {
  const type =
    schema.type === 'enum' || schema.type === 'flags'
      ? schema.values.map(value => value.name).join(schema.type === 'enum' ? ' | ' : ', ')
      : schema.type;
  const parts = [type];
  if (schema.required) parts.push('required');
  if (schema.default !== undefined) parts.push(schema.default === '' ? 'default empty' : `default ${schema.default}`);
  if (schema.validation?.parameter) parts.push(`allowed ${schema.validation.parameter}`);
  if (schema.since) parts.push(`since ${schema.since}`);
  return `(${parts.join('; ')})`;
}

/** Whether files below may change the section; said only where a host configuration is known. */
function lockLine(snapshot: Snapshot, position: SectionPosition): string {
  const [first] = levelsOf(snapshot, position.file, position.location);
  if (!first) return '';
  const { allowDefinition } = declaredAt(position.section.path, first.level);
  if (allowDefinition === 'AppHostOnly') return 'Stands in applicationHost.config only.';
  const effective = effectiveAt(first.level, position);
  if (!effective || effective.section.overrideMode === 'Allow') return '';
  const { lockedBy } = effective.section;
  return `Locked: web.config files below ${code(first.name)} may not use this section${lockedBy ? ` ${linkTo(snapshot, lockedBy)}` : ''}.`;
}

function linkLine({ section }: SectionPosition): string {
  return section.link ? `[Reference](${section.link})` : '';
}
