import type { EffectiveAnswer, EffectiveElementAnswer, ValueAnswer } from '../../core/analysis';
import { placeOf } from './report';
import { type Style, wrap } from './style';

/**
 * The section as a tree: every attribute with its value and where that comes from, entries of collections as a list.
 * Of an entry only what somebody wrote is shown; its defaults are in the JSON form.
 */
export function textOfEffective(answer: EffectiveAnswer, style: Style): string {
  const blocks = [heading(answer, style), stateLines(answer, style).join('\n')];
  // Of a site that does not exist there is nothing else to tell.
  if (answer.error?.status !== 'unknown') {
    const tree = elementLines(answer, 1, style);
    blocks.push(tree.length === 0 ? '  Nothing is set, and there are no defaults.' : tree.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function heading({ section, site, path }: EffectiveAnswer, { colors }: Style): string {
  return `${colors.bold(section)}\n${site === null ? 'Server as a whole' : `Site ${site}, path ${path}`}`;
}

/** Whether the section may be used at all, and by whom. */
function stateLines({ declared, error, lockedBy, overrideMode }: EffectiveAnswer, style: Style): string[] {
  const lines: string[] = [];
  if (error) lines.push(style.colors.red(`${failureOf(error)}. ${placeOf(error)}`));
  if (error?.status === 'unknown') return lines.map(line => wrap(line, style.width, 2));
  if (!declared) lines.push('Not declared: none of the files at hand declares this section.');
  else if (overrideMode === 'Deny')
    lines.push(`Locked: files below may not use this section.${lockedBy ? ` ${placeOf(lockedBy)}` : ''}`);
  else lines.push('Not locked: files below may use this section.');
  return lines.map(line => wrap(line, style.width, 2));
}

function elementLines(element: EffectiveElementAnswer, depth: number, style: Style): string[] {
  const indent = '  '.repeat(depth);
  const attributes = Object.entries(element.attributes);
  const names = Math.max(0, ...attributes.map(([name]) => name.length));
  const values = Math.max(0, ...attributes.map(([, value]) => valueText(value).length).filter(isUsual));
  const lines = attributes.flatMap(([name, value]) => {
    const start = `${indent}${name.padEnd(names)}  `;
    return withSource(start, valueText(value).padEnd(values), sourceOf(value), style);
  });
  for (const [name, child] of Object.entries(element.elements)) {
    const inner = elementLines(child, depth + 1, style);
    if (inner.length > 0) lines.push(`${indent}${style.colors.bold(name)}`, ...inner);
  }
  for (const entry of element.collection ?? []) {
    const written = [...writtenIn(entry.attributes)].map(([name, value]) => `${name}=${quoted(value)}`);
    lines.push(...withSource(`${indent}- `, [entry.element, ...written].join(' '), placeOf(entry), style));
    lines.push(...elementLines({ ...onlyWritten(entry), attributes: {} }, depth + 1, style));
  }
  if (element.collection?.length === 0) lines.push(`${indent}${style.colors.dim('(no entries)')}`);
  return lines;
}

/** Longer values do not push the sources of the others to the right. */
const isUsual = (length: number): boolean => length <= 24;

/** The source stands behind the value, or below it where the line would be too long. */
function withSource(start: string, value: string, source: string, { colors, width }: Style): string[] {
  const line = `${start}${value}`;
  if (line.length + 2 + source.length <= width) return [`${line}  ${colors.dim(source)}`];
  return [line.trimEnd(), `${' '.repeat(start.length)}${colors.dim(source)}`];
}

function valueText(value: ValueAnswer): string {
  if (value.source === 'unknown') return value.reason;
  return value.value === '' ? '""' : oneLine(value.value);
}

function sourceOf(value: ValueAnswer): string {
  if (value.source !== 'set') return value.source === 'default' ? 'default' : '';
  const outer = (value.overrides ?? []).map(({ value: text, ...place }) => `${quotedText(text)} ${placeOf(place)}`);
  return [placeOf(value), ...(outer.length > 0 ? [`overrides ${outer.join(', which overrides ')}`] : [])].join(', ');
}

function* writtenIn(attributes: EffectiveElementAnswer['attributes']): Iterable<readonly [string, ValueAnswer]> {
  for (const [name, value] of Object.entries(attributes)) if (value.source !== 'default') yield [name, value];
}

function onlyWritten(element: EffectiveElementAnswer): EffectiveElementAnswer {
  const { attributes, elements, collection } = element;
  return {
    attributes: Object.fromEntries(writtenIn(attributes)),
    elements: Object.fromEntries(Object.entries(elements).map(([name, child]) => [name, onlyWritten(child)])),
    ...(collection && collection.length > 0 && { collection }),
  };
}

function quoted(value: ValueAnswer): string {
  return value.source === 'unknown' ? `(${value.reason})` : quotedText(value.value);
}

function quotedText(text: string): string {
  return `"${oneLine(text)}"`;
}

/** Line breaks in a value would break the tree. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ');
}

/** How requests that need the section fail, in a sentence without a full stop. */
function failureOf({ status, hresult, certain, reason }: NonNullable<EffectiveAnswer['error']>): string {
  if (status === 'unknown') return `How requests end here is not known: ${reason}`;
  return `Requests ${certain ? '' : 'normally '}fail with ${status}${hresult === null ? '' : ` (${hresult})`}: ${reason}`;
}
