import type { Sid } from '../windows/sid';
import { accountOf, groupOf, machineOf, sidIn, sqlLoginOf, workerOf } from './collector-rows';
import type { FactFile } from './exported';
import type { GatheredFacts } from './gathered-facts';
import { absentModules, componentOf } from './iis-components';
import { type JsonRow, textIn } from './json-rows';

type TakeRows = (gathered: GatheredFacts, rows: readonly JsonRow[], file: FactFile) => void;

/** The files of the collector (A76), by their names in lower case. */
export const COLLECTOR_FILES: Readonly<Record<string, TakeRows>> = {
  'manifest.json': (gathered, [row]) => {
    if (row) gathered.setManifest(row);
  },
  'machine.json': (gathered, [row]) => {
    if (row) gathered.setMachine(machineOf(row));
  },
  'acls.json': (gathered, rows, file) => {
    for (const row of rows) {
      const path = textIn(row, 'path');
      if (path === undefined) continue;
      const sddl = textIn(row, 'sddl');
      const kind = textIn(row, 'kind');
      gathered.addObject(
        {
          path,
          kind: kind === 'dir' || kind === 'file' || kind === 'missing' || kind === 'error' ? kind : undefined,
          descriptor:
            sddl === undefined || sddl === '' ? undefined : gathered.descriptor(sddl, `${file.name}: ${path}`),
          readOnly: /\breadonly\b/i.test(textIn(row, 'attributes') ?? ''),
          link: textIn(row, 'link'),
          error: textIn(row, 'error'),
          source: 'collector',
        },
        file,
      );
    }
  },
  'accounts.json': (gathered, rows, file) => gathered.setAccounts(gathered.taken(rows, file, accountOf)),
  'groups.json': (gathered, rows, file) => {
    const groups = gathered.taken(rows, file, groupOf);
    // A12: who is in no group follows from a whole list alone.
    if (groups.length === rows.length) gathered.setGroups(groups);
  },
  'sids.json': (gathered, rows) => {
    const names = new Map<Sid, string | null>();
    for (const row of rows) {
      const sid = sidIn(row, 'sid');
      if (sid !== undefined) names.set(sid, textIn(row, 'name') ?? null);
    }
    gathered.setNames(names);
  },
  'shares.json': (gathered, rows, file) =>
    gathered.setShares(
      rows.flatMap(row => {
        const name = textIn(row, 'name');
        if (name === undefined) return [];
        const sddl = textIn(row, 'sddl');
        return {
          server: textIn(row, 'server'),
          name,
          path: textIn(row, 'path'),
          descriptor:
            sddl === undefined || sddl === '' ? undefined : gathered.descriptor(sddl, `${file.name}: ${name}`),
        };
      }),
    ),
  'keys.json': (gathered, rows, file) => {
    for (const row of rows) addKeyRow(gathered, 'keys', row, textIn(row, 'thumbprint'), file);
  },
  'registry.json': (gathered, rows, file) => {
    for (const row of rows) addKeyRow(gathered, 'registry', row, textIn(row, 'key'), file);
  },
  'sql.json': (gathered, rows, file) => gathered.setSqlLogins(gathered.taken(rows, file, sqlLoginOf)),
  'workers.json': (gathered, rows) => gathered.setWorkers(rows.flatMap(row => workerOf(row) ?? [])),
  // What follows from it is asked before anything else is read: see absentModulesIn.
  'features.json': (gathered, rows, file) => {
    const components = gathered.taken(rows, file, componentOf);
    if (components.length === rows.length && !absentModules(components))
      gathered.lacks(`${file.name}: the web server itself (W3SVC) is not among the components`);
  },
};

function addKeyRow(
  gathered: GatheredFacts,
  list: 'keys' | 'registry',
  row: JsonRow,
  name: string | undefined,
  file: FactFile,
): void {
  if (name === undefined) return;
  const sddl = textIn(row, 'sddl');
  gathered.addKey(list, {
    name,
    file: textIn(row, 'file'),
    descriptor: sddl === undefined || sddl === '' ? undefined : gathered.descriptor(sddl, `${file.name}: ${name}`),
    error: textIn(row, 'error'),
    type: list === 'keys' ? 'file' : 'key',
  });
}
