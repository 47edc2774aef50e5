import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationLockConflict = refusalRule({
  id: 'location-lock-conflict',
  severity: 'error',
  since: '0.1.0',
  summary: 'A location tag locks a section that a higher file unlocks for a deeper path.',
  why: 'IIS refuses the contradiction with 500.19 for requests to the deeper path.',
  iis: { status: '500.19', hresult: null },
  messages: {
    conflict: ({ section }: { section: string }) =>
      `${section} cannot be locked here: a higher file unlocks it for a path below`,
  },
  refusals: ['lockConflict'],
  describe: ({ refusal: { at, section, location }, file }) => {
    const { element: tag } = location;
    const mode = tag.attribute('overrideMode') ?? tag.attribute('allowOverride');
    return {
      message: 'conflict',
      data: { section },
      at: at.span,
      fixes: () => (mode ? [review(`Remove ${mode.name}`, inFile(file, removeAttribute(tag, mode.name)))] : []),
    };
  },
});
