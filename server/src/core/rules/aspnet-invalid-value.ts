import type { ConfigFile } from '../config/files/config-file';
import type { RefusalOf } from '../config/refusals/refusal';
import { reasonOf } from '../config/refusals/wording';
import { nearest } from '../text/distance';
import { removeAttribute, renameTag, setAttribute } from '../xml/edits';
import { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { inFile, review, safe } from './support/fixes';
import { mayRunAspNet } from './support/managed-code';
import { refusalRule } from './support/refusal-rule';

export const aspNetInvalidValue = refusalRule({
  id: 'aspnet-invalid-value',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A name or value in a section of system.web that ASP.NET does not accept.',
  why: 'ASP.NET minds the letter case of names and enumerations, and takes no other text for a number or a boolean. It answers 500 once it reads the section, which for some sections is before anything is served.',
  iis: { status: '500', hresult: null },
  messages: {
    name: ({ what, written, right }: { what: string; written: string; right: string }) =>
      `Unrecognized ${what} '${written}': ASP.NET compares names with their letter case, this one is '${right}'`,
    value: ({ reason }: { reason: string }) => reason,
  },
  refusals: ['aspNetName', 'aspNetValue'],
  describe: found => {
    const { refusal } = found;
    const place = found.placeOf(undefined);
    if (place && !mayRunAspNet(place)) return undefined;
    if (refusal.kind === 'aspNetValue')
      return {
        message: 'value',
        data: { reason: reasonOf(refusal) },
        at: refusal.at.span,
        fixes: () => valueFixes(refusal, found.file),
      };
    const { at, named, right } = refusal;
    const what = named instanceof XmlAttribute ? 'attribute' : 'element';
    return {
      message: 'name',
      data: { what, written: named.name, right },
      at: at.span,
      fixes: () => nameFixes(refusal, found.file),
    };
  },
});

/** Only where the right name is free: twice it would be no XML. */
function nameFixes({ named, right }: RefusalOf<'aspNetName'>, file: ConfigFile): readonly Fix[] {
  if (!(named instanceof XmlAttribute)) return [safe(`Change to <${right}>`, inFile(file, renameTag(named, right)))];
  if (named.element.attribute(right))
    return [review(`Remove ${named.name}`, inFile(file, removeAttribute(named.element, named.name)))];
  return [safe(`Change to ${right}`, inFile(file, [{ span: named.nameSpan, newText: right }]))];
}

function valueFixes({ attribute, schema, candidates }: RefusalOf<'aspNetValue'>, file: ConfigFile): readonly Fix[] {
  const { element, name, value } = attribute;
  const meant = nearest(value.trim(), candidates);
  const isCase = meant?.toLowerCase() === value.trim().toLowerCase();
  const change = meant === undefined ? [] : [inFile(file, setAttribute(element, name, meant))];
  return [
    ...change.map(edits => (isCase ? safe : review)(`Change to "${meant}"`, edits)),
    ...(schema.required ? [] : [review(`Remove ${name}`, inFile(file, removeAttribute(element, name)))]),
  ];
}
