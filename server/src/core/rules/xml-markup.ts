import { xmlRule } from './support/xml-problem';

export const xmlMarkup = xmlRule({
  id: 'xml-markup',
  summary: 'A CDATA section, a processing instruction or a DOCTYPE is not well-formed or not in its place.',
  messages: {
    unclosedCdata: () => 'The CDATA section is not closed: "]]>" is missing',
    unclosedProcessingInstruction: () => 'The processing instruction is not closed: "?>" is missing',
    unclosedDoctype: () => 'The DOCTYPE is not closed: ">" is missing',
    misplacedDoctype: () => 'A DOCTYPE may stand only once, before the root element',
    invalidMarkupDeclaration: () => '"<!" begins neither a comment nor a CDATA section here',
  },
});
