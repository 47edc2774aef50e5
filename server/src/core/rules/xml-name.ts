import { xmlRule } from './support/xml-problem';

export const xmlName = xmlRule({
  id: 'xml-name',
  summary: 'A name is not allowed in XML, or its prefix is not declared.',
  messages: {
    invalidName: ({ name, nearSecret }) => `${nearSecret ? 'This' : name} is not a name that XML allows`,
    undeclaredPrefix: ({ name, nearSecret }) =>
      `${nearSecret ? 'This prefix' : `The prefix ${name}`} is not declared (xmlns)`,
    emptyPrefixNamespace: () => 'A prefix cannot stand for an empty namespace',
  },
});
