import type { ConfigFile } from '../config/files/config-file';
import { isSystemAttribute } from '../config/values/merged-element';
import { removeAttribute, removeElement } from '../xml/edits';
import { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSourceWithContent = refusalRule({
  id: 'configsource-with-content',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section with configSource has other attributes or elements.',
  why: 'The whole content of such a section stands in the other file. With anything beside configSource ASP.NET refuses the configuration.',
  iis: { status: '500', hresult: null },
  messages: {
    beside: ({ what, unless }: { what: string; unless: string }) =>
      `A section using 'configSource' may contain no other attributes or elements: remove ${what}${unless}`,
  },
  refusals: ['configSourceWithContent'],
  describe: ({ refusal: { at, source, beside, certain }, file }) => ({
    message: 'beside',
    data: {
      what: beside instanceof XmlAttribute ? beside.name : `<${beside.name}>`,
      unless: certain ? '' : ' (ASP.NET refuses it, IIS is expected to)',
    },
    at: at.span,
    fixes: () => fixes(file, source),
  }),
});

function fixes(file: ConfigFile, source: XmlAttribute): readonly Fix[] {
  const { element: section } = source;
  const others = section.attributes.filter(({ name }) => name !== source.name && !isSystemAttribute(name));
  const beside = [
    ...others.map(({ name }) => removeAttribute(section, name)),
    ...[...section.children()].map(removeElement),
  ];
  return [
    review('Remove what stands beside configSource', inFile(file, ...beside)),
    review('Remove configSource', inFile(file, removeAttribute(section, source.name))),
  ];
}
