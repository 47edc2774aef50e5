import { domainNameIn, type FactFile, readMachine, type WorkspaceSettings } from '../core/analysis';
import type { SettingsLayer } from './merge-settings';
import { SETTINGS } from './settings-table';

/** What the facts of a server say in the place of settings that nobody made: its name, its domain, its version of IIS. */
export function factsLayer(files: readonly FactFile[]): SettingsLayer {
  const machine = readMachine(files);
  if (!machine) return {};
  const { name, partOfDomain } = machine;
  const domainName = domainNameIn(files, machine);
  const version = versionOf(machine.iisVersion);
  return {
    ...(name !== undefined && { machineName: name }),
    ...(domainName !== undefined && { domainName }),
    ...(partOfDomain !== undefined && { domainJoined: partOfDomain }),
    ...(version !== undefined && { iisVersion: version }),
  };
}

/** `VersionString` of the registry reads `Version 10.0`. */
function versionOf(text: string | undefined): WorkspaceSettings['iisVersion'] | undefined {
  const [number] = /\d+\.\d+/.exec(text ?? '') ?? [];
  return (Object.keys(SETTINGS.iisVersion.choices) as WorkspaceSettings['iisVersion'][]).find(each => each === number);
}
