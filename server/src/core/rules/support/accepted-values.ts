import type { AttributeSchema } from '../../schema/types';
import { initialValue, parseValue } from '../../schema/values';
import { nearest } from '../../text/distance';
import type { Span } from '../../text/span';
import type { XmlAttribute } from '../../xml/tree';

/** Stands where nothing but the user knows the value; recognised as a placeholder. */
const FILL_IN = 'fill-in';

/** How many values are offered one by one; a longer list would only be read in the documentation. */
const FEW = 4;

/**
 * Values that the schema accepts for an attribute that has none yet: each of a short list, or else one: the default,
 * the emptiest, the least, or a placeholder.
 */
export function acceptedValues(attribute: AttributeSchema): readonly string[] {
  const { values, validation } = attribute;
  if (attribute.type === 'enum' && attribute.default === undefined && values.length <= FEW)
    return values.map(({ name }) => name);
  const least = validation?.type === 'integerRange' ? validation.parameter.split(',')[0] : undefined;
  const emptiest = attribute.type === 'timeSpan' ? '00:00:00' : values[0]?.name;
  const choices = [initialValue(attribute), least, emptiest, FILL_IN, '/'];
  return [choices.find(text => text !== undefined && parseValue(attribute, text).ok) ?? FILL_IN];
}

/** Texts that were probably meant by one that is refused, most likely first. */
export function meantValues(attribute: AttributeSchema, text: string, allowed: readonly string[]): readonly string[] {
  const choices = [text.trim(), ...byType(attribute, text, allowed)];
  return [...new Set(choices)].filter(choice => choice !== text && parseValue(attribute, choice).ok);
}

function byType(attribute: AttributeSchema, text: string, allowed: readonly string[]): readonly string[] {
  const word = text.trim();
  switch (attribute.type) {
    case 'bool':
      if (/^(1|-1|yes|y|on|enabled?)$/i.test(word)) return ['true'];
      if (/^(0|no|n|off|none|disabled?)$/i.test(word)) return ['false'];
      return nearOrAll(word, allowed);
    case 'enum':
      return nearOrAll(word, allowed);
    case 'flags':
      return [joined(word, part => nearest(part, allowed)), joined(word, () => undefined)];
    default:
      return [clamped(attribute, word)].filter(choice => choice !== undefined);
  }

  /** Each flag that is not known is replaced, or left out. */
  function joined(flags: string, replace: (part: string) => string | undefined): string {
    const known = new Set(allowed.map(name => name.toLowerCase()));
    const parts = flags.split(',').map(part => part.trim());
    const kept = parts.flatMap(part => (known.has(part.toLowerCase()) ? part : (replace(part) ?? [])));
    return [...new Set(kept)].join(', ');
  }
}

function nearOrAll(word: string, allowed: readonly string[]): readonly string[] {
  const near = nearest(word, allowed);
  if (near !== undefined) return [near];
  return allowed.length <= FEW ? allowed : [];
}

/** The nearest number within the range of the schema. */
function clamped(attribute: AttributeSchema, word: string): string | undefined {
  const { validation } = attribute;
  if (validation?.type !== 'integerRange' || !/^-?\d+$/.test(word)) return undefined;
  const [low = '', high = '', mode] = validation.parameter.split(',');
  if (mode !== undefined) return undefined;
  return Number(word) < Number(low) ? low : high;
}

/** Where one part of a list stands in an attribute; undefined where it is written with entities. */
export function partSpan({ rawValue, valueSpan }: XmlAttribute, part: string): Span | undefined {
  let { start } = valueSpan;
  for (const written of rawValue.split(/[,;|]/)) {
    if (written.trim() === part) {
      const from = start + written.indexOf(part);
      return { start: from, end: from + part.length };
    }
    start += written.length + 1;
  }
  return undefined;
}
