import { meantName, nameFixes, unlessNewer } from './support/name-fixes';
import { refusalRule } from './support/refusal-rule';

export const schemaUnknownAttribute = refusalRule({
  id: 'schema-unknown-attribute',
  severity: 'error',
  since: '0.1.0',
  summary: 'An attribute that IIS does not know there.',
  why: 'IIS knows the attributes of its sections by their schema and refuses the file with any other: every request below this path fails with 500.19 (0x8007000d).',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    attribute: ({ attribute, element, unless }: { attribute: string; element: string; unless: string }) =>
      `Unrecognized attribute '${attribute}' of <${element}>${unless}`,
  },
  refusals: ['unknownAttribute'],
  describe: found => {
    const { at, named } = found.refusal;
    return {
      message: 'attribute',
      data: { attribute: named.name, element: named.element.name, unless: unlessNewer(found) },
      at: at.span,
      fixes: () => nameFixes(found, meantName(found)),
    };
  },
});
