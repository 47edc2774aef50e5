import type { SchemaRegistry } from '../../schema/registry';
import { isLaterSection } from '../../schema/since';
import type { SectionSchema } from '../../schema/types';
import type { ConfigFile, LocationTag } from '../files/config-file';
import { declaredAt, isOfServerAlone } from '../files/declared-section';
import type { FoundSection } from '../files/found-sections';
import { type ConfigNode, relativeKey } from '../files/hierarchy';
import { lockState, mostSpecific, type Target } from '../files/section-locks';
import { contentErrors } from './content-errors';
import { readerOf } from './reader';
import type { Refusal, ScopedRefusal } from './refusal';
import { sourceErrors } from './source-errors';
import { unknownSectionErrors } from './unknown-sections';

/** What is refused in one section as one file writes it. */
export function sectionErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly Refusal[] {
  const { errors, content } = outerErrors(user, file, found);
  return content ? [...errors, ...contentErrors(file, content, found.element)] : errors;
}

/**
 * What is refused about a section as a whole, and the schema that its content is then judged by; none where IIS does
 * not look into it, or nobody but the server can.
 */
export function outerErrors(
  user: ConfigNode,
  file: ConfigFile,
  found: FoundSection,
): { readonly errors: readonly Refusal[]; readonly content: SectionSchema | undefined } {
  const alone = (errors: readonly Refusal[]) => ({ errors, content: undefined });
  if (!found.known) return alone(unknownSectionErrors(user, file, found));
  if (isTooNew(user, found)) return alone([]);
  const lock = lockErrors(user, file, found);
  // IIS does not look into a section that may not stand there.
  if (lock.length > 0) return alone(lock);
  const undeclared = undeclaredErrors(user, file, found);
  if (undeclared.length > 0) return alone(undeclared);
  const errors = sourceErrors(user, file, found);
  return { errors, content: isOpaque(found) ? undefined : user.schema.section(found.path) };
}

/** A server that does not know a section has neither a lock nor a schema for it; that it is refused is told by its version (O38). */
function isTooNew(user: ConfigNode, { path }: FoundSection): boolean {
  const { facts, host } = user.hierarchy.inputs;
  if (facts.iisVersion === '10.0' || !host || host.isComplete || user.file === host) return false;
  const schema = user.schema.section(path);
  return schema !== undefined && isLaterSection(schema, facts.iisVersion);
}

function isOpaque({ element }: FoundSection): boolean {
  return element.attribute('configProtectionProvider') !== undefined || element.child('EncryptedData') !== undefined;
}

/** One section for one path twice in a file (R71). */
export function repeatedSections(
  schema: SchemaRegistry,
  file: ConfigFile,
  found: readonly FoundSection[],
): readonly ScopedRefusal[] {
  const errors: ScopedRefusal[] = [];
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
      const [earlier, later] = inOrder ? [other.element, section.element] : [section.element, other.element];
      const refusal: Refusal = {
        kind: 'duplicateSection',
        section: section.path,
        reader: readerOf(schema, section.path),
        certain: true,
        at: file.at(later.nameSpan),
        element: later,
        earlier: { element: earlier, at: file.at(earlier.nameSpan) },
      };
      errors.push({ refusal, key });
    }
  }
  return errors;
}

/** Sections that a file above denies to this one, and locks of this one that contradict an unlock above (R71). */
function lockErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly Refusal[] {
  if (file.role !== 'web') return [];
  const { path, element, location } = found;
  const target = targetOf(user, location);
  const declared = declaredAt(path, user);
  const reader = readerOf(user.schema, path);
  const common = { section: path, reader, certain: true, at: file.at(element.nameSpan), element };
  // O37: the module reads this section of the server's file alone, whatever the lock.
  if (declared.allowDefinition === 'AppHostOnly' && path === 'system.webServer/httpCompression')
    return [{ kind: 'sectionNotAllowedHere', ...common, certain: false, declared }];
  const lock = lockState(path, user, target);
  if (lock.mode === 'Deny' && lock.certain) return [{ kind: 'sectionLocked', ...common, location, lock, declared }];
  // No public source tells that the native reader refuses such a section in a location tag, and samples that people
  // run have one (`modules` for a folder); .NET refuses it (R73).
  const isRefused = reader === '.net' || !location || location.key === '';
  if (isRefused && declared.declared && !allowsFile(declared.allowDefinition, target)) {
    // A native one in a folder that is no application: the server reads the modules for every request; for others nobody
    // tells whether a request meets it (O37).
    const isBelow = reader === 'iis' && declared.allowDefinition === 'MachineToApplication';
    const certain = path === 'system.webServer/modules';
    if (isBelow) return [{ kind: 'sectionBelowApplication', ...common, certain, declared }];
    return [{ kind: 'sectionNotAllowedHere', ...common, declared }];
  }
  // Raised by the .NET reader (System.Configuration, Config_section_cannot_be_used_in_location); of the native one only
  // the meaning of the attribute is documented.
  if (location && !declared.allowLocation)
    return [{ kind: 'sectionNotAllowedInLocation', ...common, certain: reader === '.net', declared }];
  if (location?.overrideMode === 'Deny') {
    const unlock = unlockBelow(path, user, target);
    const at = file.at(location.modeSpan);
    // The native reader minds the tag, whatever section is in it.
    if (unlock) return [{ kind: 'lockConflict', section: path, reader: 'iis', certain: true, at, location, unlock }];
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
    for (const tag of level.file?.locationsBelow(below) ?? []) {
      if (tag.overrideMode !== 'Allow' || !tag.key.startsWith(below === '' ? '' : `${below}/`) || tag.key === below)
        continue;
      if (mostSpecific(section, level, level.keyOf(tag)) === tag) return tag;
    }
  }
  return undefined;
}

/** `allowDefinition` for a web.config that counts at `target` (R73). */
function allowsFile(allowDefinition: string, target: Target): boolean {
  if (isOfServerAlone(allowDefinition)) return false;
  // Whether a folder is an application root is known only from the host configuration.
  return allowDefinition !== 'MachineToApplication' || target.isApplication !== false;
}

/** A section that our schema knows and no file on the way declares, where the host configuration is no excerpt (R73, R74). */
function undeclaredErrors(user: ConfigNode, file: ConfigFile, found: FoundSection): readonly Refusal[] {
  const { path, element } = found;
  const reader = readerOf(user.schema, path);
  if (reader === '.net' || declaredAt(path, user).declared) return [];
  const schema = user.schema.section(path);
  const common = { section: path, reader, at: file.at(element.nameSpan), element };
  // A schema file of the server came with the module, so that the module is there.
  const isInstalled = schema?.origins.some(({ kind }) => kind === 'file');
  // R74: the schema of a module that is not installed is missing as well, so the element is unknown.
  if (schema && schema.product !== 'IIS' && !isInstalled)
    return [{ kind: 'moduleNotInstalled', ...common, certain: false, product: schema.product }];
  return [{ kind: 'sectionNotDeclared', ...common, certain: true }];
}
