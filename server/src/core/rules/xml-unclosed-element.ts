import { xmlRule } from './support/xml-problem';

export const xmlUnclosedElement = xmlRule({
  id: 'xml-unclosed-element',
  summary: 'An element has no close tag.',
  messages: {
    missingCloseTag: ({ name }) => `The element ${name} is not closed: its close tag is missing`,
  },
  example: {
    bad: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true">
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['add the close tag', 'close the element as an empty one'],
});
