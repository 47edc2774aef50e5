import type { ConfigFile } from '../config/files/config-file';
import { insertChild, setAttribute } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { dedented } from './support/dedented';
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
  describe: ({ refusal: { at, section, element, earlier }, file }) => ({
    message: 'twice',
    data: { section },
    at: at.span,
    fixes: () => [
      ...merged(element, earlier.element, file),
      review(`Remove this second <${element.name}>`, inFile(file, removeSection(element))),
    ],
  }),
});

/**
 * Puts what the second one says into the first one, where nothing contradicts: other attributes, or the same value, and
 * entries behind those that are there. An element that both have would be there twice.
 */
function merged(element: XmlElement, earlier: XmlElement, file: ConfigFile): readonly Fix[] {
  if (earlier.document !== file.document) return [];
  const attributes = element.attributes.filter(({ name, value }) => earlier.value(name) !== value);
  if (attributes.some(({ name }) => earlier.attribute(name) !== undefined)) return [];
  const own = [...element.children()];
  const texts = new Set([...earlier.children()].map(textOf));
  const children = own.filter(child => !texts.has(textOf(child)));
  const isPlain = (child: XmlElement) => /^(add|remove|clear|rule|error|mimeMap|filter|scheme)$/.test(child.name);
  if (children.some(child => !isPlain(child) && earlier.child(child.name) !== undefined)) return [];
  if (children.some(child => child.is('clear'))) return [];
  // One insertion: several at one place would have no order.
  const markup = children.map(dedented).join('\n');
  if (attributes.length > 1 || (attributes.length > 0 && children.length > 0 && !earlier.firstChild)) return [];
  const edits = [
    ...attributes.flatMap(({ name, value }) => setAttribute(earlier, name, value)),
    ...(markup === '' ? [] : insertChild(earlier, markup, 'last')),
    ...removeSection(element),
  ];
  return [review(`Merge it into the first <${element.name}>`, inFile(file, edits))];
}

function textOf(element: XmlElement): string {
  const { start, end } = element.span;
  return element.document.text.slice(start, end).replace(/\s+/g, ' ');
}
