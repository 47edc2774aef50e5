import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockAttributeViolation = refusalRule({
  id: 'lock-attribute-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config writes an attribute that is locked at a parent level.',
  why: 'Lock violation: IIS refuses the whole file, also where the value is the same, and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    locked: ({ attribute, element }: { attribute: string; element: string }) =>
      `Lock violation: the attribute ${attribute} of <${element}> is locked at a parent level`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedAttribute'],
  describe: ({ refusal: { attribute }, file }) => ({
    message: 'locked',
    data: { attribute: attribute.name, element: attribute.element.name },
    at: attribute.nameSpan,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
