import { relatedOf } from '../config/refusals/wording';
import { inFile, review } from './support/fixes';
import { makeApplication } from './support/make-application';
import { refusalRule } from './support/refusal-rule';
import { removeSection } from './support/section-edits';

export const executableNotApplicationRoot = refusalRule({
  id: 'executable-not-application-root',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section of IIS that is for applications stands in a folder that is none.',
  why: 'Such a section is for an application as a whole (MachineToApplication): in a folder below its root IIS refuses it. The folder was probably meant to be an application.',
  messages: {
    modules: ({ path }: { path: string }) =>
      `The section <modules> is for applications, and ${path} is none: requests for it fail`,
    other: ({ section, path }: { section: string; path: string }) =>
      `The section ${section} is for applications, and ${path} is none`,
  },
  refusals: ['sectionBelowApplication'],
  describe: ({ refusal, file, placeOf }) => {
    const { at, section, element } = refusal;
    const place = placeOf(undefined);
    // Whether a folder is an application, the host configuration alone tells.
    if (!place?.site || section === null) return undefined;
    const directory = place.virtualDirectory;
    const isVirtual = directory?.path !== '/' && directory?.sitePath.toLowerCase() === place.path.toLowerCase();
    const isModules = section === 'system.webServer/modules';
    return {
      message: isModules ? 'modules' : 'other',
      data: { section, path: `${place.site.name}${place.path}` },
      at: at.span,
      related: [
        ...relatedOf(refusal),
        ...(directory && isVirtual ? [{ at: directory.at, text: 'a virtual directory and no application' }] : []),
      ],
      fixes: () => [
        ...makeApplication(place),
        review(`Remove <${element.name}>`, inFile(file, removeSection(element))),
      ],
    };
  },
});
