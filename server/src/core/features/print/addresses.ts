/** What runs something when it is opened; a page that holds one of these was not written by us. */
const RUNS = /^(?:javascript|vbscript|data|about|blob):/i;

/** Commands of our own, which adapters make and editors allow by their names. */
const OWN_COMMAND = /^command:whoiis\./;

/** True for an address that a link may have: a file in the scheme of the editor, a page of the web, a command of ours. */
export function isShownAddress(address: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || RUNS.test(address)) return false;
  return !/^command:/i.test(address) || OWN_COMMAND.test(address);
}
