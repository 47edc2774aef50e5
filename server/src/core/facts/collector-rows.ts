import { parseSid, type Sid } from '../windows/sid';
import { exportedPrincipal } from './exported';
import type { AccountFact, GroupFact, Machine, SqlLoginFact, WorkerFact } from './facts';
import { booleanIn, type JsonRow, numberIn, rowsIn, textIn, textsIn } from './json-rows';

/** Rows of the files that the collector writes (A76). Members that nobody knows are ignored. */

export function machineOf(row: JsonRow): Machine {
  const variables = new Map<string, string>();
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') variables.set(name, value);
  };
  add('systemdrive', textIn(row, 'systemDrive'));
  add('windir', textIn(row, 'windir'));
  add('systemroot', textIn(row, 'windir'));
  add('programdata', textIn(row, 'programData'));
  return {
    name: textIn(row, 'name'),
    domain: textIn(row, 'domain'),
    partOfDomain: booleanIn(row, 'partOfDomain'),
    // DSROLE_MACHINE_ROLE: 4 and 5 are domain controllers.
    isDomainController: (numberIn(row, 'domainRole') ?? 0) >= 4,
    uiCulture: textIn(row, 'uiCulture'),
    iisVersion: textIn(row, 'iisVersion'),
    machineAccountSid: sidIn(row, 'machineAccountSid'),
    variables,
  };
}

export function accountOf(row: JsonRow): AccountFact | undefined {
  const name = textIn(row, 'name');
  if (name === undefined) return undefined;
  return {
    name,
    sid: sidIn(row, 'sid'),
    groups: (textsIn(row, 'groups') ?? []).flatMap(text => parseSid(text) ?? []),
    groupsComplete: booleanIn(row, 'groupsComplete') === true,
    isGroup: /group|alias/i.test(textIn(row, 'type') ?? ''),
  };
}

export function groupOf(row: JsonRow): GroupFact | undefined {
  const sid = sidIn(row, 'sid');
  if (sid === undefined) return undefined;
  const members = (rowsIn(row, 'members') ?? []).map(member => {
    const known = sidIn(member, 'sid');
    const name = textIn(member, 'name') ?? known ?? '';
    return known === undefined ? exportedPrincipal(name) : { name, sid: known };
  });
  const named = (textsIn(row, 'members') ?? []).map(exportedPrincipal);
  return { sid, name: textIn(row, 'name') ?? sid, members: [...members, ...named] };
}

export function workerOf(row: JsonRow): WorkerFact | undefined {
  const pool = textIn(row, 'pool');
  const owner = sidIn(row, 'ownerSid');
  return pool === undefined || owner === undefined ? undefined : { pool, owner };
}

export function sqlLoginOf(row: JsonRow): SqlLoginFact | undefined {
  const login = textIn(row, 'login');
  if (login === undefined) return undefined;
  return {
    server: textIn(row, 'server'),
    login,
    isGroup: /GROUP/i.test(textIn(row, 'type') ?? ''),
    disabled: booleanIn(row, 'disabled') === true,
    sid: sidOfHex(textIn(row, 'sidHex') ?? ''),
  };
}

export function sidIn(row: JsonRow, name: string): Sid | undefined {
  return parseSid(textIn(row, name) ?? '');
}

/** A binary SID in hexadecimal (MS-DTYP 2.4.2.2): the authority is big-endian, the rest little-endian. */
function sidOfHex(text: string): Sid | undefined {
  const hex = text.replace(/^0x/i, '');
  const count = Number.parseInt(hex.slice(2, 4), 16);
  if (!/^01[0-9a-f]+$/i.test(hex) || hex.length !== 16 + count * 8) return undefined;
  const authority = Number.parseInt(hex.slice(4, 16), 16);
  const parts = Array.from({ length: count }, (_, index) => {
    const bytes = hex.slice(16 + index * 8, 24 + index * 8).match(/../g) ?? [];
    return Number.parseInt(bytes.reverse().join(''), 16);
  });
  return parseSid(`S-1-${authority}-${parts.join('-')}`);
}
