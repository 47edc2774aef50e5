import type { Principal } from '../windows/principal';
import { parseSddl } from '../windows/sddl';
import type { SecurityDescriptor } from '../windows/security-descriptor';
import type { Sid } from '../windows/sid';
import type { FactFile, ShareEntry } from './exported';
import {
  type AccountFact,
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
import { type JsonRow, rowsIn, textIn } from './json-rows';

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

/** What the exports of one server say, put together: of two that tell of one object the better counts (A1). */
export class GatheredFacts {
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

  /** Notes what an export lacks, in a sentence without a full stop. */
  lacks(problem: string): void {
    this.#missing.push(problem);
  }

  /** Notes that a file of the collector is there. */
  saw(name: string): void {
    this.#seen.add(name.toLowerCase());
  }

  /** Accounts and paths that are known so far, by which listings are told apart. */
  get accounts(): readonly AccountFact[] {
    return this.#accounts ?? [];
  }

  get paths(): readonly string[] {
    return [...this.#objects.values()].map(({ fact }) => fact.path);
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

  addGroup(group: GroupFact): void {
    this.#groups ??= [];
    this.#groups.push(group);
  }

  addShareEntries(entries: readonly ShareEntry[]): void {
    this.#shareEntries.push(...entries);
  }

  setRights(rights: ReadonlyMap<string, readonly Principal[]>): void {
    this.#rights = new Map(rights);
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

/** A group may stand in several exports; the last one counts. */
function merged(groups: readonly GroupFact[]): readonly GroupFact[] {
  return [...new Map(groups.map(group => [group.sid, group] as const)).values()];
}
