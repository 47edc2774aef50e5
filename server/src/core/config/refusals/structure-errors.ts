import type { ConfigError } from '../base/config-error';
import { booleanText } from '../base/value';
import type { ConfigFile, LocationTag, SectionDeclaration } from '../files/config-file';
import type { ConfigNode } from '../files/hierarchy';

/**
 * What IIS refuses in the frame of one file, before it looks into any section: `configSections`, section declarations
 * and location tags (R70, R71, R74).
 */
export function structureErrors(level: ConfigNode, file: ConfigFile): readonly ConfigError[] {
  return [
    ...configSectionsErrors(file),
    ...declarationErrors(level, file),
    ...file.locations.flatMap(tag => locationErrors(file, tag)),
  ];
}

/** First child of `configuration`, and only one. */
function configSectionsErrors(file: ConfigFile): readonly ConfigError[] {
  const errors: ConfigError[] = [];
  let index = 0;
  let first: SectionDeclaration['element'] | undefined;
  for (const child of file.configuration?.children() ?? []) {
    if (child.is('configSections')) {
      if (first) {
        errors.push(
          refuse(file, 'configsections-twice', null, child.nameSpan, 'Only one <configSections> element allowed', [
            { at: file.at(first.nameSpan), text: 'the first one' },
          ]),
        );
      } else if (index > 0)
        errors.push(
          refuse(
            file,
            'configsections-not-first',
            null,
            child.nameSpan,
            '<configSections> must be the first child element of the root <configuration> element',
          ),
        );
      first ??= child;
    }
    index++;
  }
  return errors;
}

/** One section declared twice in one file, or declared otherwise by a file above (R74). */
function declarationErrors(level: ConfigNode, file: ConfigFile): readonly ConfigError[] {
  const errors: ConfigError[] = [];
  for (const { declaration, earlier } of file.repeatedDeclarations)
    errors.push(
      refuse(
        file,
        'configsections-duplicate',
        '0x800700b7',
        declaration.at.span,
        `There is a duplicate '${declaration.path}' section defined`,
        [{ at: earlier.at, text: 'declared here first' }],
      ),
    );
  for (const declaration of file.declarations.values()) {
    for (let above = level.parent; above; above = above.parent) {
      const outer = above.file?.declarations.get(declaration.path);
      if (!outer) continue;
      // The same declaration once more is accepted: nested applications bring their entityFramework and log4net along.
      if (!sameDeclaration(declaration, outer))
        errors.push(
          refuse(
            file,
            'configsections-redefined',
            '0x800700b7',
            declaration.at.span,
            `There is a duplicate '${declaration.path}' section defined`,
            [{ at: outer.at, text: 'declared otherwise here' }],
          ),
        );
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

function locationErrors(file: ConfigFile, tag: LocationTag): readonly ConfigError[] {
  const errors: ConfigError[] = [];
  const mode = tag.element.attribute('overrideMode');
  const legacy = tag.element.attribute('allowOverride');
  // R71: one of the two spellings, not both.
  if (mode && legacy)
    errors.push(
      refuse(
        file,
        'location-both-modes',
        null,
        legacy.span,
        'allowOverride and overrideMode cannot be used on one location tag',
      ),
    );
  if (legacy && booleanText(legacy.value) === undefined)
    errors.push(
      refuse(
        file,
        'location-mode-invalid',
        '0x8007000d',
        legacy.valueSpan,
        "The 'allowOverride' attribute is invalid. true or false is expected",
      ),
    );
  if (mode && !/^(Allow|Deny|Inherit)$/.test(mode.value))
    errors.push({
      ...refuse(
        file,
        'location-mode-invalid',
        '0x8007000d',
        mode.valueSpan,
        "The 'overrideMode' attribute is invalid. Enum must be one of Inherit, Allow, Deny",
      ),
      // .NET compares the words with their letter case (OverrideModeSetting of System.Configuration); no public source
      // shows what the native reader does.
      certain: !/^(Allow|Deny|Inherit)$/i.test(mode.value),
    });
  const inherit = tag.element.attribute('inheritInChildApplications');
  // R70: illegal for the level itself in the files of .NET above all sites.
  if (
    inherit &&
    booleanText(inherit.value) === false &&
    tag.key === '' &&
    (file.role === 'machine' || file.role === 'rootWeb')
  )
    errors.push({
      ...refuse(
        file,
        'location-inherit-invalid',
        null,
        inherit.span,
        'inheritInChildApplications="false" cannot be used for the whole server',
      ),
      status: '500',
    });
  return errors;
}

function refuse(
  file: ConfigFile,
  rule: string,
  hresult: string | null,
  span: { readonly start: number; readonly end: number },
  reason: string,
  related: ConfigError['related'] = [],
): ConfigError {
  return { rule, status: '500.19', hresult, section: null, reason, at: file.at(span), related, certain: true };
}
