import { booleanText } from '../config/base/value';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { inFile, review, safe } from './support/fixes';
import { meantBoolean } from './support/meant-boolean';
import { type Found, refusalRule } from './support/refusal-rule';

export const locationInheritInvalid = refusalRule({
  id: 'location-inherit-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'inheritInChildApplications has a value that does not exist, or stands where it may not.',
  why: 'The value is true or false, for ASP.NET in this letter case. What machine.config and the root web.config say without a path is for every application: where it is kept from them, ASP.NET starts none.',
  iis: { status: '500', hresult: null },
  messages: {
    inherit: (_: Record<string, never>) =>
      'inheritInChildApplications="false" cannot be used in machine.config or the root web.config without a path',
    value: (_: Record<string, never>) =>
      "The 'inheritInChildApplications' attribute is invalid. true or false is expected",
    letterCase: ({ right }: { right: string }) =>
      `The 'inheritInChildApplications' attribute must be set to '${right}' in this letter case: ASP.NET refuses any other`,
  },
  refusals: ['invalidInheritInChildApplications'],
  describe: found => {
    const { at, attribute } = found.refusal;
    const word = booleanText(attribute.value);
    const rest = { at: at.span, fixes: () => fixes(found) };
    if (word === undefined) return { message: 'value', data: {}, ...rest };
    return isExact(attribute)
      ? { message: 'inherit', data: {}, ...rest }
      : { message: 'letterCase', data: { right: String(word) }, ...rest };
  },
});

function isExact({ value }: XmlAttribute): boolean {
  return value === 'true' || value === 'false';
}

function fixes({ refusal: { attribute }, file }: Found<'invalidInheritInChildApplications'>): readonly Fix[] {
  const { element, name, value } = attribute;
  const remove = review(`Remove ${name}`, inFile(file, removeAttribute(element, name)));
  if (isExact(attribute)) return [remove];
  const meant = meantBoolean(value);
  const kind = booleanText(value) === undefined ? review : safe;
  return meant === undefined
    ? [remove]
    : [kind(`Change to "${meant}"`, inFile(file, setAttribute(element, name, meant))), remove];
}
