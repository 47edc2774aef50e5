import { removeElement, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { acceptedValues } from './support/accepted-values';
import { inFile, review } from './support/fixes';
import { type Found, refusalRule } from './support/refusal-rule';

export const schemaMissingAttribute = refusalRule({
  id: 'schema-missing-attribute',
  severity: 'error',
  since: '0.1.0',
  summary: 'An element lacks an attribute that IIS requires.',
  why: 'IIS refuses an element without its required attributes: every request below this path fails with 500.19 (0x8007000d).',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    missing: ({ attribute, element, unless }: { attribute: string; element: string; unless: string }) =>
      `Missing required attribute '${attribute}' of <${element}>${unless}`,
  },
  refusals: ['missingAttribute'],
  describe: found => {
    const { at, element, schema, certain } = found.refusal;
    return {
      message: 'missing',
      data: {
        attribute: schema.name,
        element: element.name,
        unless: certain ? '' : ' (another version of the module may do without)',
      },
      at: at.span,
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal: { element, schema }, file }: Found<'missingAttribute'>): readonly Fix[] {
  return [
    ...acceptedValues(schema).map(value =>
      review(`Add ${schema.name}="${value}"`, inFile(file, setAttribute(element, schema.name, value))),
    ),
    review(`Remove <${element.name}>`, inFile(file, removeElement(element))),
  ];
}
