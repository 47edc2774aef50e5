import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import { inFile, review, safe } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSectionsDuplicate = refusalRule({
  id: 'configsections-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file declares one section twice.',
  why: 'A section is declared once in a file. The second declaration makes the whole file invalid: 500.19 with 0x800700b7.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    duplicate: ({ section }: { section: string }) => `There is a duplicate '${section}' section defined`,
  },
  refusals: ['duplicateDeclaration'],
  describe: ({ refusal: { at, declaration, earlier }, file }) => ({
    message: 'duplicate',
    data: { section: declaration.path },
    at: at.span,
    fixes: () => {
      const { element } = declaration;
      const isSame = written(earlier.element) === written(element);
      return [(isSame ? safe : review)('Remove the second declaration', inFile(file, removeElement(element)))];
    },
  }),
});

/** The attributes in one order, so that equal declarations are equal texts. */
function written(element: XmlElement): string {
  return element.attributes
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join('\n');
}
