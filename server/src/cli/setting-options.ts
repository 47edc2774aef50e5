import path from 'node:path';
import { Option } from 'commander';
import type { SettingsLayer } from '../common/merge-settings';
import { readMapping } from '../common/path-mappings';
import { SETTING_ENTRIES, type Setting, type SettingOption } from '../common/settings-table';
import type { Disk } from '../node/disk';
import { fileUri } from '../node/file-uri';
import { CliError, type CliIo } from './io';
import { collect, nonEmpty } from './option-values';

/** The options of all commands: those settings that have one. */
export function settingOptions(): Option[] {
  return SETTING_ENTRIES.flatMap(([, setting]) => (setting.option ? [makeOption(setting, setting.option)] : []));
}

function makeOption(setting: Setting, { flags, help, value }: SettingOption): Option {
  const option = new Option(flags, helpOf(setting, help, value));
  if (value !== undefined) return option;
  switch (setting.kind) {
    case 'choice':
      return option.choices(Object.keys(setting.choices));
    case 'mappings':
    case 'folders':
    case 'hosts':
      return option.argParser(collect);
    default:
      return option.argParser(nonEmpty);
  }
}

function helpOf(setting: Setting, help: string | undefined, value: boolean | undefined): string {
  const words = help ?? `${setting.summary.charAt(0).toLowerCase()}${setting.summary.slice(1)}`.replace(/\.$/, '');
  const unset = setting.unset ?? (setting.kind === 'choice' ? setting.default : undefined);
  const isList = setting.kind === 'mappings' || setting.kind === 'folders' || setting.kind === 'hosts';
  const rest = isList ? '; repeatable' : unset !== undefined && value === undefined ? ` (default: ${unset})` : '';
  return `${words}${rest}`.replaceAll('`', '');
}

/** What the options say; they win over the project file. What they name must be there. */
export async function optionLayer(options: object, files: Disk, io: CliIo): Promise<SettingsLayer> {
  const given = options as Readonly<Record<string, unknown>>;
  const layer: Record<string, unknown> = {};
  for (const [key, setting] of SETTING_ENTRIES) {
    if (!setting.option) continue;
    const value = given[new Option(setting.option.flags).attributeName()];
    if (value !== undefined) layer[key] = setting.option.value ?? (await readOption(setting, value, files, io));
  }
  return layer;
}

async function readOption(setting: Setting, value: unknown, files: Disk, io: CliIo): Promise<unknown> {
  switch (setting.kind) {
    case 'file':
      return readableUri(String(value), files, io);
    case 'folders':
      return Promise.all(listOf(value).map(name => readableFolder(name, files, io)));
    case 'mappings':
      return listOf(value).map(text => mapping(text, setting, files, io));
    case 'hosts':
      return listOf(value);
    default:
      return value;
  }
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function readableUri(name: string, files: Disk, io: CliIo): Promise<string> {
  const uri = fileUri(path.resolve(io.cwd, name));
  files.open(uri);
  const content = await files.read(uri);
  if (content.kind === 'text') return content.uri;
  throw new CliError(`${name}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
}

async function readableFolder(name: string, files: Disk, io: CliIo): Promise<string> {
  const uri = fileUri(path.resolve(io.cwd, name));
  files.open(uri);
  if (await files.list(uri)) return uri;
  throw new CliError(`${name}: no such folder`);
}

function mapping(text: string, { option }: Setting, files: Disk, io: CliIo) {
  const entry = readMapping(text, fileUri(io.cwd));
  if (entry) {
    files.open(entry.to);
    return entry;
  }
  const name = option?.flags.split(' ')[0];
  throw new CliError(
    `${name} ${text}: it must look like C:\\sites=./sites, \\\\server\\share=./share or %NAME%=./folder`,
  );
}
