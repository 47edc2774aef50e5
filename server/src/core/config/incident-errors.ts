import type { ConfigError } from './error';
import { granularLockErrors } from './granular-locks';
import { duplicateReason } from './key-errors';
import type { MergedElement } from './merge';
import { isDotNetSection } from './section-path';

/** Refusals inside one merged section: repeated keys, locked attributes, elements and items (R70, R72, R74). */
export function incidentErrors(path: string, section: MergedElement): readonly ConfigError[] {
  const errors: ConfigError[] = [...granularLockErrors(path, section)];
  const dotNet = isDotNetSection(path);
  const pending: MergedElement[] = [section];
  for (let element = pending.pop(); element; element = pending.pop()) {
    for (const incident of element.merge?.incidents ?? []) {
      const { piece } = incident;
      const at = piece.file.at(piece.element.openTagSpan);
      if (incident.kind === 'duplicate') {
        // .NET collections accept a repeat, or raise an error of their own where it differs (R70). A repeat within one
        // element is an error of its content (content-errors.ts).
        if (dotNet || piece.element.parent?.equals(incident.earlier.element.parent)) continue;
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
