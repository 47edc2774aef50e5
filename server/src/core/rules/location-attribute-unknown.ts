import { nearest } from '../text/distance';
import { removeAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { type Found, refusalRule } from './support/refusal-rule';

export const locationAttributeUnknown = refusalRule({
  id: 'location-attribute-unknown',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A location tag has an attribute that does not exist.',
  why: 'What was meant, such as a lock, is not set. ASP.NET refuses the whole file: wherever its code runs, requests fail with 500.',
  iis: { status: '500', hresult: null },
  messages: {
    attribute: ({ name }: { name: string }) =>
      `Unrecognized attribute '${name}' of <location>: it has path, overrideMode, allowOverride and inheritInChildApplications`,
  },
  refusals: ['unknownLocationAttribute'],
  describe: found => ({
    message: 'attribute',
    data: { name: found.refusal.named.name },
    at: found.refusal.at.span,
    fixes: () => fixes(found),
  }),
});

function fixes({ refusal: { named, candidates }, file }: Found<'unknownLocationAttribute'>): readonly Fix[] {
  const { element, name } = named;
  // The two spellings of a lock exclude each other.
  const hasMode = element.attribute('overrideMode') ?? element.attribute('allowOverride');
  const free = candidates.filter(known => !element.attribute(known) && !(hasMode && /override/i.test(known)));
  const meant = nearest(name, free);
  return [
    ...(meant === undefined
      ? []
      : [review(`Change to ${meant}`, inFile(file, [{ span: named.nameSpan, newText: meant }]))]),
    review(`Remove ${name}`, inFile(file, removeAttribute(element, name))),
  ];
}
