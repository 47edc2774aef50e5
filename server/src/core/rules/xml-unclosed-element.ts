import { xmlRule } from './support/xml-problem';

export const xmlUnclosedElement = xmlRule({
  id: 'xml-unclosed-element',
  summary: 'An element has no end tag.',
  messages: {
    missingCloseTag: ({ name, meantEnd }) =>
      meantEnd
        ? `The element ${name} is not closed: meant </${name.slice(1, -1)}>?`
        : `The element ${name} is not closed: its end tag is missing`,
  },
});
