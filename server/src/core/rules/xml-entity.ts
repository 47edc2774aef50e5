import { xmlRule } from './support/xml-problem';

export const xmlEntity = xmlRule({
  id: 'xml-entity',
  summary: 'An entity is not defined, or a character reference names no character.',
  messages: {
    undefinedEntity: () => 'This entity is not defined: XML knows amp, lt, gt, quot and apos only',
    invalidCharacterReference: () => 'This reference names no character that XML allows',
  },
});
