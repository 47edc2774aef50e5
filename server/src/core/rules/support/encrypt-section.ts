import type { Place } from '../../config/place';
import { copyCommand } from '../../repairs/copy';
import type { SectionPath } from '../../schema/section-path';
import { commandLine, type Program, value } from '../../windows/shell/command-line';
import type { Fix } from '../engine/finding';

/** `aspnet_regiis` is not in the search path. The key stays on the machine on which it is run. */
const ASPNET_REGIIS: Program = {
  cmd: '%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_regiis.exe',
  PowerShell: '& "$env:windir\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_regiis.exe"',
};

/**
 * The command that encrypts a section of the web.config in the root of an application, to be run on the server. None
 * where its folder is not known.
 */
export function encryptSection(section: SectionPath, { applicationRoot }: Place): readonly Fix[] {
  if (typeof applicationRoot !== 'string') return [];
  return copyCommand(`Copy command that encrypts <${section}> (aspnet_regiis)`, shell =>
    commandLine(shell, ASPNET_REGIIS, ['-pef', section, value(applicationRoot.replace(/\\+$/, ''))]),
  );
}
