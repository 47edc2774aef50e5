import { nearest } from '../text/distance';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { inFile, review, safe } from './support/fixes';
import { meantBoolean } from './support/meant-boolean';
import { type Found, refusalRule } from './support/refusal-rule';

const MODES = ['Allow', 'Deny', 'Inherit'];

export const locationModeInvalid = refusalRule({
  id: 'location-mode-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'overrideMode or allowOverride of a location tag has a value that does not exist.',
  why: 'The lock that was meant is not set, and the whole file is refused: 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    mode: (_: Record<string, never>) =>
      "The 'overrideMode' attribute is invalid. Enum must be one of Inherit, Allow, Deny",
    letterCase: ({ name, right }: { name: string; right: string }) =>
      `The '${name}' attribute must be set to '${right}' in this letter case: ASP.NET refuses any other`,
    legacy: (_: Record<string, never>) => "The 'allowOverride' attribute is invalid. true or false is expected",
  },
  refusals: ['invalidOverrideMode'],
  describe: found => {
    const { at, attribute, certain } = found.refusal;
    const rest = { at: at.span, fixes: () => fixes(found) };
    const isLegacy = attribute.name === 'allowOverride';
    if (certain) return { message: isLegacy ? 'legacy' : 'mode', data: {}, ...rest };
    const right = (isLegacy ? meantBoolean(attribute.value) : meantMode(attribute)) ?? '';
    return { message: 'letterCase', data: { name: attribute.name, right }, ...rest };
  },
});

function meantMode({ value }: XmlAttribute): string | undefined {
  return nearest(value.trim(), MODES);
}

function fixes({ refusal: { attribute, certain }, file }: Found<'invalidOverrideMode'>): readonly Fix[] {
  const { element, name, value } = attribute;
  const meant = name === 'allowOverride' ? meantBoolean(value) : meantMode(attribute);
  const kind = certain ? review : safe;
  return [
    ...(meant === undefined ? [] : [kind(`Change to "${meant}"`, inFile(file, setAttribute(element, name, meant)))]),
    review(`Remove ${name}`, inFile(file, removeAttribute(element, name))),
  ];
}
