import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSectionsRedefined = refusalRule({
  id: 'configsections-redefined',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file declares a section with other attributes than a file above.',
  why: 'A declaration holds for all files below. One with another type or other flags is a second definition and refused: 500.19 with 0x800700b7.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    redefined: ({ section }: { section: string }) =>
      `There is a duplicate '${section}' section defined: a file above declares it with other attributes`,
  },
  refusals: ['redefinedDeclaration'],
  describe: ({ refusal: { at, declaration }, file }) => ({
    message: 'redefined',
    data: { section: declaration.path },
    at: at.span,
    fixes: () => [review('Remove this declaration', inFile(file, removeElement(declaration.element)))],
  }),
});
