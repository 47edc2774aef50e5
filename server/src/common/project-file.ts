import { uriName } from '../core/analysis';
import type { FileSource } from './file-content';
import { joinLayers, type SettingsLayer } from './merge-settings';
import { readSettings, SETTING_NAMES } from './read-settings';
import { parentUri, resolveUri } from './resolve-uri';
import { SETTING_ENTRIES } from './settings-table';

const PERMISSIONS: ReadonlySet<string> = new Set(
  SETTING_ENTRIES.flatMap(([key, { effect }]) => (effect === 'user alone' ? [key] : [])),
);

/** `.whoiisrc.json`: the settings without their prefix, for the command line and every editor. */
export const PROJECT_FILE = '.whoiisrc.json';

export interface ProjectFile {
  readonly uri: string;
  /** With what it extends. */
  readonly layer: SettingsLayer;
  /** The files that it extends, directly or not. */
  readonly extended: readonly string[];
  /** One sentence each, ready to print after the name of the file; the rest of the file counts. */
  readonly problems: readonly string[];
  /** True where nothing of the file could be used. */
  readonly broken: boolean;
}

/** The project file that is nearest upward from `folder`, not above `top` if that is given. */
export async function findProjectFile(
  files: FileSource,
  folder: string,
  top: string | undefined,
): Promise<ProjectFile | undefined> {
  for (let at: string | undefined = folder; at !== undefined; at = parentUri(at)) {
    const found = await projectFileIn(files, at);
    if (found || at === top) return found;
  }
  return undefined;
}

/** The project file of one folder. */
export async function projectFileIn(files: FileSource, folder: string): Promise<ProjectFile | undefined> {
  const uri = `${folder}/${PROJECT_FILE}`;
  const content = await files.read(uri);
  if (content.kind === 'text') return withExtended(files, parseProjectFile(uri, content.text), [uri]);
  if (content.kind === 'unreadable')
    return { uri, layer: {}, extended: [], problems: [`cannot be read: ${content.reason}`], broken: true };
  return undefined;
}

/** Loads what the file extends; what stands in the file itself wins, then what is named later. */
async function withExtended(files: FileSource, project: ProjectFile, chain: readonly string[]): Promise<ProjectFile> {
  const layers: SettingsLayer[] = [];
  const extended: string[] = [];
  const problems = [...project.problems];
  for (const uri of project.extended) {
    extended.push(uri);
    if (chain.some(other => other.toLowerCase() === uri.toLowerCase())) {
      problems.push(`"extends" leads back to ${uriName(uri)}`);
      continue;
    }
    const content = await files.read(uri);
    if (content.kind !== 'text') {
      problems.push(`"extends": ${uriName(uri)}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
      continue;
    }
    const base = await withExtended(files, parseProjectFile(uri, content.text), [...chain, uri]);
    layers.push(base.layer);
    extended.push(...base.extended);
    problems.push(...base.problems.map(problem => `${uriName(uri)}: ${problem}`));
  }
  return { ...project, layer: joinLayers([...layers, project.layer]), extended, problems };
}

/** Without what it extends: `extended` names those files. */
export function parseProjectFile(uri: string, text: string): ProjectFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { uri, layer: {}, extended: [], problems: [`is not valid JSON: ${messageOf(error)}`], broken: true };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { uri, layer: {}, extended: [], problems: ['must hold a JSON object'], broken: true };
  }
  const unknown = Object.keys(raw).filter(key => key !== '$schema' && key !== 'extends' && !SETTING_NAMES.has(key));
  const base = parentUri(uri) ?? uri;
  // Who sends the project must not be who permits.
  const denied = Object.keys(raw).filter(key => PERMISSIONS.has(key));
  const settings = Object.fromEntries(Object.entries(raw).filter(([key]) => !PERMISSIONS.has(key)));
  const { layer, problems } = readSettings(settings, base);
  problems.push(...denied.map(key => `"${key}" is a setting of the user and has no effect here`));
  const { extends: given } = raw as { readonly extends?: unknown };
  const names = typeof given === 'string' ? [given] : (given ?? []);
  const isList = Array.isArray(names) && names.every((name): name is string => typeof name === 'string' && name !== '');
  if (!isList) problems.push('"extends" must be the path of a file, or a list of them');
  if (unknown.length > 0) problems.unshift(`unknown key ${unknown.map(key => JSON.stringify(key)).join(', ')}`);
  const extended = isList ? names.map(name => resolveUri(base, name)) : [];
  return { uri, layer, extended, problems, broken: false };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
}
