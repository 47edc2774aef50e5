import { joinWindowsPath } from '../windows/windows-path';
import { type Exported, type ExportedObject, linesOf } from './exported';

/**
 * A file of `icacls <name> /save` (A4, A5): lines in turn with a path, relative to a folder that the file does not name,
 * and a descriptor. `base` is that folder; without it the paths stay as they are.
 */
export function parseIcaclsSave(text: string, base: string | undefined): Exported<ExportedObject> {
  const lines = linesOf(text).filter(line => line.trim() !== '');
  const rows: ExportedObject[] = [];
  const problems: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const path = lines[at] ?? '';
    const sddl = lines[at + 1];
    if (isDescriptor(path)) problems.push(`line ${at + 1} is a descriptor without a path`);
    else if (sddl === undefined) problems.push(`the descriptor of ${path} is missing at the end of the file`);
    else if (!isDescriptor(sddl)) problems.push(`the descriptor of ${path} is missing`);
    else {
      rows.push({
        kind: 'sddl',
        path: base === undefined || isAbsolute(path) ? path : joinWindowsPath(base, path),
        sddl,
      });
      at++;
    }
  }
  return { rows, problems };
}

/** The first path of such a file, by which a folder of a site can be found. */
export function firstSavedPath(text: string): string | undefined {
  return linesOf(text).find(line => line.trim() !== '');
}

/** True for a text that `icacls /save` can have written. */
export function isIcaclsSave(text: string): boolean {
  const [path = '', sddl = ''] = linesOf(text.slice(0, 20_000)).filter(line => line.trim() !== '');
  return !isDescriptor(path) && isDescriptor(sddl) && /^D:|^[OG]:/i.test(sddl);
}

function isDescriptor(line: string): boolean {
  return /^([OGS]:\S|D:(\(|P|A[IR]|NO_ACCESS_CONTROL|$))/i.test(line.trim()) && !/^D:[\\/]/i.test(line.trim());
}

function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:[\\/]|\\\\)/.test(path);
}
