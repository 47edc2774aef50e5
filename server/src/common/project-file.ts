import type { FileSource } from './file-content';
import type { SettingsLayer } from './merge-settings';
import { readSettings, SETTING_NAMES } from './read-settings';
import { parentUri } from './resolve-uri';

/** `.whoiisrc.json`: the settings without their prefix, for the command line and every editor. */
export const PROJECT_FILE = '.whoiisrc.json';

export interface ProjectFile {
  readonly uri: string;
  readonly layer: SettingsLayer;
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
    const uri = `${at}/${PROJECT_FILE}`;
    const content = await files.read(uri);
    if (content.kind === 'text') return parseProjectFile(uri, content.text);
    if (content.kind === 'unreadable') {
      return { uri, layer: {}, problems: [`cannot be read: ${content.reason}`], broken: true };
    }
    if (at === top) break;
  }
  return undefined;
}

export function parseProjectFile(uri: string, text: string): ProjectFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { uri, layer: {}, problems: [`is not valid JSON: ${messageOf(error)}`], broken: true };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { uri, layer: {}, problems: ['must hold a JSON object'], broken: true };
  }
  const unknown = Object.keys(raw).filter(key => key !== '$schema' && !SETTING_NAMES.has(key));
  const { layer, problems } = readSettings(raw as Record<string, unknown>, parentUri(uri) ?? uri);
  if (unknown.length > 0) problems.unshift(`unknown key ${unknown.map(key => JSON.stringify(key)).join(', ')}`);
  return { uri, layer, problems, broken: false };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
}
