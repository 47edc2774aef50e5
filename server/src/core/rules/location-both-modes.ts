import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationBothModes = refusalRule({
  id: 'location-both-modes',
  severity: 'error',
  since: '0.1.0',
  summary: 'A location tag has both overrideMode and allowOverride.',
  why: 'They are the new and the old spelling of one setting. A tag with both is illegal, and the whole file is refused.',
  iis: { status: '500.19', hresult: null },
  messages: {
    both: (_: Record<string, never>) =>
      'The attributes allowOverride and overrideMode cannot be used on the same location tag',
  },
  refusals: ['bothOverrideModes'],
  describe: ({ refusal: { attribute }, file }) => ({
    message: 'both',
    data: {},
    at: attribute.nameSpan,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
