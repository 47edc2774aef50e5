import { xmlRule } from './support/xml-problem';

export const xmlInvalidCharacter = xmlRule({
  id: 'xml-invalid-character',
  summary: 'A character is not allowed in XML.',
  messages: {
    invalidCharacter: ({ name }) => `The character ${name} is not allowed in XML`,
  },
});
