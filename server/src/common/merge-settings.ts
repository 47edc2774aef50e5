import type { PathMapping, Severity, WorkspaceSettings } from '../core/analysis';
import { mergeMappings } from './path-mappings';
import { SETTING_ENTRIES, type SETTINGS, type Setting, type SettingKey } from './settings-table';

/** Settings as one source (editor, project file, command line) gives them; URIs are resolved, gaps are gaps. */
export type SettingsLayer = { readonly [K in SettingKey]?: Given<(typeof SETTINGS)[K]> };

/** What an adapter knows beside the settings: host configurations, best first, and on what machine the files lie. */
export type Surroundings = Pick<WorkspaceSettings, 'hostConfigCandidates' | 'windowsFiles'>;

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
  readonly mappings: readonly PathMapping[];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
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

function decide(setting: Setting, given: readonly unknown[]): unknown {
  switch (setting.kind) {
    case 'file':
    case 'text':
      return given.at(-1);
    case 'flag':
      return given.at(-1) ?? setting.default;
    case 'choice': {
      const choice = given.at(-1) ?? setting.default;
      return choice === 'auto' ? undefined : choice;
    }
    case 'folders':
      return [...new Set((given as ValueOfKind['folders'][]).flat())];
    case 'mappings':
      return mergeMappings(given as ValueOfKind['mappings'][]);
    case 'severities':
      return Object.assign({}, ...given);
  }
}
