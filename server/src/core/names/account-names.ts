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
        ...poolAccounts(topology),
      ];
    default:
      return used;
  }
}

function poolAccounts(topology: Topology | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { name } of topology?.eachPool() ?? []) {
    if (found.length > MOST) break;
    found.push({ text: `IIS APPPOOL\\${name}`, detail: 'account of the pool' });
  }
  return found;
}

/** Accounts that are written for pools and virtual directories, those of pools first. */
function accountsIn(topology: Topology | undefined): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  if (!topology) return [];
  const add = (text: string | undefined, detail: string): void => {
    if (text && !found.has(text.toLowerCase())) found.set(text.toLowerCase(), { text, detail });
  };
  for (const pool of topology.eachPool()) {
    if (found.size > MOST) return [...found.values()];
    if (pool.processModelElement) add(textOf(pool.processModel('userName')), `account of the pool ${pool.name}`);
  }
  // Few directories have one: they are found by the text, so that a large server costs what it holds of them.
  const { document } = topology.file;
  for (const { index } of document.text.matchAll(/<virtualDirectory\b[^<>]*\buserName\b/g)) {
    if (found.size > MOST) break;
    const element = document.hit(index + 1)?.element;
    if (element?.is('virtualDirectory')) add(element.value('userName'), `connects to ${element.value('physicalPath')}`);
  }
  return [...found.values()];
}

/** Nobody reads more. */
const MOST = 300;
