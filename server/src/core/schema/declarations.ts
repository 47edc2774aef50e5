import defaults from '../../../schema/section-defaults.json';
import { namedSection } from './by-name';

/** Whose standard table is asked for: full IIS, IIS Express, or machine.config of .NET Framework 4. */
export type HostKind = 'iis' | 'iisexpress' | 'netfx';
export type OverrideMode = 'Allow' | 'Deny';
export type AllowDefinition =
  | 'Everywhere'
  | 'MachineOnly'
  | 'MachineToWebRoot'
  | 'MachineToApplication'
  | 'AppHostOnly';

/**
 * How a section is declared where the file at hand does not say so (R73). It is what Microsoft's own files say;
 * hosters change it, so without a loaded applicationHost.config a lock is a default and no fact.
 */
export interface StandardDeclaration {
  readonly section: string;
  readonly overrideModeDefault: OverrideMode;
  readonly allowDefinition: AllowDefinition;
  readonly allowLocation: boolean;
  /** The product that declares the section when it is installed; `undefined`: always there. */
  readonly product?: string;
  /**
   * Whether the stock file unlocks the section again by `<location path="" overrideMode="Allow">`: `installed` when
   * ASP.NET is (see {@link rootUnlocks}), unknown in a file that is not complete.
   */
  readonly rootUnlock: 'never' | 'always' | 'installed';
  /** Attributes that the stock file locks by `lockAttributes`. */
  readonly lockAttributes: readonly string[];
  /** Entries that the stock file marks `lockItem="true"`: always there, and with the role service that adds them. */
  readonly lockedItems: readonly string[];
  readonly lockedItemsWhenInstalled: readonly string[];
  /** How real files differ. */
  readonly varies?: string;
}

/** What is used of `server/schema/section-defaults.json`. */
interface SectionDefaults {
  readonly iis: HostDefaults;
  readonly iisexpress: HostDefaults;
  readonly netfx: HostDefaults;
  readonly older: readonly {
    readonly hosts: readonly string[];
    readonly until: string;
    readonly sections: readonly string[];
    readonly declared?: boolean;
    readonly allowDefinition?: AllowDefinition;
    readonly overrideModeDefault?: OverrideMode;
  }[];
}

interface HostDefaults {
  readonly declared: readonly {
    readonly allowDefinition: AllowDefinition;
    readonly overrideModeDefault: OverrideMode;
    readonly allowLocation?: boolean;
    readonly sections: readonly string[];
  }[];
  readonly optional?: Readonly<Record<string, string>>;
  readonly varies?: Readonly<Record<string, string>>;
  readonly rootUnlock?: {
    readonly always?: readonly string[];
    readonly managedEngine?: readonly string[];
    readonly aspNetCore?: readonly string[];
  };
  readonly lockAttributes?: Readonly<Record<string, readonly string[]>>;
  readonly lockItem?: Readonly<
    Record<string, { readonly always: readonly string[]; readonly whenInstalled: readonly string[] }>
  >;
}

const SECTION_DEFAULTS = defaults as SectionDefaults;
const CURRENT = '10.0';
const tables = new Map<string, ReadonlyMap<string, StandardDeclaration>>();

/** Every section of the standard table of `host`; `iisVersion` as `7.5`, `8.0`, `8.5`, `10.0`. */
export function standardDeclarations(
  host: HostKind,
  iisVersion: string = CURRENT,
): ReadonlyMap<string, StandardDeclaration> {
  const key = `${host} ${iisVersion}`;
  const known = tables.get(key);
  if (known) return known;
  const table = build(host, iisVersion);
  tables.set(key, table);
  return table;
}

/**
 * How `host` declares the section. For `netfx` also sections of .NET that the table does not list: machine.config
 * declares them without attributes, which means Allow and Everywhere (R73).
 */
export function standardDeclaration(
  host: HostKind,
  section: string,
  iisVersion: string = CURRENT,
): StandardDeclaration | undefined {
  const found = standardDeclarations(host, iisVersion).get(section);
  if (found || host !== 'netfx') return found;
  const named = namedSection(section);
  const isGroup = named?.group === true && named.path === section;
  return named?.declaredByMachine && !isGroup ? declaration(section, {}, {}) : undefined;
}

/**
 * Sections that the stock root location tag unlocks on a server with these global modules: `handlers` and `modules`
 * where ASP.NET is installed (`ManagedEngine*`), `handlers` where only the ASP.NET Core Module is, none otherwise;
 * IIS Express unlocks both (R73).
 */
export function rootUnlocks(host: HostKind, globalModules: readonly string[]): readonly string[] {
  const unlock = SECTION_DEFAULTS[host].rootUnlock;
  if (unlock?.always) return unlock.always;
  if (globalModules.some(name => name.startsWith('ManagedEngine'))) return unlock?.managedEngine ?? [];
  if (globalModules.some(name => name.startsWith('AspNetCoreModule'))) return unlock?.aspNetCore ?? [];
  return [];
}

function build(host: HostKind, iisVersion: string): ReadonlyMap<string, StandardDeclaration> {
  const facts = SECTION_DEFAULTS[host];
  const table = new Map<string, StandardDeclaration>();
  for (const group of facts.declared) {
    for (const section of group.sections) table.set(section, declaration(section, group, facts));
  }
  for (const entry of SECTION_DEFAULTS.older) {
    if (!entry.hosts.includes(host) || Number(iisVersion) > Number(entry.until)) continue;
    for (const section of entry.sections) {
      if (entry.declared === false) table.delete(section);
      else table.set(section, declaration(section, entry, facts));
    }
  }
  return table;
}

function declaration(section: string, modes: Partial<Modes>, facts: Partial<HostDefaults>): StandardDeclaration {
  const items = facts.lockItem?.[section];
  const product = facts.optional?.[section];
  const varies = facts.varies?.[section];
  return {
    section,
    overrideModeDefault: modes.overrideModeDefault ?? 'Allow',
    allowDefinition: modes.allowDefinition ?? 'Everywhere',
    allowLocation: modes.allowLocation ?? true,
    rootUnlock: unlockOf(section, facts),
    lockAttributes: facts.lockAttributes?.[section] ?? [],
    lockedItems: items?.always ?? [],
    lockedItemsWhenInstalled: items?.whenInstalled ?? [],
    ...(product !== undefined && { product }),
    ...(varies !== undefined && { varies }),
  };
}

type Modes = Pick<StandardDeclaration, 'overrideModeDefault' | 'allowDefinition' | 'allowLocation'>;

function unlockOf(section: string, { rootUnlock }: Partial<HostDefaults>): StandardDeclaration['rootUnlock'] {
  if (rootUnlock?.always?.includes(section)) return 'always';
  return [rootUnlock?.managedEngine, rootUnlock?.aspNetCore].some(list => list?.includes(section))
    ? 'installed'
    : 'never';
}
