import { REDACTED } from '../../config/base/hidden-parts';
import type { SecretValue, SetValue, Value } from '../../config/base/value';
import { declaredAt } from '../../config/files/declared-section';
import { attributeOf } from '../../config/values/effective-values';
import type { AttributeSchema, ElementSchema, SectionSchema } from '../../schema/types';
import { type ConfigPosition, isOnToken, positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import { linkTo } from '../links';
import { effectiveAt, levelsOf, type NamedLevel } from '../navigate/levels';
import { code, escapeMarkdown } from '../words';
import type { Hover } from './hover-at';

/** What a section, an element or an attribute means, and what the server reads for it here. */
export function sectionHoverAt(snapshot: Snapshot, uri: string, offset: number): Hover | undefined {
  const position = positionAt(snapshot, uri, offset);
  if (!position?.hit || !isOnToken(position)) return undefined;
  const { attribute, hit, is } = position;
  if (!('schema' in is) || !is.section || !is.schema) return undefined;
  const { section, schema } = is;
  const parts = attribute
    ? attributeParts(snapshot, position, section, schema.attributes.get(attribute.name))
    : elementParts(snapshot, position, section, schema);
  return parts && { span: hit.span, markdown: parts.filter(part => part !== '').join('\n\n') };
}

function attributeParts(
  snapshot: Snapshot,
  position: ConfigPosition,
  section: SectionSchema,
  schema: AttributeSchema | undefined,
): readonly string[] | undefined {
  if (!schema) return undefined;
  const lines = levelsOf(position).flatMap(level => {
    const effective = effectiveAt(level.level, position);
    return effective ? [effectiveLine(snapshot, level, attributeOf(effective.element, schema.name))] : [];
  });
  return [
    `${code(schema.name)} ${escapeMarkdown(typeWords(schema))}`,
    schema.description ?? '',
    lines.slice(0, 3).join('  \n'),
    linkLine(section),
  ];
}

function elementParts(
  snapshot: Snapshot,
  position: ConfigPosition,
  section: SectionSchema,
  schema: ElementSchema,
): readonly string[] {
  const isSection = position.is.kind === 'section';
  const owner = section.product === 'IIS' ? '' : ` (${section.product})`;
  return [
    isSection
      ? `**${escapeMarkdown(section.path)}**${escapeMarkdown(owner)}`
      : `${code(position.element.name)} in ${code(section.path)}`,
    // The schema of a verb is that of the entries that it takes away.
    position.is.kind === 'verb' ? '' : (schema.description ?? ''),
    isSection ? writtenLines(snapshot, position) : '',
    isSection ? lockLine(snapshot, position, section) : '',
    linkLine(section),
  ];
}

/** The chain of files that set the section for the first place. */
function writtenLines(snapshot: Snapshot, position: ConfigPosition): string {
  const [first] = levelsOf(position);
  const effective = first && effectiveAt(first.level, position);
  if (!effective || effective.section.written.length === 0) return '';
  return `Set for ${code(first.name)} by ${effective.section.written.map(origin => linkTo(snapshot, origin)).join(', then ')}.`;
}

function effectiveLine(snapshot: Snapshot, { name }: NamedLevel, value: Value): string {
  const here = `Effective for ${code(name)}: `;
  switch (value.kind) {
    case 'set':
      return `${here}${valueWords(value.value)} ${linkTo(snapshot, value.at)}${overridden(snapshot, value)}`;
    case 'secret':
      return `${here}${SECRET_WORDS[value.form]} ${linkTo(snapshot, value.at)}`;
    case 'default':
      return `${here}${valueWords(value.value)}, the default`;
    case 'unknown':
      return `${here}depends on ${escapeMarkdown(value.reason)}`;
    case 'absent':
      return `${here}not set`;
  }
}

const SECRET_WORDS: Readonly<Record<SecretValue['form'], string>> = {
  empty: 'empty',
  plain: `${code(REDACTED)} (a secret in plain text)`,
  encrypted: `${code(REDACTED)} (an encrypted secret)`,
  malformed: `${code(REDACTED)} (an encrypted secret that is broken)`,
  token: `${code(REDACTED)} (a secret that a deployment fills in)`,
  placeholder: `${code(REDACTED)} (a secret that is still to be filled in)`,
};

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
function lockLine(snapshot: Snapshot, position: ConfigPosition, section: SectionSchema): string {
  const [first] = levelsOf(position);
  if (!first) return '';
  const { allowDefinition } = declaredAt(section.path, first.level);
  if (allowDefinition === 'AppHostOnly') return 'Stands in applicationHost.config only.';
  const effective = effectiveAt(first.level, position);
  if (!effective || effective.section.overrideMode === 'Allow') return '';
  const { lockedBy } = effective.section;
  return `Locked: web.config files below ${code(first.name)} may not use this section${lockedBy ? ` ${linkTo(snapshot, lockedBy)}` : ''}.`;
}

function linkLine({ link }: SectionSchema): string {
  return link ? `[Reference](${link})` : '';
}
