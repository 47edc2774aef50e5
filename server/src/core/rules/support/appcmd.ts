import { commandLine, type Program, type Shell, value } from '../../windows/shell/command-line';

/**
 * `appcmd` is not in the search path, so that its folder is part of every command (IIS: Getting Started with AppCmd.exe).
 */
const APPCMD: Program = {
  cmd: '%windir%\\system32\\inetsrv\\appcmd.exe',
  PowerShell: '& "$env:windir\\system32\\inetsrv\\appcmd.exe"',
};

/** What the user replaces; a password never stands in a command that we make. */
const FILL_IN = 'PASSWORD-HERE';

/**
 * Sets an attribute of one pool to a value that the user fills in. IIS encrypts it where the schema says so. Undefined
 * where the name cannot be written.
 */
export function setApplicationPool(shell: Shell, pool: string, property: string): string | undefined {
  // What begins with a slash is an option.
  if (pool.startsWith('/')) return undefined;
  return commandLine(shell, APPCMD, ['set', 'apppool', value(pool), `"/${property}:${FILL_IN}"`]);
}

export function setPoolDefaults(shell: Shell, property: string): string | undefined {
  const set = `"/applicationPoolDefaults.${property}:${FILL_IN}"`;
  return commandLine(shell, APPCMD, ['set', 'config', '/section:applicationPools', set]);
}

/** Unlocks a section for the web.config files of the whole server. */
export function unlockSection(shell: Shell, section: string): string | undefined {
  const named = /^[\w./-]+$/.test(section) ? `/section:${section}` : value(`/section:${section}`);
  return commandLine(shell, APPCMD, ['unlock', 'config', named]);
}
