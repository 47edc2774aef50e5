import { xmlRule } from './support/xml-problem';

export const xmlInvalidCharacter = xmlRule({
  id: 'xml-invalid-character',
  summary: 'A character is not allowed in XML.',
  messages: {
    invalidCharacter: ({ name }) => `The character ${name} is not allowed in XML`,
  },
  example: {
    bad: `<configuration>
  <appSettings>
    <add key="Title" value="Shop\u0001" />
  </appSettings>
</configuration>`,
    good: `<configuration>
  <appSettings>
    <add key="Title" value="Shop" />
  </appSettings>
</configuration>`,
  },
  repairs: ['remove the character'],
});
