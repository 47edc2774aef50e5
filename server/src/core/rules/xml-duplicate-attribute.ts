import { xmlRule } from './support/xml-problem';

export const xmlDuplicateAttribute = xmlRule({
  id: 'xml-duplicate-attribute',
  summary: 'An attribute is written twice on one element.',
  messages: {
    duplicateAttribute: ({ attribute }) =>
      `An element may have each attribute only once; ${attribute} is written twice here`,
  },
});
