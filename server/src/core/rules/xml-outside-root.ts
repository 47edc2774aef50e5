import { xmlRule } from './support/xml-problem';

export const xmlOutsideRoot = xmlRule({
  id: 'xml-outside-root',
  summary: 'There is content outside the root element.',
  messages: {
    textOutsideRoot: () => 'Text is not allowed outside of the root element',
    multipleRoots: ({ name }) => `${name} is a second root element; a file has only one`,
  },
});
