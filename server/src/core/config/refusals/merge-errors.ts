import type { CollectionIncident } from '../values/collection-merge';
import type { MergedElement, MergedEntry } from '../values/merged-element';
import type { Piece } from '../values/piece';
import type { SectionLayer } from '../values/section-layer';
import { duplicateKind } from './duplicate-kind';
import { granularLockErrors, lockedSectionErrors } from './granular-locks';
import type { Reader, Refusal } from './refusal';

/**
 * Refusals of what one file writes into a section, together with the files before it: repeated keys, locked attributes,
 * elements and items (R70, R72, R74).
 */
export function layerErrors({ path, content }: SectionLayer, reader: Reader): readonly Refusal[] {
  const locked = lockedSectionErrors(path, reader, content);
  return locked.length > 0 ? locked : elementErrors(path, content, reader);
}

/** As {@link layerErrors}, for an element in the section and everything in it. */
export function elementErrors(path: string, content: MergedElement, reader: Reader): readonly Refusal[] {
  if (content.own.length === 0) return [];
  const errors: Refusal[] = [...granularLockErrors(path, reader, content)];
  const pending: MergedElement[] = [content];
  for (let element = pending.pop(); element; element = pending.pop()) {
    for (const incident of element.merge?.incidents ?? []) {
      const refused = refusalOf(path, reader, incident);
      if (refused) errors.push(refused);
    }
    pending.push(...element.ownElements());
  }
  return errors;
}

function refusalOf(section: string, reader: Reader, incident: CollectionIncident<MergedEntry>): Refusal | undefined {
  const { piece } = incident;
  const { element } = piece;
  const common = { section, reader, at: piece.file.at(element.openTagSpan) };
  if (incident.kind === 'lockedItem')
    return { kind: 'lockedItem', ...common, certain: true, element, what: 'entry', locked: incident.locked };
  const { earlier, names } = incident;
  const duplicate = { kind: duplicateKind(section, element), ...common, entry: element, earlier, names };
  if (reader === '.net') {
    // .NET reads a section when code asks for it, and in Integrated mode httpModules for nothing but a check.
    return refusesOther(section) && differs(piece, earlier) ? { ...duplicate, certain: false } : undefined;
  }
  // A repeat within one element is an error of its content (content-errors.ts). One element may count at two levels:
  // the web.config of a folder that two virtual directories share.
  if (piece.level === earlier.piece.level && element.parent?.equals(earlier.element.parent)) return undefined;
  // Visual Studio repeats a compressed type for single applications of IIS Express, which serves them: the module
  // seems to read the section for the server as a whole only (observed in public files).
  const certain = section !== 'system.webServer/httpCompression' || piece.level.key === '';
  return { ...duplicate, certain };
}

/**
 * Collections of .NET that refuse a key that is there with other values (R70). Those of other sections replace the
 * entry, keep both, or have not been looked at.
 */
function refusesOther(section: string): boolean {
  return section === 'connectionStrings' || section === 'system.web/httpModules';
}

/** Attributes that are not written count with their defaults, as in ConfigurationElement.Equals of .NET. */
function differs({ element }: Piece, { element: earlier, schema }: MergedEntry): boolean {
  const names = new Set([...element.attributes, ...earlier.attributes].map(({ name }) => name));
  for (const name of names) {
    const otherwise = schema?.attributes.get(name)?.default ?? '';
    if ((element.value(name) ?? otherwise) !== (earlier.value(name) ?? otherwise)) return true;
  }
  return false;
}
