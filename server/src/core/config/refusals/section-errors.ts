import type { SchemaRegistry } from '../../schema/registry';
import type { ConfigError } from '../base/config-error';
import type { ConfigFile, LocationTag } from '../files/config-file';
import { declaredAt } from '../files/declared-section';
import type { FoundSection } from '../files/found-sections';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import { lockState, mostSpecific, type Target } from '../files/section-locks';
import { contentErrors } from './content-errors';
import type { ScopedError } from './file-errors';
import { sourceErrors } from './source-errors';
import { unknownSectionErrors } from './unknown-sections';

/** What is refused in one section as one file writes it. */
export function sectionErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly ConfigError[] {
  if (!found.known) return unknownSectionErrors(user, file, found);
  const lock = lockErrors(user, file, found);
  // IIS does not look into a section that may not stand there.
  if (lock.length > 0) return lock;
  const undeclared = undeclaredErrors(user, file, found);
  if (undeclared.length > 0) return undeclared;
  const source = sourceErrors(user, file, found);
  const schema = user.schema.section(found.path);
  if (!schema || isOpaque(found)) return source;
  return [...source, ...contentErrors(file, schema, found.element)];
}

function isOpaque({ element }: FoundSection): boolean {
  return element.attribute('configProtectionProvider') !== undefined || element.child('EncryptedData') !== undefined;
}

/** One section for one path twice in a file (R71). */
export function repeatedSections(
  schema: SchemaRegistry,
  file: ConfigFile,
  found: readonly FoundSection[],
): readonly ScopedError[] {
  const errors: ScopedError[] = [];
  const byKey = new Map<string, FoundSection[]>();
  for (const section of found) {
    if (!section.known) continue;
    const key = section.location?.key ?? '';
    const seen = byKey.get(key);
    if (!seen) {
      byKey.set(key, [section]);
      continue;
    }
    const other = seen.find(({ path }) => path === section.path);
    if (!other) seen.push(section);
    else {
      // The reader meets them in document order, whether in a location tag or not.
      const inOrder = other.element.span.start < section.element.span.start;
      errors.push({
        error: inOrder ? repeated(schema, file, section, other) : repeated(schema, file, other, section),
        key,
      });
    }
  }
  return errors;
}

function repeated(schema: SchemaRegistry, file: ConfigFile, section: FoundSection, earlier: FoundSection): ConfigError {
  const dotNet = schema.isReadByDotNet(section.path);
  return {
    rule: 'location-dot-duplicate',
    status: dotNet ? '500' : '500.19',
    hresult: dotNet ? null : '0x800700b7',
    section: section.path,
    reason: 'one file defines the section twice for one path',
    at: file.at(section.element.nameSpan),
    related: [{ at: file.at(earlier.element.nameSpan), text: 'defined here first' }],
    certain: true,
  };
}

/** Sections that a file above denies to this one, and locks of this one that contradict an unlock above (R71). */
function lockErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly ConfigError[] {
  if (file.role !== 'web') return [];
  const { path, location } = found;
  const target = targetOf(user, location);
  const dotNet = user.schema.isReadByDotNet(path);
  const declared = declaredAt(path, user);
  const refuse = (
    rule: string,
    hresult: string | null,
    reason: string,
    rest: Pick<ConfigError, 'at' | 'related'>,
  ): ConfigError => ({
    rule,
    status: dotNet ? '500' : '500.19',
    hresult: dotNet ? null : hresult,
    section: path,
    reason,
    certain: true,
    ...rest,
  });
  const lock = lockState(path, user, target);
  if (lock.mode === 'Deny' && lock.certain) {
    const related = lock.at ? [{ at: lock.at, text: 'locked here' }] : [];
    return [
      refuse(
        'section-locked',
        '0x80070021',
        'This configuration section cannot be used at this path: it is locked at a parent level',
        { at: file.at(found.element.nameSpan), related },
      ),
    ];
  }
  // No public source tells that the native reader refuses such a section in a location tag, and samples that people
  // run have one (`modules` for a folder); .NET refuses it (R73).
  const isRefused = dotNet || !location || location.key === '';
  if (isRefused && declared.declared && !allowsFile(declared.allowDefinition, target)) {
    const related = declared.at ? [{ at: declared.at, text: 'declared here' }] : [];
    return [
      refuse(
        'section-not-allowed-here',
        null,
        `This configuration section cannot be used at this path: its declaration says allowDefinition="${declared.allowDefinition}"`,
        { at: file.at(found.element.nameSpan), related },
      ),
    ];
  }
  if (location && !declared.allowLocation) {
    const related = declared.at ? [{ at: declared.at, text: 'declared here' }] : [];
    return [
      {
        // Raised by the .NET reader (System.Configuration, Config_section_cannot_be_used_in_location); of the native
        // one only the meaning of the attribute is documented.
        ...refuse(
          'location-section-not-allowed',
          null,
          'This section is not allowed in a location tag: its declaration says allowLocation="false"',
          { at: file.at(found.element.nameSpan), related },
        ),
        certain: dotNet,
      },
    ];
  }
  if (location?.overrideMode === 'Deny') {
    const conflict = unlockBelow(path, user, target);
    if (conflict) {
      const related = [{ at: conflict.file.at(conflict.modeSpan), text: 'unlocked here' }];
      return [
        {
          ...refuse(
            'location-lock-conflict',
            null,
            'a higher file unlocks the section for a deeper path, which a lock here contradicts',
            { at: file.at(location.modeSpan), related },
          ),
          status: '500.19',
        },
      ];
    }
  }
  return [];
}

function targetOf(user: ConfigNode, location: LocationTag | undefined): Target {
  if (!location || location.key === '') return user;
  const key = user.keyOf(location);
  return { key, isApplication: user.hierarchy.isApplication(key) };
}

/** A location tag of a higher file that explicitly allows the section strictly below `target`. */
function unlockBelow(section: string, user: ConfigNode, target: Target): LocationTag | undefined {
  for (const level of user.chain()) {
    if (level === user) break;
    const below = relativeKey(level.key, target.key);
    if (below === undefined) continue;
    for (const tag of level.file?.locations ?? []) {
      if (tag.overrideMode !== 'Allow' || !tag.key.startsWith(below === '' ? '' : `${below}/`) || tag.key === below)
        continue;
      if (mostSpecific(section, level, level.keyOf(tag)) === tag) return tag;
    }
  }
  return undefined;
}

/** `allowDefinition` for a web.config that counts at `target` (R73). */
function allowsFile(allowDefinition: string, target: Target): boolean {
  switch (allowDefinition) {
    case 'MachineOnly':
    case 'MachineToRootWeb':
    case 'MachineToWebRoot':
    case 'AppHostOnly':
      return false;
    case 'MachineToApplication':
      // Whether a folder is an application root is known only from the host configuration.
      return target.isApplication !== false;
    default:
      return true;
  }
}

/** A section that our schema knows and no file on the way declares, where the host configuration is no excerpt (R73, R74). */
function undeclaredErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly ConfigError[] {
  if (user.schema.isReadByDotNet(found.path) || declaredAt(found.path, user).declared) return [];
  const schema = user.schema.section(found.path);
  // A schema file of the server came with the module, so that the module is there.
  const isInstalled = schema?.origins.some(({ kind }) => kind === 'file');
  const module = schema && schema.product !== 'IIS' && !isInstalled ? schema.product : undefined;
  const at = file.at(found.element.nameSpan);
  return [
    module
      ? // R74: the schema of a module that is not installed is missing as well, so the element is unknown.
        {
          rule: 'module-not-installed',
          status: '500.19',
          hresult: '0x8007000d',
          section: found.path,
          reason: `${module} is not installed on this server: no file declares its section`,
          at,
          related: [],
          certain: false,
        }
      : {
          rule: 'section-not-declared',
          status: '500.19',
          hresult: '0x80070032',
          section: found.path,
          reason: `The configuration section '${found.path}' cannot be read because it is missing a section declaration`,
          at,
          related: [],
          certain: true,
        },
  ];
}
