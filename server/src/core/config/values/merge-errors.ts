import type { SchemaRegistry } from '../../schema/registry';
import type { ConfigError } from '../base/config-error';
import type { CollectionIncident } from './collection-merge';
import { duplicateReason } from './entry-keys';
import { granularLockErrors } from './granular-locks';
import type { MergedElement, MergedEntry, Piece } from './merged-element';

type DuplicateIncident = Extract<CollectionIncident, { readonly kind: 'duplicate' }>;

/** Refusals inside one merged section: repeated keys, locked attributes, elements and items (R70, R72, R74). */
export function incidentErrors(path: string, section: MergedElement, schema: SchemaRegistry): readonly ConfigError[] {
  const errors: ConfigError[] = [...granularLockErrors(path, section)];
  const dotNet = schema.isReadByDotNet(path);
  const pending: MergedElement[] = [section];
  for (let element = pending.pop(); element; element = pending.pop()) {
    for (const incident of element.merge?.incidents ?? []) {
      const { piece } = incident;
      const at = piece.file.at(piece.element.openTagSpan);
      if (incident.kind === 'duplicate') {
        if (dotNet) {
          if (refusesOther(path) && differs(piece, incident.earlier)) errors.push(dotNetDuplicate(path, incident));
          continue;
        }
        // A repeat within one element is an error of its content (content-errors.ts). One element may count at two
        // levels: the web.config of a folder that two virtual directories share.
        const { earlier } = incident;
        if (piece.level === earlier.piece.level && piece.element.parent?.equals(earlier.element.parent)) continue;
        errors.push({
          rule: 'duplicate-key',
          status: '500.19',
          hresult: '0x800700b7',
          section: path,
          reason: duplicateReason(piece.element.name, incident.names, incident.values),
          at,
          related: [{ at: incident.earlier.at, text: 'first added here' }],
          // Visual Studio repeats a compressed type for single applications of IIS Express, which serves them: the
          // module seems to read the section for the server as a whole only (observed in public files).
          certain: path !== 'system.webServer/httpCompression' || piece.level.key === '',
        });
      } else {
        errors.push({
          rule: 'lock-item-violation',
          status: '500.19',
          hresult: '0x80070021',
          section: path,
          reason: 'Lock violation: a higher level locks this entry',
          at,
          related: [{ at: incident.locked.at, text: 'locked here' }],
          certain: true,
        });
      }
    }
    for (const child of element.elements.values()) if (child.pieces.length > 0) pending.push(child);
  }
  return errors;
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

function dotNetDuplicate(section: string, { piece, values, earlier }: DuplicateIncident): ConfigError {
  return {
    rule: 'duplicate-key',
    status: '500',
    hresult: null,
    section,
    reason: `The entry '${values.join(', ')}' has already been added, with other values`,
    at: piece.file.at(piece.element.openTagSpan),
    related: [{ at: earlier.at, text: 'first added here' }],
    // .NET reads a section when code asks for it, and in Integrated mode httpModules for nothing but a check.
    certain: false,
  };
}
