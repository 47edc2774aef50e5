import { nearest } from '../text/distance';
import { removeElement, renameTag } from '../xml/edits';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { type Found, REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const sectionNotDeclared = refusalRule({
  id: 'section-not-declared',
  severity: 'error',
  since: '0.1.0',
  summary: 'A section that no configuration file on the way declares.',
  why: 'A section is read by the declaration in configSections of its own file or of a file above. Without one IIS answers 500.19 with 0x80070032.',
  iis: { status: '500.19', hresult: '0x80070032' },
  messages: {
    native: ({ section }: { section: string }) =>
      `The configuration section '${section}' cannot be read because it is missing a section declaration`,
    dotNet: ({ section }: { section: string }) =>
      `Unrecognized configuration section '${section}': ASP.NET refuses it unless a file above declares it`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['sectionNotDeclared', 'unknownSection'],
  describe: found => {
    const { kind, at, section } = found.refusal;
    return {
      message: kind === 'unknownSection' ? 'dotNet' : 'native',
      data: { section },
      at: at.span,
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal, file }: Found<'sectionNotDeclared' | 'unknownSection'>): readonly Fix[] {
  const { element } = refusal;
  const near = refusal.kind === 'unknownSection' ? nearest(element.name, refusal.candidates) : undefined;
  // Not a section that stands there already.
  const meant = near !== undefined && element.parent?.child(near) ? undefined : near;
  const remove = review(`Remove <${element.name}>`, inFile(file, removeElement(element)));
  return meant === undefined
    ? [remove]
    : [review(`Change to <${meant}>`, inFile(file, renameTag(element, meant))), remove];
}
