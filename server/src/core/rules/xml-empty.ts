import { xmlRule } from './support/xml-problem';

export const xmlEmpty = xmlRule({
  id: 'xml-empty',
  summary: 'The file has no root element.',
  messages: {
    noRootElement: () => 'There is no root element: a configuration file holds at least <configuration />',
  },
  example: {
    bad: `<?xml version="1.0" encoding="utf-8"?>`,
    good: `<?xml version="1.0" encoding="utf-8"?>
<configuration />`,
  },
  repairs: ['add an empty configuration'],
});
