import type { XmlAttribute, XmlElement } from '../../xml/tree';
import { booleanText } from '../base/value';
import type { ConfigFile, LocationTag, SectionDeclaration } from '../files/config-file';
import type { ConfigNode } from '../files/hierarchy';
import type { Reader, Refusal } from './refusal';
import { strayTextErrors } from './stray-text';

/** The native reader meets these first; .NET would refuse most of them as well. */
const COMMON = { section: null, reader: 'iis', certain: true } as const;

/**
 * What IIS refuses in the frame of one file, before it looks into any section: `configSections`, section declarations
 * and location tags (R70, R71, R74).
 */
export function structureErrors(level: ConfigNode, file: ConfigFile): readonly Refusal[] {
  const isGroup = (path: string) => level.schema.childrenOf(path).length > 0 || file.declaredGroups.has(path);
  return [
    ...headErrors(level, file),
    ...strayTextErrors(file, isGroup),
    ...file.locations.flatMap(tag => locationErrors(file, tag)),
  ];
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
      if (!sameDeclaration(declaration, earlier, normalized)) {
        // Of two applications, one in the other, with different versions of a package: the reader of .NET compares the
        // types that it finds (FactoryRecord.IsEquivalentType), and a binding redirect makes two names one type.
        const isVersion = above.file?.role === 'web' && sameDeclaration(declaration, earlier, withoutVersion);
        errors.push({
          kind: 'redefinedDeclaration',
          ...COMMON,
          certain: !isVersion,
          at: declaration.at,
          declaration,
          earlier,
        });
      }
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

function sameDeclaration(a: SectionDeclaration, b: SectionDeclaration, read: (text: string) => string): boolean {
  return FLAGS.every(([name, otherwise]) => {
    const [one, two] = [a, b].map(({ element }) => read(element.value(name) ?? otherwise));
    return one === two;
  });
}

/** Type names may differ in blanks only. */
function normalized(text: string): string {
  const bare = text.replace(/\s+/g, '');
  return /^(true|false)$/i.test(bare) ? bare.toLowerCase() : bare;
}

function withoutVersion(text: string): string {
  return normalized(text).replace(/,version=[^,]*/i, '');
}

/** What is refused about the attributes of one location tag. */
export function locationErrors(file: ConfigFile, tag: LocationTag): readonly Refusal[] {
  const errors: Refusal[] = [];
  const mode = tag.element.attribute('overrideMode');
  const legacy = tag.element.attribute('allowOverride');
  // R71: one of the two spellings, not both.
  if (mode && legacy)
    errors.push({ kind: 'bothOverrideModes', ...COMMON, at: file.at(legacy.span), attribute: legacy });
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
  errors.push(...wordErrors(file, legacy, 'invalidOverrideMode'));
  errors.push(...wordErrors(file, inherit, 'invalidInheritInChildApplications'));
  for (const named of tag.element.attributes) {
    if (KNOWN.includes(named.name) || named.name.startsWith('xdt:') || named.name.startsWith('xmlns')) continue;
    // .NET refuses it (ScanLocationSection of System.Configuration); of the native reader nothing is published.
    const at = file.at(named.nameSpan);
    const common = { ...COMMON, reader: readerOfTags(file), certain: false };
    errors.push({ kind: 'unknownLocationAttribute', ...common, at, named, candidates: KNOWN });
  }
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

/** What a location tag may have. */
const KNOWN = ['path', 'allowOverride', 'overrideMode', 'inheritInChildApplications'];

/**
 * A boolean of a location tag: another word is refused by every reader, another letter case by .NET
 * (VerifyAndGetBooleanAttribute of System.Configuration), which does not read applicationHost.config.
 */
function wordErrors(
  file: ConfigFile,
  attribute: XmlAttribute | undefined,
  kind: 'invalidOverrideMode' | 'invalidInheritInChildApplications',
): readonly Refusal[] {
  if (!attribute || attribute.value === 'true' || attribute.value === 'false') return [];
  const common = { ...COMMON, kind, at: file.at(attribute.valueSpan), attribute };
  if (booleanText(attribute.value) === undefined) return [common];
  return file.role === 'applicationHost' ? [] : [{ ...common, reader: '.net', certain: false }];
}

function readerOfTags({ role }: ConfigFile): Reader {
  return role === 'applicationHost' ? 'iis' : '.net';
}
