import { type Principal, principalNamed, principalOf } from '../windows/principal';
import { descriptorOfAces, type SecurityDescriptor } from '../windows/security-descriptor';
import { parentWindowsPath, windowsPathKey } from '../windows/windows-path';
import { isAccessChk, parseAccessChk } from './access-chk';
import { COLLECTOR_FILES } from './collector-files';
import { accountOf, machineOf } from './collector-rows';
import { type Exported, type ExportedObject, exportedPrincipal, type FactFile, isCut } from './exported';
import { domainNameOf, type FactSource, type Facts, type Machine } from './facts';
import { GatheredFacts } from './gathered-facts';
import { isGetAclCsv, parseGetAclCsv, parseGetAclJson } from './get-acl';
import { isIcaclsListing, parseIcaclsListing } from './icacls-listing';
import { firstSavedPath, isIcaclsSave, parseIcaclsSave } from './icacls-save';
import { absentModules, componentOf } from './iis-components';
import { isRow, type JsonRow, jsonRows, textIn } from './json-rows';
import { parseLocalGroup } from './local-group';
import { isSecedit, parseSecedit } from './secedit';
import { isShareAccess, parseShareAccess } from './share-access';

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
  return reader.gathered.facts(missing);
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

/** The name of the machine that the files of a folder are of. */
export function computerIn(files: readonly FactFile[]): string | undefined {
  const manifest = files.find(({ name }) => /^manifest\.json$/i.test(name));
  const [row] = manifest ? jsonRows(manifest.text).rows : [];
  return readMachine(files)?.name ?? (row && textIn(row, 'computer'));
}

/** Reads files of any known form, told apart by name and content, into what is gathered. */
class FactReader {
  readonly gathered = new GatheredFacts();

  constructor(readonly options: ReadOptions) {}

  read(file: FactFile): void {
    const name = file.name.toLowerCase();
    const ofCollector = COLLECTOR_FILES[name];
    if (ofCollector || name === 'rights.inf') this.gathered.saw(name);
    if (ofCollector) {
      if (this.#looksLikeOtherExport(file)) this.#export(file);
      else this.#rows(file, rows => ofCollector(this.gathered, rows, file));
    } else this.#export(file);
  }

  /** A file of PowerShell may bear the name of one of ours. */
  #looksLikeOtherExport({ name, text }: FactFile): boolean {
    const start = text.slice(0, 2000);
    return /^acls\.json$/i.test(name) && /"Path"\s*:/.test(start) && /"Sddl"\s*:/.test(start) && /::/.test(start);
  }

  #export(file: FactFile): void {
    const { name, text } = file;
    if (text.trim() === '') this.gathered.lacks(`${name} is empty`);
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
          paths: [...siteRoots, ...this.gathered.paths],
          accounts: this.gathered.accounts.map(account => account.name),
        }),
      );
    } else this.#localGroup(file);
  }

  #json(file: FactFile): void {
    if (isShareAccess(file.text)) {
      const { rows, problems } = parseShareAccess(file.text);
      this.gathered.addShareEntries(rows);
      this.#tell(file, problems);
    } else this.#add(file, 'Get-Acl', parseGetAclJson(file.text));
  }

  #localGroup(file: FactFile): void {
    const parsed = parseLocalGroup(file.text);
    if (!parsed) {
      const isAccessChk = /^\s+(RW|R|W)\s+\S/m.test(file.text);
      this.gathered.lacks(
        isAccessChk
          ? `${file.name} tells effective rights only: use accesschk -l, or icacls /save`
          : `${file.name} is none of the exports that are known`,
      );
      return;
    }
    const name = parsed.name ?? file.name.replace(/\.[^.]*$/, '');
    const { sid } = exportedPrincipal(name);
    if (sid === undefined) this.gathered.lacks(`the SID of the group ${name} of ${file.name}`);
    // A12: who is in no group follows from a whole list alone.
    else if (!parsed.isWhole) this.gathered.lacks(`${file.name} breaks off: members of ${name} may be missing`);
    else this.gathered.addGroup({ sid, name, members: parsed.members.map(exportedPrincipal) });
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
    this.gathered.lacks(`the folder in which ${name} was saved (name it with --acl-base)`);
    return undefined;
  }

  #rows(file: FactFile, take: (rows: readonly JsonRow[]) => void): void {
    const { rows, problems } = jsonRows(file.text);
    this.#tell(file, problems);
    if (problems.length === 0 || rows.length > 0) take(rows);
  }

  #tell({ name }: FactFile, problems: readonly string[]): void {
    for (const problem of problems) this.gathered.lacks(`${name}: ${problem}`);
  }

  #add(file: FactFile, source: FactSource, { rows: whole, problems }: Exported<ExportedObject>): void {
    this.#tell(file, problems);
    const rows = this.#withoutEnd(file, source, whole);
    if (source === 'icacls /save' && rows.every(row => !/^([A-Za-z]:|\\\\)/.test(row.path))) return;
    for (const row of rows) {
      const isKey = /^HK|^Registry::/i.test(row.path);
      const descriptor = this.#descriptorOf(row, file);
      if (isKey)
        this.gathered.addKey('registry', {
          name: row.path,
          file: undefined,
          descriptor,
          error: undefined,
          type: 'key',
        });
      else
        this.gathered.addObject(
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
    this.gathered.lacks(`${name} breaks off in the list of ${last.path}`);
    return [...rows.slice(0, -1), { kind: 'unread', path: last.path, reason: 'the file breaks off in it' }];
  }

  #descriptorOf(row: ExportedObject, { name }: FactFile): SecurityDescriptor | undefined {
    if (row.kind === 'unread') return undefined;
    return row.kind === 'sddl'
      ? this.gathered.descriptor(row.sddl, `${name}: ${row.path}`)
      : { ...descriptorOfAces(row.aces), owner: row.owner };
  }

  #setRights({ name, text }: FactFile): void {
    this.gathered.saw('rights.inf');
    const rights = parseSecedit(text);
    if (rights.size === 0) {
      this.gathered.lacks(`${name} holds no user rights`);
      return;
    }
    // A11: who holds no right follows from a whole list alone.
    if (isCut(text) && !/[\r\n]\[[^\]]*\][^[]*$/.test(text.slice(text.search(/\[Privilege Rights\]/i)))) {
      this.gathered.lacks(`${name} breaks off: user rights may be missing`);
      return;
    }
    this.gathered.setRights(
      new Map([...rights].map(([right, holders]) => [right.toLowerCase(), holders.map(holderOf)] as const)),
    );
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

/** The server itself, out of the files of a folder of facts, before anything else is read. */
export function readMachine(files: readonly FactFile[]): Machine | undefined {
  const file = files.find(({ name }) => /^machine\.json$/i.test(name));
  const [row] = file ? jsonRows(file.text).rows : [];
  return row && isRow(row) ? machineOf(row) : undefined;
}

/** A80: modules of IIS, in lower case, that are not installed on the server; undefined where no whole list tells. */
export function absentModulesIn(files: readonly FactFile[]): ReadonlySet<string> | undefined {
  const file = ofOneMachine(files).own.find(({ name }) => /^features\.json$/i.test(name));
  if (!file) return undefined;
  const { rows, problems } = jsonRows(file.text);
  const components = rows.flatMap(row => componentOf(row) ?? []);
  return problems.length > 0 || components.length < rows.length ? undefined : absentModules(components);
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
