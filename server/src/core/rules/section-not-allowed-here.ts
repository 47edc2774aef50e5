import type { RelatedPlace } from '../config/base/related-place';
import type { Place } from '../config/place';
import type { Refusal } from '../config/refusals/refusal';
import { relatedOf } from '../config/refusals/wording';
import { inFile, review } from './support/fixes';
import { makeApplication } from './support/make-application';
import { refusalRule } from './support/refusal-rule';
import { removeSection } from './support/section-edits';

const READ_BY_SERVER =
  'The compression modules read the section of applicationHost.config and no other, so that what stands here changes nothing.';

export const sectionNotAllowedHere = refusalRule({
  id: 'section-not-allowed-here',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section stands at a level at which its declaration does not allow it.',
  why: 'ASP.NET refuses the file with a configuration error (status 500) wherever its code runs below this path.',
  messages: {
    level: ({ section, allowed }: { section: string; allowed: string }) =>
      `The section ${section} cannot be used here: ${allowed}`,
    ignored: ({ section }: { section: string }) =>
      `The section ${section} has no effect here: it is read at server level only (AppHostOnly)`,
  },
  refusals: ['sectionNotAllowedHere'],
  describe: ({ refusal, file, placeOf }) => {
    const { at, section, element, declared, reader } = refusal;
    const fixes = () => {
      const place = declared.allowDefinition === 'MachineToApplication' ? placeOf(undefined) : undefined;
      return [
        ...(place ? makeApplication(place) : []),
        review(`Remove <${element.name}>`, inFile(file, removeSection(element))),
      ];
    };
    if (section === 'system.webServer/httpCompression')
      return { message: 'ignored', data: { section }, at: at.span, iis: null, why: READ_BY_SERVER, fixes };
    if (reader !== '.net') return undefined;
    return {
      message: 'level',
      data: { section, allowed: allowedWords(declared.allowDefinition) },
      at: at.span,
      fixes,
      ...relatedTo(refusal, placeOf(undefined)),
    };
  },
});

/** The virtual directory of the folder, which could be an application. */
function relatedTo(refusal: Refusal, place: Place | undefined): { readonly related?: readonly RelatedPlace[] } {
  const directory = place?.virtualDirectory;
  if (!place || !directory || directory.path === '/' || directory.sitePath.toLowerCase() !== place.path.toLowerCase())
    return {};
  return { related: [...relatedOf(refusal), { at: directory.at, text: 'a virtual directory and no application' }] };
}

function allowedWords(definition: string): string {
  return definition === 'MachineToApplication'
    ? 'it is for the root of an application and levels above (MachineToApplication), and this folder is no application'
    : `it is for files above every web.config (${definition})`;
}
