import { xmlRule } from './support/xml-problem';

export const xmlUnclosedTag = xmlRule({
  id: 'xml-unclosed-tag',
  summary: 'A tag lacks its closing angle bracket.',
  messages: {
    unclosedStartTag: ({ name }) => `The tag ${name} is not closed: ">" is missing`,
    unclosedCloseTag: ({ name }) => `The end tag ${name} lacks its ">"`,
  },
});
