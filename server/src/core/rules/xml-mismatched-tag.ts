import { xmlRule } from './support/xml-problem';

export const xmlMismatchedTag = xmlRule({
  id: 'xml-mismatched-tag',
  summary: 'A close tag does not belong to the element that is open.',
  messages: {
    mismatchedCloseTag: ({ name, expected }) =>
      `The close tag ${name} does not match the open tag "${expected}"; names are case-sensitive`,
    unexpectedCloseTag: ({ name }) => `The close tag ${name} closes nothing`,
  },
});
