import { xmlRule } from './support/xml-problem';

export const xmlAttributeSyntax = xmlRule({
  id: 'xml-attribute-syntax',
  summary: 'An attribute is not written as name="value".',
  messages: {
    unclosedAttributeValue: ({ attribute }) => `The value of ${attribute} is not closed: its quotation mark is missing`,
    missingAttributeValue: ({ attribute }) => `There is no value for ${attribute}`,
    missingEqualsSign: ({ attribute }) => `"=" is missing after ${attribute}`,
    unquotedAttributeValue: () => 'The value of an attribute must stand in quotation marks',
    missingWhitespaceBetweenAttributes: () => 'A blank is missing between two attributes',
    unexpectedCharacters: () => 'These characters are not allowed inside a tag',
  },
});
