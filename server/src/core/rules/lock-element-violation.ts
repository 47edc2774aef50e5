import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockElementViolation = refusalRule({
  id: 'lock-element-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config writes an element that is locked at a parent level.',
  why: 'Lock violation: IIS refuses the whole file and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    locked: ({ element }: { element: string }) =>
      `Lock violation: the element <${element}> is locked at a parent level`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedElement'],
  describe: ({ refusal: { at, element }, file }) => ({
    message: 'locked',
    data: { element: element.name },
    at: at.span,
    fixes: () => [review(`Remove <${element.name}>`, inFile(file, removeElement(element)))],
  }),
});
