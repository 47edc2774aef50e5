import { xmlRule } from './support/xml-problem';

export const xmlUnescapedCharacter = xmlRule({
  id: 'xml-unescaped-character',
  summary: '"<", "&" or "]]>" stands where it must be written as an entity.',
  messages: {
    lessThanInAttributeValue: () => '"<" is not allowed in a value; write &lt;',
    bareLessThan: () => '"<" begins no tag here; write &lt;',
    bareAmpersand: () => '"&" begins no entity here; write &amp;',
    cdataEndInText: () => '"]]>" is not allowed in text; write ]]&gt;',
  },
});
