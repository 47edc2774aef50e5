import { xmlRule } from './support/xml-problem';

export const xmlComment = xmlRule({
  id: 'xml-comment',
  summary: 'A comment is not closed, or holds "--".',
  messages: {
    unclosedComment: () => 'The comment is not closed: "-->" is missing',
    doubleHyphenInComment: () => '"--" is not allowed inside a comment',
  },
});
