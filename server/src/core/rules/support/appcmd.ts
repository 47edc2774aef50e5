/**
 * Commands for an elevated command prompt (cmd) on the server. `appcmd` is not in the search path, so that its folder
 * is part of every command (IIS: Getting Started with AppCmd.exe).
 */
const APPCMD = '%windir%\\system32\\inetsrv\\appcmd.exe';

/** What the user replaces; a password never stands in a command that we make. */
const FILL_IN = 'PASSWORD-HERE';

/** Sets an attribute of one pool to a value that the user fills in. IIS encrypts it where the schema says so. */
export function setApplicationPool(pool: string, property: string): string {
  return `${APPCMD} set apppool ${quoted(pool)} "/${property}:${FILL_IN}"`;
}

export function setPoolDefaults(property: string): string {
  return `${APPCMD} set config /section:applicationPools "/applicationPoolDefaults.${property}:${FILL_IN}"`;
}

/** Unlocks a section for the web.config files of the whole server. */
export function unlockSection(section: string): string {
  return `${APPCMD} unlock config /section:${section}`;
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, '')}"`;
}
