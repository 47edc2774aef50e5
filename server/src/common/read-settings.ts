import {
  FILE_ROLES,
  type FileRoleSetting,
  isProfile,
  type PathMapping,
  type RuleLevels,
  type RuleOverride,
  rules,
  type Severity,
} from '../core/analysis';
import type { SettingsLayer } from './merge-settings';
import { makeMapping, readMapping } from './path-mappings';
import { resolveUri } from './resolve-uri';
import { SETTING_ENTRIES, type Setting } from './settings-table';

/** A value that cannot be used, in one sentence that names the key. */
export type SettingsProblem = string;

export const RULE_LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/**
 * Keys of the project file and, with the prefix `whoiis.`, of the editor. A key with a dot may also be written as an
 * object in an object, as editors hand it over.
 */
export const SETTING_NAMES: ReadonlySet<string> = new Set(
  SETTING_ENTRIES.flatMap(([key]) => [key, key.replace(/\..*/, '')]),
);

/**
 * Reads an object with the keys of the table; others are left alone. `null` and an empty string count as not set.
 * Relative paths are relative to the folder `base`.
 */
export function readSettings(
  raw: object,
  base: string,
): { readonly layer: SettingsLayer; readonly problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const layer: Record<string, unknown> = {};
  for (const [key, setting] of SETTING_ENTRIES) {
    const given = givenFor(raw, key);
    if (given === undefined) continue;
    const value = read(setting, given, base, problem => {
      problems.push(`"${key}"${problem}`);
    });
    if (value !== undefined) layer[key] = value;
  }
  return { layer, problems };
}

/** Hears the rest of a sentence that begins with the key. */
type Complain = (problem: string) => undefined;

/** Undefined, and a complaint, where nothing of the value can be used. */
function read(setting: Setting, given: unknown, base: string, complain: Complain): unknown {
  switch (setting.kind) {
    case 'file':
    case 'text':
      if (typeof given !== 'string') return complain(' must be a string');
      return setting.kind === 'file' ? resolveUri(base, given) : given;
    case 'flag':
      return typeof given === 'boolean' ? given : complain(' must be true or false');
    case 'choice': {
      const choices = Object.keys(setting.choices);
      return isOneOf(given, choices) ? given : complain(` must be one of ${choices.join(', ')}`);
    }
    case 'folders':
      return readFolders(given, base, complain);
    case 'hosts':
      return readHosts(given, complain);
    case 'mappings':
      return readMappings(given, base, complain);
    case 'severities':
      return readSeverities(given, complain);
    case 'overrides':
      return readOverrides(given, base, complain);
    case 'roles':
      return readRoles(given, base, complain);
  }
}

function readRoles(given: unknown, base: string, complain: Complain): readonly FileRoleSetting[] | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return complain(' must be an object like { "*.bak": "applicationHost.config" }');
  const roles: ReadonlyMap<unknown, FileRoleSetting['role']> = new Map(Object.entries(FILE_ROLES));
  return Object.entries(given).flatMap(([pattern, name]): FileRoleSetting[] => {
    const role = roles.get(name);
    if (role) return [{ base, pattern, role }];
    complain(`: ${JSON.stringify(pattern)} must be one of ${[...roles.keys()].join(', ')}`);
    return [];
  });
}

function readOverrides(given: unknown, base: string, complain: Complain): readonly RuleOverride[] | undefined {
  if (!Array.isArray(given)) return complain(' must be a list like [ { "files": ["legacy/**"], "rules": {} } ]');
  return given.flatMap((entry: unknown, index): RuleOverride[] => {
    const about: Complain = problem => complain(`: entry ${index + 1}${problem}`);
    const { files, rules: levels, profile, ...others } = Object(entry) as Record<string, unknown>;
    const patterns = typeof files === 'string' ? [files] : files;
    if (!Array.isArray(patterns) || patterns.length === 0 || !patterns.every(each => typeof each === 'string')) {
      about(' needs "files", a list of patterns');
      return [];
    }
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      about(`: unknown key ${JSON.stringify(unknown)}; "files", "rules" and "profile" may stand here`);
    const isKnown = typeof profile === 'string' && isProfile(profile);
    if (profile !== undefined && !isKnown) about(': there is no such profile');
    const read = levels === undefined ? undefined : readSeverities(levels, about);
    return [{ base, files: patterns, ...(read && { rules: read }), ...(isKnown && { profile }) }];
  });
}

function readFolders(given: unknown, base: string, complain: Complain): readonly string[] | undefined {
  const list = typeof given === 'string' ? [given] : given;
  if (Array.isArray(list) && list.every(entry => typeof entry === 'string'))
    return list.map(entry => resolveUri(base, entry));
  return complain(' must be a list of folders');
}

function readHosts(given: unknown, complain: Complain): readonly string[] | undefined {
  if (Array.isArray(given) && given.every(entry => typeof entry === 'string')) return given;
  return complain(' must be a list of names of machines');
}

/** `{ "C:\\sites": "./sites" }`; a list of `"C:\\sites=./sites"`, as on the command line, is understood too. */
function readMappings(given: unknown, base: string, complain: Complain): readonly PathMapping[] | undefined {
  if (typeof given !== 'object' || given === null) {
    return complain(' must be an object like { "C:\\\\sites": "./sites" }');
  }
  const entries = Array.isArray(given)
    ? given.map(entry => [String(entry), typeof entry === 'string' ? readMapping(entry, base) : undefined] as const)
    : Object.entries(given).map(
        ([from, to]) => [from, typeof to === 'string' ? makeMapping(from, to, base) : undefined] as const,
      );
  const result: PathMapping[] = [];
  for (const [name, entry] of entries) {
    if (entry) result.push(entry);
    else complain(`: ${JSON.stringify(name)} is no drive, share or %NAME% with a folder to stand for it`);
  }
  return result;
}

function readSeverities(given: unknown, complain: Complain): RuleLevels | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return complain(' must be an object like { "rule-id": "off" }');
  }
  const known = new Set(rules().map(rule => rule.id));
  const result: Record<string, Severity | 'off'> = {};
  for (const [id, level] of Object.entries(given)) {
    if (!known.has(id)) complain(`: there is no rule ${JSON.stringify(id)}`);
    else if (!isOneOf(level, RULE_LEVELS)) complain(`: "${id}" must be one of ${RULE_LEVELS.join(', ')}`);
    else result[id] = level;
  }
  return result;
}

function givenFor(raw: object, key: string): unknown {
  const value = fieldOf(raw, key) ?? innerValue(raw, key);
  return value === null || value === '' ? undefined : value;
}

/** `enabled` of `inlayHints` for `inlayHints.enabled`. */
function innerValue(raw: object, key: string): unknown {
  const [head = '', tail] = key.split('.');
  const inner = fieldOf(raw, head);
  return tail !== undefined && typeof inner === 'object' && inner !== null ? fieldOf(inner, tail) : undefined;
}

function fieldOf(raw: object, key: string): unknown {
  return (raw as Readonly<Record<string, unknown>>)[key];
}

function isOneOf<T extends string>(value: unknown, allowed: readonly T[]): value is T {
  return (allowed as readonly unknown[]).includes(value);
}
