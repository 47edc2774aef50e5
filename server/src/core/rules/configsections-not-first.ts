import { insertBefore, removeElement } from '../xml/edits';
import { dedented } from './support/dedented';
import { inFile, safe } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSectionsNotFirst = refusalRule({
  id: 'configsections-not-first',
  severity: 'error',
  since: '0.1.0',
  summary: 'configSections must come before all other elements.',
  why: 'Sections are declared before anything else of the file is read. If configSections comes later, the whole file is refused: 500.19, and an error of ASP.NET.',
  iis: { status: '500.19', hresult: null },
  messages: {
    later: (_: Record<string, never>) =>
      'Only one <configSections> element allowed.  It must be the first child element of the root <configuration> element',
  },
  refusals: ['configSectionsNotFirst'],
  describe: ({ refusal: { at, element }, file }) => ({
    message: 'later',
    data: {},
    at: at.span,
    fixes: () => {
      const first = file.configuration?.firstChild;
      if (!first) return [];
      const edits = inFile(file, insertBefore(first, dedented(element)), removeElement(element));
      return [safe('Move <configSections> to the first place', edits)];
    },
  }),
});
