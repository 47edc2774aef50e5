import { xmlRule } from './support/xml-problem';

export const xmlDuplicateAttribute = xmlRule({
  id: 'xml-duplicate-attribute',
  summary: 'An attribute is written twice on one element.',
  messages: {
    duplicateAttribute: ({ attribute }) => `An element has each attribute once; ${attribute} is written twice here`,
  },
  example: {
    bad: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" enabled="false" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the second one'],
});
