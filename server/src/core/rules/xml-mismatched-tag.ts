import { xmlRule } from './support/xml-problem';

export const xmlMismatchedTag = xmlRule({
  id: 'xml-mismatched-tag',
  summary: 'An end tag does not belong to the element that is open.',
  messages: {
    mismatchedCloseTag: ({ name, expected }) =>
      `The end tag ${name} does not match the start tag "${expected}"; names are case-sensitive`,
    unexpectedCloseTag: ({ name }) => `The end tag ${name} closes nothing`,
  },
});
