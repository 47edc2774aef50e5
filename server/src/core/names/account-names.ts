import { textOf } from '../config/base/value';
import type { Topology } from '../config/files/topology';
import type { Candidate } from './candidate';
import type { AccountUse } from './name-kinds';

/**
 * Accounts that fit: those that the server's configuration uses already, and what IIS takes without a password. A virtual
 * account is the token of a worker process: nobody logs on as it (R4), it can only be a visitor of another site.
 */
export function accountsFor(use: AccountUse, topology: Topology | undefined): readonly Candidate[] {
  const used = accountsIn(topology);
  switch (use) {
    case 'anonymous':
      // R20: an empty name stands for the account of the worker process.
      return [
        { text: '', detail: 'the account of the worker process' },
        { text: 'IUSR', detail: 'the built-in anonymous user; no password' },
        ...used,
      ];
    case 'connectAs':
      return [{ text: '', detail: 'nobody else: the account of the request' }, ...used];
    case 'visitors':
      return [
        { text: '*', detail: 'everybody' },
        { text: '?', detail: 'visitors who have not logged on' },
        ...used,
        ...(topology?.pools ?? []).map(({ name }) => ({
          text: `IIS APPPOOL\\${name}`,
          detail: 'account of the pool',
        })),
      ];
    default:
      return used;
  }
}

/** Accounts that are written for pools and virtual directories, in the order of the file. */
function accountsIn(topology: Topology | undefined): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (text: string | undefined, detail: string): void => {
    if (text && !found.has(text.toLowerCase())) found.set(text.toLowerCase(), { text, detail });
  };
  for (const pool of topology?.pools ?? [])
    add(textOf(pool.processModel('userName')), `account of the pool ${pool.name}`);
  for (const site of topology?.sites ?? [])
    for (const { virtualDirectories } of site.applications)
      for (const directory of virtualDirectories)
        add(textOf(directory.attribute('userName')), `connects ${site.name}${directory.sitePath}`);
  return [...found.values()];
}
