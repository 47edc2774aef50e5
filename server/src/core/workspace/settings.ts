import type { ServerFacts } from '../config/base/server-facts';
import { matchesGlob } from '../text/glob';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Sets of rules. Each has all recommended ones; `cis` and `stig` add what these benchmarks ask for. */
export const PROFILES = ['recommended', 'cis', 'stig', 'all'] as const;

export type Profile = (typeof PROFILES)[number];

export function isProfile(name: string): name is Profile {
  return (PROFILES as readonly string[]).includes(name);
}

/** The beginning of Windows paths and the folder that stands for it. */
export interface PathMapping {
  /** e.g. `C:\sites`, `\\fs01`, `\\fs01\web` or `%IIS_SITES_HOME%`; compared without regard to case. */
  readonly from: string;
  /** Folder URI, without a trailing slash. */
  readonly to: string;
}

/** Everything a user or an adapter can decide about one workspace. URIs are canonical (`workspace/uri.ts`). */
export interface WorkspaceSettings {
  /** Undefined: told by the host configuration itself. */
  readonly host: ServerFacts['host'] | undefined;
  readonly iisVersion: ServerFacts['iisVersion'];
  readonly domainJoined: boolean;
  readonly machineName: string | undefined;
  readonly domainName: string | undefined;
  readonly pathMappings: readonly PathMapping[];
  /** The files at hand lie on a Windows machine: drives and shares stand for themselves. */
  readonly windowsFiles: boolean;
  /** The host configuration that the user chose; `undefined`: use the best of `hostConfigCandidates`. */
  readonly hostConfig: string | undefined;
  /** Host configurations found by the adapter, best first. */
  readonly hostConfigCandidates: readonly string[];
  readonly machineConfig: string | undefined;
  readonly rootWebConfig: string | undefined;
  /** Which rules are on by themselves. */
  readonly profile: Profile;
  /**
   * Folders that the user works in. A relative path with `..` that leaves the folder of its file is read where it leads
   * into one of them, or into a mapped folder. Undefined: read wherever it leads.
   */
  readonly folders?: readonly string[] | undefined;
  /** Severity per rule id. */
  readonly rules: RuleLevels;
  /** Which files are read as one of IIS whatever their name; later ones win. */
  readonly files: readonly FileRoleSetting[];
  /** What is different for some files; later ones win. */
  readonly overrides: readonly RuleOverride[];
}

export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** What a file may be said to be, by the name that IIS gives it. */
export const FILE_ROLES = { 'applicationHost.config': 'applicationHost', 'web.config': 'web' } as const;

/** The role of the files that a pattern matches. */
export interface FileRoleSetting {
  /** URI of the folder that the pattern begins at, without a trailing slash. */
  readonly base: string;
  /** As `matchesGlob` understands it. */
  readonly pattern: string;
  readonly role: (typeof FILE_ROLES)[keyof typeof FILE_ROLES];
}

/** The role that settings give a file; undefined where its name and content tell. */
export function roleBySettings({ files }: WorkspaceSettings, uri: string): FileRoleSetting['role'] | undefined {
  return files.filter(({ base, pattern }) => covers({ base, files: [pattern] }, uri)).at(-1)?.role;
}

/** Rules for the files that one of the patterns matches. */
export interface RuleOverride {
  /** URI of the folder that the patterns begin at, without a trailing slash. */
  readonly base: string;
  /** As `matchesGlob` understands them. */
  readonly files: readonly string[];
  readonly rules?: RuleLevels;
  readonly profile?: Profile;
}

/** The settings of rules for one file; the same object for all files that the same overrides match. */
export function settingsOfFile(settings: WorkspaceSettings, uri: string): WorkspaceSettings {
  if (settings.overrides.length === 0) return settings;
  const matching = settings.overrides.filter(override => covers(override, uri));
  if (matching.length === 0) return settings;
  const known = overridden.get(settings) ?? new Map<string, WorkspaceSettings>();
  overridden.set(settings, known);
  const key = matching.map(each => settings.overrides.indexOf(each)).join();
  const merged = known.get(key) ?? {
    ...settings,
    profile: matching.reduce((profile, each) => each.profile ?? profile, settings.profile),
    rules: Object.assign({}, settings.rules, ...matching.map(({ rules }) => rules)),
  };
  known.set(key, merged);
  return merged;
}

const overridden = new WeakMap<WorkspaceSettings, Map<string, WorkspaceSettings>>();

function covers({ base, files }: RuleOverride, uri: string): boolean {
  if (!uri.toLowerCase().startsWith(`${base.toLowerCase()}/`)) return false;
  const path = decoded(uri.slice(base.length + 1));
  return files.some(pattern => matchesGlob(pattern, path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  host: undefined,
  iisVersion: '10.0',
  domainJoined: true,
  machineName: undefined,
  domainName: undefined,
  pathMappings: [],
  windowsFiles: false,
  hostConfig: undefined,
  hostConfigCandidates: [],
  machineConfig: undefined,
  rootWebConfig: undefined,
  profile: 'recommended',
  rules: {},
  files: [],
  overrides: [],
};
