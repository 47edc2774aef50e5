import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';
import { removeSection } from './support/section-edits';

export const locationSectionNotAllowed = refusalRule({
  id: 'location-section-not-allowed',
  severity: 'error',
  since: '0.1.0',
  summary: 'A location tag holds a section that its declaration keeps out of location tags.',
  why: 'With allowLocation="false" a section stands outside of location tags only. ASP.NET refuses the file with a configuration error (status 500).',
  iis: { status: '500', hresult: null },
  messages: {
    location: ({ section, unless }: { section: string; unless: string }) =>
      `The section ${section} is not allowed in a location tag: its declaration says allowLocation="false"${unless}`,
  },
  refusals: ['sectionNotAllowedInLocation'],
  describe: ({ refusal: { at, section, element, certain }, file }) => ({
    message: 'location',
    data: {
      section,
      unless: certain ? '' : ' (ASP.NET refuses such a section, IIS is expected to)',
    },
    at: at.span,
    fixes: () => [review(`Remove <${element.name}> from the location tag`, inFile(file, removeSection(element)))],
  }),
});
