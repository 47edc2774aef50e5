import { XmlAttribute } from '../../xml/tree';
import { shownText } from '../base/read-attribute';
import type { RelatedPlace } from '../base/related-place';
import type { Origin } from '../base/value';
import type { LocationTag } from '../files/config-file';
import type { Refusal, RefusalOf, SourceFault } from './refusal';

/** Why the server refuses, in its own words where they are known: the middle of a sentence, without a full stop. */
export function reasonOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'malformedXml':
      return 'Configuration file is not well-formed XML';
    case 'notConfiguration':
      return `The root element is <${refusal.element.name}>; in a configuration file it is <configuration>`;
    case 'configSectionsTwice':
      return 'Only one <configSections> element allowed';
    case 'configSectionsNotFirst':
      return '<configSections> must be the first child element of the root <configuration> element';
    case 'duplicateDeclaration':
    case 'redefinedDeclaration':
      return `There is a duplicate '${refusal.declaration.path}' section defined`;
    case 'bothOverrideModes':
      return 'allowOverride and overrideMode cannot be used on one location tag';
    case 'invalidOverrideMode':
      return refusal.attribute.name === 'allowOverride'
        ? "The 'allowOverride' attribute is invalid. true or false is expected"
        : "The 'overrideMode' attribute is invalid. Enum must be one of Inherit, Allow, Deny";
    case 'unknownLocationAttribute':
      return `Unrecognized attribute '${refusal.named.name}' of a location tag`;
    case 'strayText':
      return 'there is text where ASP.NET takes elements alone';
    case 'valueLetterCase':
      return `The '${refusal.attribute.name}' attribute is '${refusal.right}' in another letter case, which IIS may not accept`;
    case 'aspNetName':
      return refusal.named instanceof XmlAttribute
        ? `Unrecognized attribute '${refusal.named.name}': ASP.NET compares names with their letter case`
        : `Unrecognized element '${refusal.named.name}': ASP.NET compares names with their letter case`;
    case 'aspNetValue':
      return `The value of the property '${refusal.attribute.name}' cannot be parsed. ${refusal.expected}`;
    case 'invalidInheritInChildApplications':
      if (refusal.reader === 'iis' || !refusal.certain)
        return "The 'inheritInChildApplications' attribute is invalid. true or false is expected";
      return 'inheritInChildApplications="false" cannot be used for the whole server';
    case 'invalidLocationPath':
      return `ASP.NET does not accept the location path "${refusal.attribute.value}"`;
    case 'duplicateSection':
      return 'one file defines the section twice for one path';
    case 'sectionLocked':
      return 'This configuration section cannot be used at this path: it is locked at a parent level';
    case 'sectionLockedBelow':
      return 'a higher file locks the section for a path below the one of this location tag';
    case 'sectionNotAllowedHere':
    case 'sectionBelowApplication':
      return `This configuration section cannot be used at this path: its declaration says allowDefinition="${refusal.declared.allowDefinition}"`;
    case 'sectionNotAllowedInLocation':
      return 'This section is not allowed in a location tag: its declaration says allowLocation="false"';
    case 'lockConflict':
      return 'a higher file unlocks the section for a deeper path, which a lock here contradicts';
    case 'sectionNotDeclared':
      return `The configuration section '${refusal.section}' cannot be read because it is missing a section declaration`;
    case 'unknownSection':
      return `Unrecognized configuration section '${refusal.section}'`;
    case 'moduleNotInstalled':
      return `${refusal.product} is not installed on this server: no file declares its section`;
    case 'configSourceInAppHost':
      return "Unrecognized attribute 'configSource'";
    case 'configSourceNotRelative':
      return 'The configSource must be a path relative to this file';
    case 'configSourceMissing':
      return `Specified configSource cannot be parsed: ${refusal.source.value} does not exist`;
    case 'configSourceWithContent':
      return 'A section using configSource may contain no other attributes or elements';
    case 'configSourceInvalid':
      return `Specified configSource cannot be parsed: ${faultIn(refusal.fault)}`;
    case 'configSourceShared':
      return `The configSource ${refusal.source.value} is the source of ${refusal.sharedWith} already`;
    case 'unknownElement':
      return `Unrecognized element '${refusal.named.name}'`;
    case 'unknownAttribute':
      return `Unrecognized attribute '${refusal.named.name}'`;
    case 'wrongCase':
      return wrongCase(refusal);
    case 'missingAttribute':
      return `Missing required attribute '${refusal.schema.name}'`;
    case 'invalidValue':
      return `The '${refusal.attribute.name}' attribute is invalid. ${refusal.expected}`;
    case 'unknownLockName':
      return `${refusal.attribute.name} contains unknown ${refusal.what} '${refusal.name}'`;
    case 'duplicateKey':
    case 'duplicateRewriteRule':
      return duplicateKey(refusal);
    case 'lockedAttribute':
      return `the attribute ${refusal.attribute.name} is locked at a higher level`;
    case 'lockedElement':
      return `the element ${refusal.element.name} is locked at a higher level`;
    case 'lockedItem':
      return `Lock violation: a higher level locks this ${refusal.what}`;
  }
}

function wrongCase({ named, isSection, reader, section }: RefusalOf<'wrongCase'>): string {
  if (named instanceof XmlAttribute) return `Unrecognized attribute '${named.name}'`;
  return isSection && reader === '.net'
    ? `Unrecognized configuration section '${section}'`
    : `Unrecognized element '${named.name}'`;
}

function duplicateKey({ entry, names, reader }: RefusalOf<'duplicateKey' | 'duplicateRewriteRule'>): string {
  const attributes = names.map(name => entry.attribute(name));
  const values = attributes.map(attribute => (attribute ? shownText(attribute) : '')).join(', ');
  if (reader === '.net') return `The entry '${values}' has already been added, with other values`;
  const isCombined = names.length > 1;
  const key = isCombined
    ? `combined key attributes '${names.join(', ')}' respectively`
    : `unique key attribute '${names[0] ?? ''}'`;
  return `Cannot add duplicate collection entry of type '${entry.name}' with ${key} set to '${values}'`;
}

function faultIn(fault: SourceFault): string {
  switch (fault.kind) {
    case 'malformedXml':
      return 'the file is not well-formed XML';
    case 'wrongRoot':
      return `the root element of the file must be <${fault.expected}>`;
    case 'content':
      return reasonOf(fault.refusal);
  }
}

/** The other places that a refusal is about: what came first, what locks, what declares. */
export function relatedOf(refusal: Refusal): readonly RelatedPlace[] {
  switch (refusal.kind) {
    case 'configSectionsTwice':
      return [{ at: refusal.earlier.at, text: 'the first one' }];
    case 'duplicateDeclaration':
      return [{ at: refusal.earlier.at, text: 'declared here first' }];
    case 'redefinedDeclaration':
      return [{ at: refusal.earlier.at, text: 'declared with other attributes here' }];
    case 'duplicateSection':
      return [{ at: refusal.earlier.at, text: 'defined here first' }];
    case 'sectionLocked':
      return placed(refusal.lock.at, 'locked here');
    case 'sectionLockedBelow':
      return [{ at: modeOf(refusal.lock), text: 'locked here' }];
    case 'sectionNotAllowedHere':
    case 'sectionBelowApplication':
    case 'sectionNotAllowedInLocation':
      return placed(refusal.declared.at, 'declared here');
    case 'lockConflict':
      return [{ at: modeOf(refusal.unlock), text: 'unlocked here' }];
    case 'configSourceInvalid': {
      const { fault } = refusal;
      return [{ at: fault.kind === 'content' ? fault.refusal.at : fault.at, text: faultIn(fault) }];
    }
    case 'configSourceShared':
      return [{ at: refusal.earlier.at, text: 'used here first' }];
    case 'duplicateKey':
    case 'duplicateRewriteRule':
      // One file at two levels: both are the same line.
      return refusal.entry.equals(refusal.earlier.element)
        ? []
        : [{ at: refusal.earlier.at, text: 'first added here' }];
    case 'lockedAttribute':
    case 'lockedElement':
      return [{ at: refusal.lock, text: 'locked here' }];
    case 'lockedItem':
      return [{ at: refusal.locked.at, text: 'locked here' }];
    default:
      return [];
  }
}

function placed(at: Origin | undefined, text: string): readonly RelatedPlace[] {
  return at ? [{ at, text }] : [];
}

function modeOf({ file, modeSpan }: LocationTag): Origin {
  return file.at(modeSpan);
}
