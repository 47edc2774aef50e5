import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { keyOf } from './support/keys';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockItemViolation = refusalRule({
  id: 'lock-item-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config changes a collection entry, or uses a section, that lockItem locks at a parent level.',
  why: 'Lock violation: IIS refuses the whole file and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    remove: ({ key }: { key: string }) => `Lock violation: ${key} is locked at a parent level (lockItem="true")`,
    section: ({ section }: { section: string }) =>
      `Lock violation: ${section} is locked at a parent level (lockItem="true")`,
    clear: (_: Record<string, never>) =>
      'Lock violation: <clear /> would remove an entry that is locked at a parent level (lockItem="true")',
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedItem'],
  describe: ({ refusal: { section, element, what }, file, schema }) => {
    const key = keyOf(schema, element, section);
    const fixes = () => [review(`Remove <${element.name}>`, inFile(file, removeElement(element)))];
    if (what === 'section') return { message: 'section', data: { section }, at: element.nameSpan, fixes };
    if (key.attributes.length === 0) return { message: 'clear', data: {}, at: element.nameSpan, fixes };
    return { message: 'remove', data: { key: key.text }, at: key.span, fixes };
  },
});
