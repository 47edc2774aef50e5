import type { XmlElement } from '../../xml/tree';
import { booleanText } from '../base/value';
import type { ConfigFile, LocationTag, SectionDeclaration } from '../files/config-file';
import type { ConfigNode } from '../files/hierarchy';
import type { Refusal } from './refusal';

/** The native reader meets these first; .NET would refuse most of them as well. */
const COMMON = { section: null, reader: 'iis', certain: true } as const;

/**
 * What IIS refuses in the frame of one file, before it looks into any section: `configSections`, section declarations
 * and location tags (R70, R71, R74).
 */
export function structureErrors(level: ConfigNode, file: ConfigFile): readonly Refusal[] {
  return [...headErrors(level, file), ...file.locations.flatMap(tag => locationErrors(file, tag))];
}

/** As {@link structureErrors}, without location tags. */
export function headErrors(level: ConfigNode, file: ConfigFile): readonly Refusal[] {
  return [...configSectionsErrors(file), ...declarationErrors(level, file)];
}

/** First child of `configuration`, and only one. */
function configSectionsErrors(file: ConfigFile): readonly Refusal[] {
  const errors: Refusal[] = [];
  let first: XmlElement | undefined;
  for (const child of file.top) {
    if (!child.is('configSections')) continue;
    const at = file.at(child.nameSpan);
    if (first) {
      const earlier = { element: first, at: file.at(first.nameSpan) };
      errors.push({ kind: 'configSectionsTwice', ...COMMON, at, element: child, earlier });
    } else if (!child.equals(file.configuration?.firstChild))
      errors.push({ kind: 'configSectionsNotFirst', ...COMMON, at, element: child });
    first ??= child;
  }
  return errors;
}

/** One section declared twice in one file, or declared otherwise by a file above (R74). */
function declarationErrors(level: ConfigNode, file: ConfigFile): readonly Refusal[] {
  const errors: Refusal[] = [];
  for (const { declaration, earlier } of file.repeatedDeclarations)
    errors.push({ kind: 'duplicateDeclaration', ...COMMON, at: declaration.at, declaration, earlier });
  for (const declaration of file.declarations.values()) {
    for (let above = level.parent; above; above = above.parent) {
      const earlier = above.file?.declarations.get(declaration.path);
      if (!earlier) continue;
      // The same declaration once more is accepted: nested applications bring their entityFramework and log4net along.
      if (!sameDeclaration(declaration, earlier))
        errors.push({ kind: 'redefinedDeclaration', ...COMMON, at: declaration.at, declaration, earlier });
      break;
    }
  }
  return errors;
}

/** The attributes of a declaration with what counts where they are not written; a type has no default. */
const FLAGS: readonly (readonly [string, string])[] = [
  ['type', ''],
  ['overrideModeDefault', 'Allow'],
  ['allowDefinition', 'Everywhere'],
  ['allowExeDefinition', 'MachineToApplication'],
  ['allowLocation', 'true'],
  ['requirePermission', 'true'],
  ['restartOnExternalChanges', 'true'],
];

function sameDeclaration(a: SectionDeclaration, b: SectionDeclaration): boolean {
  return FLAGS.every(([name, otherwise]) => {
    const [one, two] = [a, b].map(({ element }) => normalized(element.value(name) ?? otherwise));
    return one === two;
  });
}

/** Type names may differ in blanks only. */
function normalized(text: string): string {
  const bare = text.replace(/\s+/g, '');
  return /^(true|false)$/i.test(bare) ? bare.toLowerCase() : bare;
}

/** What is refused about the attributes of one location tag. */
export function locationErrors(file: ConfigFile, tag: LocationTag): readonly Refusal[] {
  const errors: Refusal[] = [];
  const mode = tag.element.attribute('overrideMode');
  const legacy = tag.element.attribute('allowOverride');
  // R71: one of the two spellings, not both.
  if (mode && legacy)
    errors.push({ kind: 'bothOverrideModes', ...COMMON, at: file.at(legacy.span), attribute: legacy });
  if (legacy && booleanText(legacy.value) === undefined)
    errors.push({ kind: 'invalidOverrideMode', ...COMMON, at: file.at(legacy.valueSpan), attribute: legacy });
  if (mode && !/^(Allow|Deny|Inherit)$/.test(mode.value))
    errors.push({
      kind: 'invalidOverrideMode',
      ...COMMON,
      at: file.at(mode.valueSpan),
      attribute: mode,
      // .NET compares the words with their letter case (OverrideModeSetting of System.Configuration); no public source
      // shows what the native reader does.
      certain: !/^(Allow|Deny|Inherit)$/i.test(mode.value),
    });
  const inherit = tag.element.attribute('inheritInChildApplications');
  // R70: illegal for the level itself in the files of .NET above all sites.
  const isAbove = file.role === 'machine' || file.role === 'rootWeb';
  if (inherit && booleanText(inherit.value) === false && tag.key === '' && isAbove)
    errors.push({
      kind: 'invalidInheritInChildApplications',
      ...COMMON,
      reader: '.net',
      at: file.at(inherit.span),
      attribute: inherit,
    });
  return errors;
}
