import { type Principal, principalNamed, principalOf } from '../windows/principal';
import { parseSddl } from '../windows/sddl';
import { descriptorOfAces, type SecurityDescriptor } from '../windows/security-descriptor';
import type { Sid } from '../windows/sid';
import { parentWindowsPath, windowsPathKey } from '../windows/windows-path';
import { isAccessChk, parseAccessChk } from './access-chk';
import { accountOf, groupOf, machineOf, sidIn, sqlLoginOf, workerOf } from './collector-rows';
import { type Exported, type ExportedObject, exportedPrincipal, isCut, type ShareEntry } from './exported';
import {
  type AccountFact,
  domainNameOf,
  type FactSource,
  Facts,
  type GroupFact,
  type KeyFact,
  type Machine,
  type ObjectFact,
  plainPath,
  type ShareFact,
  type SqlLoginFact,
  type WorkerFact,
} from './facts';
import { isGetAclCsv, parseGetAclCsv, parseGetAclJson } from './get-acl';
import { isIcaclsListing, parseIcaclsListing } from './icacls-listing';
import { firstSavedPath, isIcaclsSave, parseIcaclsSave } from './icacls-save';
import { isRow, type JsonRow, jsonRows, rowsIn, textIn } from './json-rows';
import { parseLocalGroup } from './local-group';
import { isSecedit, parseSecedit } from './secedit';
import { isShareAccess, parseShareAccess } from './share-access';

/** A file of facts, decoded. */
export interface FactFile {
  /** Name without its folder. */
  readonly name: string;
  readonly text: string;
  /** The folder of facts that it lies in; undefined for a file that was named by itself. */
  readonly folder?: string | undefined;
  /** When it was written, in milliseconds; of two exports of one kind the newer counts (A1). */
  readonly modified?: number | undefined;
}

export interface ReadOptions {
  /** Folder to which the paths of `icacls /save` and of listings belong. */
  readonly aclBase?: string | undefined;
  /** Folders of the sites, by one of which the base of a saved file can be told (A5). */
  readonly siteRoots?: readonly string[];
}

/** The facts in files of any known form, told apart by name and content. Never throws: damage is a missing fact. */
export function readFacts(files: readonly FactFile[], options: ReadOptions = {}): Facts {
  const reader = new FactReader(options);
  // The machine first: paths of the others may have variables of it.
  const order = (file: FactFile) => (/^machine\.json$/i.test(file.name) ? 0 : 1);
  const { own, missing } = ofOneMachine(files);
  for (const file of [...own].sort((a, b) => order(a) - order(b))) reader.read(file);
  return reader.facts(missing);
}

/** A2: of a folder that was collected on another machine than the first one only its shares are of use. */
function ofOneMachine(files: readonly FactFile[]): {
  readonly own: readonly FactFile[];
  readonly missing: readonly string[];
} {
  const folders = new Map<string, FactFile[]>();
  for (const file of files)
    if (file.folder !== undefined) folders.set(file.folder, [...(folders.get(file.folder) ?? []), file]);
  const machines = [...folders].map(([folder, content]) => [folder, computerIn(content)] as const);
  const [first] = machines;
  const foreign = new Map(
    machines.flatMap(([folder, name]) =>
      name !== undefined && first?.[1] !== undefined && name.toLowerCase() !== first[1].toLowerCase()
        ? [[folder, name] as const]
        : [],
    ),
  );
  return {
    own: files.filter(
      ({ folder, name }) => folder === undefined || !foreign.has(folder) || /^shares\.json$/i.test(name),
    ),
    missing: [...foreign.values()].map(
      name => `of the facts of ${name} the shares alone count, since those of ${first?.[1]} come first`,
    ),
  };
}

function computerIn(files: readonly FactFile[]): string | undefined {
  const manifest = files.find(({ name }) => /^manifest\.json$/i.test(name));
  const [row] = manifest ? jsonRows(manifest.text).rows : [];
  return readMachine(files)?.name ?? (row && textIn(row, 'computer'));
}

const RANK: Readonly<Record<FactSource, number>> = {
  collector: 0,
  'icacls /save': 1,
  'Get-Acl': 2,
  'icacls listing': 3,
  accesschk: 4,
};

/** Files of the collector whose absence leaves questions open; the others matter to few. */
const EXPECTED = ['acls.json', 'accounts.json', 'groups.json', 'machine.json', 'rights.inf'];

interface Ranked {
  readonly fact: ObjectFact;
  readonly file: string;
  readonly modified: number;
}

class FactReader {
  readonly #objects = new Map<string, Ranked>();
  readonly #descriptors = new Map<string, SecurityDescriptor | undefined>();
  readonly #missing: string[] = [];
  readonly #seen = new Set<string>();
  readonly #shareEntries: ShareEntry[] = [];
  #created: string | undefined;
  #computer: string | undefined;
  #machine: Machine | undefined;
  #accounts: AccountFact[] | undefined;
  #groups: GroupFact[] | undefined;
  #names: Map<Sid, string | null> | undefined;
  #rights: Map<string, readonly Principal[]> | undefined;
  #shares: ShareFact[] | undefined;
  #keys: KeyFact[] | undefined;
  #registry: KeyFact[] | undefined;
  #sqlLogins: SqlLoginFact[] | undefined;
  #workers: WorkerFact[] | undefined;

  constructor(readonly options: ReadOptions) {}

  read(file: FactFile): void {
    const name = file.name.toLowerCase();
    if (EXPECTED.includes(name)) this.#seen.add(name);
    const ofCollector = COLLECTOR[name];
    if (ofCollector) {
      this.#seen.add(name);
      if (this.#looksLikeOtherExport(file)) this.#export(file);
      else this.#rows(file, rows => ofCollector(this, rows, file));
    } else this.#export(file);
  }

  /** A file of PowerShell may bear the name of one of ours. */
  #looksLikeOtherExport({ name, text }: FactFile): boolean {
    const start = text.slice(0, 2000);
    return /^acls\.json$/i.test(name) && /"Path"\s*:/.test(start) && /"Sddl"\s*:/.test(start) && /::/.test(start);
  }

  #export(file: FactFile): void {
    const { name, text } = file;
    if (text.trim() === '') this.#missing.push(`${name} is empty`);
    else if (isSecedit(text)) this.#setRights(file);
    else if (/^\s*[[{]/.test(text.replace(/^\ufeff/, ''))) this.#json(file);
    else if (isIcaclsSave(text)) this.#add(file, 'icacls /save', parseIcaclsSave(text, this.#baseOf(file)));
    else if (isAccessChk(text)) this.#add(file, 'accesschk', parseAccessChk(text));
    else if (isGetAclCsv(text)) this.#add(file, 'Get-Acl', parseGetAclCsv(text));
    else if (isIcaclsListing(text)) {
      const { aclBase, siteRoots = [] } = this.options;
      this.#add(
        file,
        'icacls listing',
        parseIcaclsListing(text, {
          base: aclBase,
          paths: [...siteRoots, ...[...this.#objects.values()].map(({ fact }) => fact.path)],
          accounts: (this.#accounts ?? []).map(account => account.name),
        }),
      );
    } else this.#localGroup(file);
  }

  #json(file: FactFile): void {
    if (isShareAccess(file.text)) {
      const { rows, problems } = parseShareAccess(file.text);
      this.#shareEntries.push(...rows);
      this.#tell(file, problems);
    } else this.#add(file, 'Get-Acl', parseGetAclJson(file.text));
  }

  #localGroup(file: FactFile): void {
    const parsed = parseLocalGroup(file.text);
    if (!parsed) {
      const isAccessChk = /^\s+(RW|R|W)\s+\S/m.test(file.text);
      this.#missing.push(
        isAccessChk
          ? `${file.name} tells effective rights only: use accesschk -l, or icacls /save`
          : `${file.name} is none of the exports that are known`,
      );
      return;
    }
    const name = parsed.name ?? file.name.replace(/\.[^.]*$/, '');
    const { sid } = exportedPrincipal(name);
    if (sid === undefined) this.#missing.push(`the SID of the group ${name} of ${file.name}`);
    // A12: who is in no group follows from a whole list alone.
    else if (!parsed.isWhole) this.#missing.push(`${file.name} breaks off: members of ${name} may be missing`);
    else {
      this.#groups ??= [];
      this.#groups.push({ sid, name, members: parsed.members.map(exportedPrincipal) });
    }
  }

  /** A5: the folder is not in the file; it is told, or that of the one site whose folder is called so. */
  #baseOf({ name, text }: FactFile): string | undefined {
    if (this.options.aclBase !== undefined) return this.options.aclBase;
    const first = firstSavedPath(text) ?? '';
    const roots = new Map(
      (this.options.siteRoots ?? [])
        .map(root => [windowsPathKey(root), root] as const)
        .filter(([key]) => key.endsWith(`\\${first.toLowerCase()}`)),
    );
    const [root] = roots.values();
    if (root !== undefined && roots.size === 1) return parentWindowsPath(root);
    this.#missing.push(`the folder in which ${name} was saved (name it with --acl-base)`);
    return undefined;
  }

  #rows(file: FactFile, take: (rows: readonly JsonRow[]) => void): void {
    const { rows, problems } = jsonRows(file.text);
    this.#tell(file, problems);
    if (problems.length === 0 || rows.length > 0) take(rows);
  }

  #tell({ name }: FactFile, problems: readonly string[]): void {
    for (const problem of problems) this.#missing.push(`${name}: ${problem}`);
  }

  #add(file: FactFile, source: FactSource, { rows: whole, problems }: Exported<ExportedObject>): void {
    this.#tell(file, problems);
    const rows = this.#withoutEnd(file, source, whole);
    if (source === 'icacls /save' && rows.every(row => !/^([A-Za-z]:|\\\\)/.test(row.path))) return;
    for (const row of rows) {
      const isKey = /^HK|^Registry::/i.test(row.path);
      const descriptor = this.#descriptorOf(row, file);
      if (isKey)
        this.addKey('registry', { name: row.path, file: undefined, descriptor, error: undefined, type: 'key' });
      else
        this.addObject(
          {
            path: row.path,
            kind: row.kind === 'unread' ? 'error' : undefined,
            descriptor,
            readOnly: false,
            link: undefined,
            error: row.kind === 'unread' ? row.reason : undefined,
            source,
          },
          file,
        );
    }
  }

  /** A list at which the file breaks off may lack entries, however well what is there can be read. */
  #withoutEnd(
    { name, text }: FactFile,
    source: FactSource,
    rows: readonly ExportedObject[],
  ): readonly ExportedObject[] {
    const last = rows.at(-1);
    if (!last || last.kind === 'unread' || !LINES.has(source) || !isCut(text) || !endsWith(text, last)) return rows;
    this.#missing.push(`${name} breaks off in the list of ${last.path}`);
    return [...rows.slice(0, -1), { kind: 'unread', path: last.path, reason: 'the file breaks off in it' }];
  }

  #descriptorOf(row: ExportedObject, { name }: FactFile): SecurityDescriptor | undefined {
    if (row.kind === 'unread') return undefined;
    return row.kind === 'sddl'
      ? this.descriptor(row.sddl, `${name}: ${row.path}`)
      : { ...descriptorOfAces(row.aces), owner: row.owner };
  }

  addObject(found: Omit<ObjectFact, 'key'>, { name, modified = 0 }: FactFile): void {
    const key = plainPath(found.path, this.#machine).toLowerCase();
    const fact: ObjectFact = { ...found, key };
    const known = this.#objects.get(key);
    if (known) {
      // What one export could not read another may have.
      if (fact.kind === 'error' && known.fact.descriptor) return;
      const isUnread = known.fact.kind === 'error' && fact.descriptor !== undefined;
      const [rank, before] = isUnread ? [0, 1] : [RANK[fact.source], RANK[known.fact.source]];
      if (rank > before || (rank === before && modified < known.modified)) return;
      if (rank === before && known.fact.descriptor !== fact.descriptor)
        this.#missing.push(
          known.file === name
            ? `${fact.path} stands twice in ${name}, with lists that differ; the last one counts`
            : `${fact.path} stands in two exports that differ; that of ${name} counts`,
        );
    }
    this.#objects.set(key, { fact, file: name, modified });
  }

  /** Equal texts are one descriptor, read once: servers repeat a few lists thousands of times. */
  descriptor(sddl: string, where: string): SecurityDescriptor | undefined {
    if (this.#descriptors.has(sddl)) return this.#descriptors.get(sddl);
    const parsed = parseSddl(sddl);
    const descriptor = parsed.kind === 'descriptor' ? parsed.descriptor : undefined;
    if (parsed.kind === 'problem') this.#missing.push(`${where}: the descriptor cannot be read (${parsed.reason})`);
    this.#descriptors.set(sddl, descriptor);
    return descriptor;
  }

  addKey(list: 'keys' | 'registry', key: KeyFact): void {
    this.#keys ??= list === 'keys' ? [] : undefined;
    this.#registry ??= list === 'registry' ? [] : undefined;
    (list === 'keys' ? this.#keys : this.#registry)?.push(key);
  }

  setManifest(row: JsonRow): void {
    this.#created = textIn(row, 'created');
    this.#setComputer(textIn(row, 'computer'));
    for (const error of rowsIn(row, 'errors') ?? [])
      this.#missing.push(`${textIn(error, 'step') ?? 'a step'}: ${textIn(error, 'error') ?? 'failed on the server'}`);
  }

  setMachine(machine: Machine): void {
    this.#machine = machine;
    this.#setComputer(machine.name);
  }

  /** A2: facts are of one machine. */
  #setComputer(name: string | undefined): void {
    const known = this.#computer;
    if (name !== undefined && known !== undefined && name.toLowerCase() !== known.toLowerCase())
      this.#missing.push(`the exports are of two machines, ${known} and ${name}; what they say is mixed`);
    this.#computer = name ?? known;
  }

  /** Rows of one file; what lacks the member that it is known by is told as damage. */
  taken<Row>(rows: readonly JsonRow[], { name }: FactFile, read: (row: JsonRow) => Row | undefined): readonly Row[] {
    const taken = rows.flatMap(row => read(row) ?? []);
    const lost = rows.length - taken.length;
    if (lost > 0)
      this.#missing.push(`${name}: ${lost === 1 ? 'one of its rows' : `${lost} of its rows`} cannot be read`);
    return taken;
  }

  setAccounts(accounts: readonly AccountFact[]): void {
    this.#accounts = [...accounts];
  }

  setGroups(groups: readonly GroupFact[]): void {
    this.#groups = [...(this.#groups ?? []), ...groups];
  }

  setNames(names: Map<Sid, string | null>): void {
    this.#names = names;
  }

  setShares(shares: readonly ShareFact[]): void {
    this.#shares = [...(this.#shares ?? []), ...shares];
  }

  setSqlLogins(logins: readonly SqlLoginFact[]): void {
    this.#sqlLogins = [...logins];
  }

  setWorkers(workers: readonly WorkerFact[]): void {
    this.#workers = [...workers];
  }

  #setRights({ name, text }: FactFile): void {
    this.#seen.add('rights.inf');
    const rights = parseSecedit(text);
    if (rights.size === 0) {
      this.#missing.push(`${name} holds no user rights`);
      return;
    }
    // A11: who holds no right follows from a whole list alone.
    if (isCut(text) && !/[\r\n]\[[^\]]*\][^[]*$/.test(text.slice(text.search(/\[Privilege Rights\]/i)))) {
      this.#missing.push(`${name} breaks off: user rights may be missing`);
      return;
    }
    this.#rights = new Map(
      [...rights].map(([right, holders]) => [right.toLowerCase(), holders.map(holderOf)] as const),
    );
  }

  facts(missing: readonly string[]): Facts {
    const ofCollector = [...this.#seen].some(name => name !== 'rights.inf');
    const absent = ofCollector ? EXPECTED.filter(name => !this.#seen.has(name)) : [];
    return new Facts({
      created: this.#created,
      computer: this.#computer,
      missing: [...missing, ...this.#missing, ...absent.map(name => `${name} is not among the facts`)],
      machine: this.#machine,
      objects: new Map([...this.#objects].map(([key, { fact }]) => [key, fact] as const)),
      accounts: this.#accounts,
      groups: this.#groups && merged(this.#groups),
      names: this.#names,
      rights: this.#rights,
      shares: this.#shares,
      shareEntries: this.#shareEntries,
      keys: this.#keys,
      registry: this.#registry,
      sqlLogins: this.#sqlLogins,
      workers: this.#workers,
    });
  }
}

/** Exports that consist of lines, the last of which has an end. */
const LINES: ReadonlySet<FactSource> = new Set(['icacls /save', 'icacls listing', 'accesschk']);

/** True where the text ends in the list of an object, and not in a line that sums up. */
function endsWith(text: string, row: ExportedObject): boolean {
  const last = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1).trim();
  return row.kind === 'sddl' ? last === row.sddl.trim() : /^\s|:\(/.test(text.slice(text.lastIndexOf('\n') + 1));
}

/** The holder of a right: mostly a SID, whose name everybody knows. */
function holderOf(text: string): Principal {
  const holder = exportedPrincipal(text);
  return holder.name === holder.sid ? principalOf(holder.sid) : holder;
}

/** A group may stand in several exports; the last one counts. */
function merged(groups: readonly GroupFact[]): readonly GroupFact[] {
  return [...new Map(groups.map(group => [group.sid, group] as const)).values()];
}

type TakeRows = (reader: FactReader, rows: readonly JsonRow[], file: FactFile) => void;

/** The files of the collector (A76). */
const COLLECTOR: Readonly<Record<string, TakeRows>> = {
  'manifest.json': (reader, [row]) => {
    if (row) reader.setManifest(row);
  },
  'machine.json': (reader, [row]) => {
    if (row) reader.setMachine(machineOf(row));
  },
  'acls.json': (reader, rows, file) => {
    for (const row of rows) {
      const path = textIn(row, 'path');
      if (path === undefined) continue;
      const sddl = textIn(row, 'sddl');
      const kind = textIn(row, 'kind');
      reader.addObject(
        {
          path,
          kind: kind === 'dir' || kind === 'file' || kind === 'missing' || kind === 'error' ? kind : undefined,
          descriptor: sddl === undefined || sddl === '' ? undefined : reader.descriptor(sddl, `${file.name}: ${path}`),
          readOnly: /\breadonly\b/i.test(textIn(row, 'attributes') ?? ''),
          link: textIn(row, 'link'),
          error: textIn(row, 'error'),
          source: 'collector',
        },
        file,
      );
    }
  },
  'accounts.json': (reader, rows, file) => reader.setAccounts(reader.taken(rows, file, accountOf)),
  'groups.json': (reader, rows, file) => {
    const groups = reader.taken(rows, file, groupOf);
    // A12: who is in no group follows from a whole list alone.
    if (groups.length === rows.length) reader.setGroups(groups);
  },
  'sids.json': (reader, rows) => {
    const names = new Map<Sid, string | null>();
    for (const row of rows) {
      const sid = sidIn(row, 'sid');
      if (sid !== undefined) names.set(sid, textIn(row, 'name') ?? null);
    }
    reader.setNames(names);
  },
  'shares.json': (reader, rows, file) =>
    reader.setShares(
      rows.flatMap(row => {
        const name = textIn(row, 'name');
        if (name === undefined) return [];
        const sddl = textIn(row, 'sddl');
        return {
          server: textIn(row, 'server'),
          name,
          path: textIn(row, 'path'),
          descriptor: sddl === undefined || sddl === '' ? undefined : reader.descriptor(sddl, `${file.name}: ${name}`),
        };
      }),
    ),
  'keys.json': (reader, rows, file) => {
    for (const row of rows) addKeyRow(reader, 'keys', row, textIn(row, 'thumbprint'), file);
  },
  'registry.json': (reader, rows, file) => {
    for (const row of rows) addKeyRow(reader, 'registry', row, textIn(row, 'key'), file);
  },
  'sql.json': (reader, rows, file) => reader.setSqlLogins(reader.taken(rows, file, sqlLoginOf)),
  'workers.json': (reader, rows) => reader.setWorkers(rows.flatMap(row => workerOf(row) ?? [])),
  // Which modules are installed is asked elsewhere.
  'features.json': () => undefined,
};

function addKeyRow(
  reader: FactReader,
  list: 'keys' | 'registry',
  row: JsonRow,
  name: string | undefined,
  file: FactFile,
): void {
  if (name === undefined) return;
  const sddl = textIn(row, 'sddl');
  reader.addKey(list, {
    name,
    file: textIn(row, 'file'),
    descriptor: sddl === undefined || sddl === '' ? undefined : reader.descriptor(sddl, `${file.name}: ${name}`),
    error: textIn(row, 'error'),
    type: list === 'keys' ? 'file' : 'key',
  });
}

/** The server itself, out of the files of a folder of facts, before anything else is read. */
export function readMachine(files: readonly FactFile[]): Machine | undefined {
  const file = files.find(({ name }) => /^machine\.json$/i.test(name));
  const [row] = file ? jsonRows(file.text).rows : [];
  return row && isRow(row) ? machineOf(row) : undefined;
}

/** The short name of the domain that the server is in: that of the computer's account, else the usual one. */
export function domainNameIn(files: readonly FactFile[], machine: Machine): string | undefined {
  const file = files.find(({ name }) => /^accounts\.json$/i.test(name));
  const sid = machine.machineAccountSid;
  const accounts = file && sid !== undefined ? jsonRows(file.text).rows.filter(isRow) : [];
  return domainNameOf(machine, accounts.map(accountOf).find(account => account?.sid === sid)?.name);
}

/** The principal of a name on the command line, with the SID that the facts know for it. */
export function principalIn(facts: Facts, name: string): Principal {
  const principal = principalNamed(name);
  const sid = principal.sid ?? facts.account(name)?.sid;
  return { name: principal.name, sid };
}
