import {
  rules as allRules,
  DEFAULT_SETTINGS,
  type PathMapping,
  type Severity,
  type WorkspaceSettings,
} from '../core/analysis';
import { resolveUri } from './resolve-uri';

/** What adapters go by themselves. */
export interface AdapterSettings {
  /** URIs of folders with schema files of the server and its modules, later ones above earlier ones. */
  readonly schemaFolders: readonly string[];
  readonly inlayHints: boolean;
}

type AnySettings = Omit<WorkspaceSettings, 'hostConfigCandidates' | 'windowsFiles'> & AdapterSettings;

/** Settings as one source (editor, project file, command line) gives them; URIs are resolved, gaps are gaps. */
export type SettingsLayer = { readonly [K in keyof AnySettings]?: Exclude<AnySettings[K], undefined> };

/** A value that cannot be used, in one sentence that names the key. */
export type SettingsProblem = string;

export const HOSTS = ['iis', 'iisexpress'] as const;
export const IIS_VERSIONS = ['7.0', '7.5', '8.0', '8.5', '10.0'] as const;
const RULE_LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

const SETTING_KEYS = [
  'hostConfig',
  'host',
  'iisVersion',
  'machineName',
  'domainJoined',
  'pathMappings',
  'machineConfig',
  'rootWebConfig',
  'schemaFolders',
  'rules',
  'inlayHints.enabled',
  // Part of the public interface, and without effect here: the first two wait for their feature, the last one is the
  // editor's own.
  'profile',
  'codeLens.enabled',
  'trace.server',
];

/**
 * Keys of the project file and, with the prefix `whoiis.`, of the editor. A key with a dot may also be written as an
 * object in an object, as editors hand it over.
 */
export const SETTING_NAMES: ReadonlySet<string> = new Set(SETTING_KEYS.flatMap(key => [key, key.replace(/\..*/, '')]));

/**
 * Reads an object with the keys above; unknown keys are left alone. `null`, an empty string and an empty object count
 * as not set: editors send them for settings that nobody touched. Relative paths are relative to the folder `base`.
 */
export function readSettings(
  raw: Readonly<Record<string, unknown>>,
  base: string,
): { layer: SettingsLayer; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const path = (key: string) => text(raw, key, problems);
  const uri = (key: string) => {
    const value = path(key);
    return value === undefined ? undefined : resolveUri(base, value);
  };
  const layer: Record<string, unknown> = {
    hostConfig: uri('hostConfig'),
    // `auto`: told by the host configuration, as if nothing were set.
    host: raw.host === 'auto' ? undefined : oneOf(raw, 'host', HOSTS, problems),
    iisVersion: oneOf(raw, 'iisVersion', IIS_VERSIONS, problems),
    machineName: path('machineName'),
    domainJoined: flag(raw, 'domainJoined', problems),
    pathMappings: mappings(raw, base, problems),
    machineConfig: uri('machineConfig'),
    rootWebConfig: uri('rootWebConfig'),
    schemaFolders: folders(raw, base, problems),
    rules: rules(raw, problems),
    inlayHints: flag(raw, 'inlayHints.enabled', problems),
  };
  for (const key of Object.keys(layer)) if (layer[key] === undefined) delete layer[key];
  return { layer: layer as SettingsLayer, problems };
}

/**
 * What a user set in an editor. Editors send the default of a setting like a value; it must not win over the project
 * file.
 */
export function withoutDefaults(layer: SettingsLayer): SettingsLayer {
  const { iisVersion, domainJoined, inlayHints, ...rest } = layer;
  return {
    ...rest,
    ...(inlayHints && { inlayHints }),
    ...(iisVersion !== undefined && iisVersion !== DEFAULT_SETTINGS.iisVersion && { iisVersion }),
    ...(domainJoined !== undefined && domainJoined !== DEFAULT_SETTINGS.domainJoined && { domainJoined }),
  };
}

/** What an adapter knows beside the settings: host configurations, best first, and on what machine the files lie. */
export type Surroundings = Pick<WorkspaceSettings, 'hostConfigCandidates' | 'windowsFiles'>;

/** All settings of one place. */
export interface Settings extends AdapterSettings {
  readonly workspace: WorkspaceSettings;
}

/** Later layers win; path mappings, schema folders and rules are merged entry by entry. */
export function mergeSettings(layers: readonly SettingsLayer[], surroundings: Surroundings): Settings {
  const { inlayHints = false, schemaFolders: _, ...last }: SettingsLayer = Object.assign({}, ...layers);
  return {
    workspace: {
      ...DEFAULT_SETTINGS,
      ...last,
      pathMappings: mergeMappings(layers.map(layer => layer.pathMappings ?? [])),
      rules: Object.assign({}, ...layers.map(layer => layer.rules ?? {})),
      ...surroundings,
    },
    schemaFolders: [...new Set(layers.flatMap(layer => layer.schemaFolders ?? []))],
    inlayHints,
  };
}

/**
 * One `PREFIX=FOLDER`, e.g. `C:\sites=./sites`; `undefined` where it is none. The prefix is a drive or a share, with
 * or without folders.
 */
export function readMapping(text: string, base: string): PathMapping | undefined {
  const at = text.indexOf('=');
  return at < 0 ? undefined : mapping(text.slice(0, at), text.slice(at + 1), base);
}

function mapping(from: string, to: string, base: string): PathMapping | undefined {
  const prefix = from.trim().replace(/\//g, '\\').replace(/\\+$/, '');
  if (!/^([A-Za-z]:($|\\)|\\\\[^\\?.][^\\]*\\[^\\])/.test(prefix) || to.trim() === '') return undefined;
  return { from: prefix.length === 2 ? `${prefix}\\` : prefix, to: resolveUri(base, to) };
}

function mergeMappings(lists: readonly (readonly PathMapping[])[]): PathMapping[] {
  const byPrefix = new Map<string, PathMapping>();
  for (const list of lists) for (const entry of list) byPrefix.set(entry.from.toLowerCase(), entry);
  return [...byPrefix.values()];
}

/** `{ "C:\\sites": "./sites" }`; a list of `"C:\\sites=./sites"`, as on the command line, is understood too. */
function mappings(raw: Readonly<Record<string, unknown>>, base: string, problems: SettingsProblem[]) {
  const value = given(raw, 'pathMappings');
  if (value === undefined) return undefined;
  if (typeof value !== 'object') {
    problems.push('"pathMappings" must be an object like { "C:\\\\sites": "./sites" }');
    return undefined;
  }
  const entries = Array.isArray(value)
    ? value.map(entry => [String(entry), typeof entry === 'string' ? readMapping(entry, base) : undefined] as const)
    : Object.entries(value as object).map(
        ([from, to]) => [from, typeof to === 'string' ? mapping(from, to, base) : undefined] as const,
      );
  const result: PathMapping[] = [];
  for (const [name, entry] of entries) {
    if (entry) result.push(entry);
    else problems.push(`"pathMappings": ${JSON.stringify(name)} is no drive or share with a folder to stand for it`);
  }
  return result;
}

function folders(raw: Readonly<Record<string, unknown>>, base: string, problems: SettingsProblem[]) {
  const value = given(raw, 'schemaFolders');
  if (value === undefined) return undefined;
  const list = typeof value === 'string' ? [value] : value;
  if (Array.isArray(list) && list.every(entry => typeof entry === 'string'))
    return list.map(entry => resolveUri(base, entry));
  problems.push('"schemaFolders" must be a list of folders');
  return undefined;
}

function rules(raw: Readonly<Record<string, unknown>>, problems: SettingsProblem[]) {
  const value = given(raw, 'rules');
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push('"rules" must be an object like { "rule-id": "off" }');
    return undefined;
  }
  const known = new Set(allRules().map(rule => rule.id));
  const result: Record<string, Severity | 'off'> = {};
  for (const [id, level] of Object.entries(value as object)) {
    if (!known.has(id)) problems.push(`"rules": there is no rule ${JSON.stringify(id)}`);
    else if (!isOneOf(level, RULE_LEVELS)) problems.push(`"rules": "${id}" must be one of ${RULE_LEVELS.join(', ')}`);
    else result[id] = level;
  }
  return result;
}

function oneOf<T extends string>(
  raw: Readonly<Record<string, unknown>>,
  key: string,
  allowed: readonly T[],
  problems: SettingsProblem[],
): T | undefined {
  const value = given(raw, key);
  if (value === undefined || isOneOf(value, allowed)) return value;
  problems.push(`"${key}" must be one of ${allowed.join(', ')}`);
  return undefined;
}

function text(raw: Readonly<Record<string, unknown>>, key: string, problems: SettingsProblem[]): string | undefined {
  const value = given(raw, key);
  if (value === undefined || typeof value === 'string') return value;
  problems.push(`"${key}" must be a string`);
  return undefined;
}

function flag(raw: Readonly<Record<string, unknown>>, key: string, problems: SettingsProblem[]): boolean | undefined {
  const value = given(raw, key);
  if (value === undefined || typeof value === 'boolean') return value;
  problems.push(`"${key}" must be true or false`);
  return undefined;
}

function given(raw: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = raw[key] ?? inner(raw, key);
  return value === null || value === '' ? undefined : value;
}

/** `enabled` of `inlayHints` for `inlayHints.enabled`. */
function inner(raw: Readonly<Record<string, unknown>>, key: string): unknown {
  const [head = '', tail] = key.split('.');
  const value = raw[head];
  return tail !== undefined && typeof value === 'object' && value !== null && tail in value
    ? (value as Record<string, unknown>)[tail]
    : undefined;
}

function isOneOf<T extends string>(value: unknown, allowed: readonly T[]): value is T {
  return (allowed as readonly unknown[]).includes(value);
}
