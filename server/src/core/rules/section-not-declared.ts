import { nearest } from '../text/distance';
import { renameTag } from '../xml/edits';
import type { Fix } from './engine/finding';
import { belongsIn, moveInto, sectionMeant } from './support/belongs-elsewhere';
import { inFile, review } from './support/fixes';
import { type Found, REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';
import { isWrittenBeside, removeSection, siblingPath } from './support/section-edits';

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
    elsewhere: ({ section, where }: { section: string; where: string }) =>
      `Unrecognized configuration section '${section}'${where}`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['sectionNotDeclared', 'unknownSection'],
  describe: found => {
    const { kind, at, section } = found.refusal;
    const meant = meantSection(found);
    if (meant !== undefined)
      return {
        message: 'elsewhere',
        data: { section, where: belongsIn(section, meant) },
        at: at.span,
        fixes: () => fixes(found),
      };
    return {
      message: kind === 'unknownSection' ? 'dotNet' : 'native',
      data: { section },
      at: at.span,
      fixes: () => fixes(found),
    };
  },
});

function meantSection({ refusal, schema }: Found<'sectionNotDeclared' | 'unknownSection'>): string | undefined {
  return refusal.kind === 'unknownSection' ? sectionMeant(schema, refusal.section, refusal.element.name) : undefined;
}

function fixes(found: Found<'sectionNotDeclared' | 'unknownSection'>): readonly Fix[] {
  const { refusal, file } = found;
  const { element } = refusal;
  const elsewhere = meantSection(found);
  const moved = elsewhere === undefined ? undefined : moveInto(found, element, refusal.section, elsewhere);
  if (moved) return [moved, review(`Remove <${element.name}>`, inFile(file, removeSection(element)))];
  const near = refusal.kind === 'unknownSection' ? nearest(element.name, refusal.candidates) : undefined;
  // Not a section that stands there already.
  const isTaken = near !== undefined && isWrittenBeside(element, file, siblingPath(refusal.section, near));
  const meant = isTaken ? undefined : near;
  const remove = review(`Remove <${element.name}>`, inFile(file, removeSection(element)));
  return meant === undefined
    ? [remove]
    : [review(`Change to <${meant}>`, inFile(file, renameTag(element, meant))), remove];
}
