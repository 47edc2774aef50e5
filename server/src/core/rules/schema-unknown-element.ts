import { belongsIn, moveInto, sectionMeant } from './support/belongs-elsewhere';
import { meantName, nameFixes, removed, unlessNewer } from './support/name-fixes';
import { refusalRule } from './support/refusal-rule';

export const schemaUnknownElement = refusalRule({
  id: 'schema-unknown-element',
  severity: 'error',
  since: '0.1.0',
  summary: 'An element that IIS does not know there.',
  why: 'IIS knows the elements of its sections by their schema and refuses the file with any other: every request below this path fails with 500.19 (0x8007000d).',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    element: ({ element, parent, unless }: { element: string; parent: string; unless: string }) =>
      `Unrecognized element '${element}' in <${parent}>${unless}`,
  },
  refusals: ['unknownElement'],
  describe: found => {
    const { at, named, isSection, certain } = found.refusal;
    const { section } = found.refusal;
    const byModule = !certain && isSection;
    const meant = isSection ? sectionMeant(found.schema, section, named.name) : undefined;
    return {
      message: 'element',
      data: {
        element: named.name,
        parent: named.parent?.name ?? '',
        unless:
          meant !== undefined
            ? belongsIn(section, meant)
            : byModule
              ? ' (unless a module on the server declares it)'
              : unlessNewer(found),
      },
      at: at.span,
      fixes: () => {
        const moved = meant === undefined ? undefined : moveInto(found, named, section, meant);
        return moved ? [moved, removed(found)] : nameFixes(found, meantName(found));
      },
    };
  },
});
