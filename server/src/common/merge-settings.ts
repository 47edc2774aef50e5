import type { FileRoleSetting, PathMapping, RuleLevels, RuleOverride, WorkspaceSettings } from '../core/analysis';
import { mergeMappings } from './path-mappings';
import { SETTING_ENTRIES, type SETTINGS, type Setting, type SettingKey } from './settings-table';

/** Settings as one source (editor, project file, command line) gives them; URIs are resolved, gaps are gaps. */
export type SettingsLayer = { readonly [K in SettingKey]?: Given<(typeof SETTINGS)[K]> };

/** What an adapter knows beside the settings: host configurations, best first, and on what machine the files lie. */
export type Surroundings = Pick<WorkspaceSettings, 'hostConfigCandidates' | 'windowsFiles' | 'folders'>;

/** All settings of one place: those of the core (`WorkspaceSettings`), and those that adapters go by themselves. */
export type Settings = Surroundings & { readonly [K in SettingKey]: Decided<(typeof SETTINGS)[K]> };

/** What a source can say. */
type Given<S extends Setting> = S extends { kind: 'choice' } ? keyof S['choices'] : ValueOfKind[S['kind']];

/** What holds in the end. */
type Decided<S extends Setting> = S extends { kind: 'choice' }
  ? Exclude<keyof S['choices'], 'auto'> | ('auto' extends keyof S['choices'] ? undefined : never)
  : S extends { kind: 'file' | 'text' }
    ? string | undefined
    : Given<S>;

interface ValueOfKind {
  readonly file: string;
  readonly text: string;
  readonly flag: boolean;
  readonly choice: string;
  readonly folders: readonly string[];
  readonly hosts: readonly string[];
  readonly mappings: readonly PathMapping[];
  readonly severities: RuleLevels;
  readonly overrides: readonly RuleOverride[];
  readonly roles: readonly FileRoleSetting[];
}

/** Later layers win; path mappings, schema folders and rules are merged entry by entry. */
export function mergeSettings(layers: readonly SettingsLayer[], surroundings: Surroundings): Settings {
  const values: Record<string, unknown> = {};
  for (const [key, setting] of SETTING_ENTRIES) {
    const given = layers.map(layer => layer[key]).filter(value => value !== undefined);
    values[key] = decide(setting, given);
  }
  return { ...values, ...surroundings } as Settings;
}

/** One layer in the place of several, e.g. of a project file and those that it extends. */
export function joinLayers(layers: readonly SettingsLayer[]): SettingsLayer {
  const values: Record<string, unknown> = {};
  for (const [key, setting] of SETTING_ENTRIES) {
    const given = layers.map(layer => layer[key]).filter(value => value !== undefined);
    if (given.length > 0) values[key] = joined(setting, given);
  }
  return values;
}

function decide(setting: Setting, given: readonly unknown[]): unknown {
  const value = joined(setting, given);
  if (setting.kind === 'flag') return value ?? setting.default;
  if (setting.kind !== 'choice') return value;
  const choice = value ?? setting.default;
  return choice === 'auto' ? undefined : choice;
}

function joined(setting: Setting, given: readonly unknown[]): unknown {
  switch (setting.kind) {
    case 'file':
    case 'text':
    case 'flag':
    case 'choice':
      return given.at(-1);
    case 'overrides':
      return (given as ValueOfKind['overrides'][]).flat();
    case 'roles':
      return (given as ValueOfKind['roles'][]).flat();
    case 'folders':
    case 'hosts':
      return [...new Set((given as ValueOfKind['folders'][]).flat())];
    case 'mappings':
      return mergeMappings(given as ValueOfKind['mappings'][]);
    case 'severities':
      return Object.assign({}, ...given);
  }
}
