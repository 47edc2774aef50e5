import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';
import { removeSection } from './support/section-edits';

export const locationDotDuplicate = refusalRule({
  id: 'location-dot-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'One file defines a section twice for one path.',
  why: 'The reader accepts one definition for each path and file: outside of location tags and in `<location path=".">` are the same path.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    twice: ({ section }: { section: string }) =>
      `The section ${section} is defined twice for the same path in this file`,
  },
  refusals: ['duplicateSection'],
  describe: ({ refusal: { at, section, element }, file }) => ({
    message: 'twice',
    data: { section },
    at: at.span,
    fixes: () => [review(`Remove this second <${element.name}>`, inFile(file, removeSection(element)))],
  }),
});
