import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
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
  describe: ({ refusal: { section, element, what, locked }, file, schema }) => {
    const key = keyOf(schema, element, section);
    const fixes = () => {
      const again = what === 'section' ? [] : addedAgain(element, locked.element);
      const title =
        again.length === 0 ? `Remove <${element.name}>` : `Remove <${element.name}> and what is there already`;
      return [review(title, inFile(file, ...[element, ...again].map(removeElement)))];
    };
    if (what === 'section') return { message: 'section', data: { section }, at: element.nameSpan, fixes };
    if (key.attributes.length === 0) return { message: 'clear', data: {}, at: element.nameSpan, fixes };
    return { message: 'remove', data: { key: key.text }, at: key.span, fixes };
  },
});

/** Entries behind a verb that the locking file has as well: without the verb they would be there twice. */
function addedAgain(verb: XmlElement, locked: XmlElement): readonly XmlElement[] {
  const nameOf = (element: XmlElement) => element.value('name')?.toLowerCase();
  const known = new Set([...(locked.parent?.children() ?? [])].map(nameOf));
  const wanted = nameOf(verb);
  const again: XmlElement[] = [];
  for (let next = verb.nextSibling; next; next = next.nextSibling) {
    const name = nameOf(next);
    if (next.is('add') && name !== undefined && known.has(name) && (wanted === undefined || wanted === name))
      again.push(next);
  }
  return again;
}
