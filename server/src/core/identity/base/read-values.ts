import { booleanOf, textOf } from '../../config/base/value';
import { attributeOf, type EffectiveElement } from '../../config/values/effective-values';

/** The text of an attribute as the server reads it, defaults included; undefined where it is absent or unknown. */
export function textIn(element: EffectiveElement | undefined, name: string): string | undefined {
  return textOf(attributeOf(element, name));
}

/** A boolean attribute; undefined where it is absent, unknown or no boolean. */
export function flagIn(element: EffectiveElement | undefined, name: string): boolean | undefined {
  return booleanOf(attributeOf(element, name));
}

/** The parts of a comma list, trimmed, in lower case. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .toLowerCase()
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}
