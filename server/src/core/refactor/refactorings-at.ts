import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { encryptSection } from '../rules/support/encrypt-section';
import { ownPool } from '../rules/support/own-pool';
import type { SectionPath } from '../schema/section-path';
import type { Fix } from '../workspace/fix';
import { type ConfigPosition, positionAt } from '../workspace/position';
import type { Snapshot } from '../workspace/snapshot';
import { convertAuthorization } from './convert-authorization';
import { extractSection } from './extract-section';
import { moveIntoLocation } from './move-into-location';
import type { Refactoring } from './refactoring';

/** What may be done with the section, site or application whose name the cursor is on; nothing while the XML is broken. */
export function refactoringsAt(snapshot: Snapshot, uri: string, offset: number): readonly Refactoring[] {
  const position = positionAt(snapshot, uri, offset);
  if (!position || position.file.document.problemCount > 0) return [];
  const { hit, attribute } = position;
  const isOnTag = hit?.kind === 'tagName' || hit?.kind === 'closeTagName';
  if (!isOnTag && attribute?.name !== 'applicationPool') return [];
  return [
    ...(isOnTag
      ? [...extractSection(snapshot, position), ...moveIntoLocation(position), ...convertAuthorization(position)]
      : []),
    ...poolOfItsOwn(position),
  ];
}

/** A site or an application that shares its pool gets one like it (pitfall 54 of the specification: no isolation). */
function poolOfItsOwn({ element, path, places }: ConfigPosition): readonly Refactoring[] {
  if (!/^system\.applicationHost\/sites\/site(?:\/application)?$/.test(path)) return [];
  const [place] = places;
  const isAsked = place?.application && (element.is('site') || element.equals(place.application.element));
  if (!place || !isAsked || !sharesPool(place)) return [];
  return ownPool(place).map(fix => ({ kind: 'rewrite', fix }));
}

function sharesPool({ topology, application, poolName }: Place): boolean {
  const name = textOf(poolName)?.toLowerCase();
  if (!topology || name === undefined) return false;
  for (const site of topology.sitesIn(name))
    for (const other of site.applications)
      if (!other.element.equals(application?.element) && textOf(other.applicationPool)?.toLowerCase() === name)
        return true;
  return false;
}

/** Sections of .NET that hold secrets: what IIS reads itself must not be encrypted. */
const ENCRYPTED: ReadonlySet<string> = new Set<SectionPath>([
  'connectionStrings',
  'appSettings',
  'system.web/machineKey',
  'system.web/sessionState',
  'system.net/mailSettings/smtp',
]);

/** The command that encrypts the section whose name the cursor is on; findings about secrets offer it by themselves. */
export function encryptionAt(snapshot: Snapshot, uri: string, offset: number): readonly Fix[] {
  const position = positionAt(snapshot, uri, offset);
  if (position?.hit?.kind !== 'tagName' || position.is.kind !== 'section') return [];
  const { is, element, tag, file, places } = position;
  const [place] = places;
  const isEncrypted = element.attribute('configProtectionProvider') !== undefined || element.attribute('configSource');
  if (!place || tag || file.role !== 'web' || isEncrypted || !ENCRYPTED.has(is.path)) return [];
  // The tool looks into the web.config of an application's root alone.
  if (place.path.toLowerCase() !== place.application?.path.toLowerCase()) return [];
  return encryptSection(is.path as SectionPath, place);
}
