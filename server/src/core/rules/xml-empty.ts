import { xmlRule } from './support/xml-problem';

export const xmlEmpty = xmlRule({
  id: 'xml-empty',
  summary: 'The file has no root element.',
  messages: {
    noRootElement: () => 'There is no root element: a configuration file holds at least <configuration />',
  },
});
