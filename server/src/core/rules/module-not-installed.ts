import type { XmlElement } from '../xml/tree';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';
import { removeSection } from './support/section-edits';

export const moduleNotInstalled = refusalRule({
  id: 'module-not-installed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A web.config uses the section of a module that the server does not have.',
  why: 'The schema and the declaration of such a section come with the module. Without it IIS does not recognize the element and answers 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    missing: ({ section, product }: { section: string; product: string }) =>
      `${product} is not installed: the server declares no section '${section}'; without it requests fail with 500.19`,
  },
  refusals: ['moduleNotInstalled'],
  describe: ({ refusal: { at, section, element, product }, file }) => ({
    message: 'missing',
    data: { section, product },
    at: at.span,
    fixes: () => {
      const whole = withEmptiedGroups(element, section);
      return [review(`Remove <${whole.name}>`, inFile(file, removeSection(whole)))];
    },
  }),
});

/** The section, or the outermost group of the module that holds nothing else (`rewrite` around `rules`). */
function withEmptiedGroups(section: XmlElement, path: string): XmlElement {
  let whole = section;
  // The two outer names of a path are the group of IIS and what a module adds to it.
  for (let depth = path.split('/').length; depth > 2; depth--) {
    const { parent } = whole;
    if (!parent || !whole.equals(parent.firstChild) || whole.nextSibling) break;
    whole = parent;
  }
  return whole;
}
