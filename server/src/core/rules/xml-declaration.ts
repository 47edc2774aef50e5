import { xmlRule } from './support/xml-problem';

export const xmlDeclaration = xmlRule({
  id: 'xml-declaration',
  summary: 'The XML declaration is not well-formed, or not at the very beginning.',
  messages: {
    invalidXmlDeclaration: () => 'The XML declaration is not well-formed',
    xmlDeclarationNotFirst: () => 'The XML declaration must be the very first characters of the file',
  },
});
