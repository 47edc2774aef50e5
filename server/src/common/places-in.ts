import type { Settings } from './merge-settings';
import { parentUri } from './resolve-uri';

/** The folders that settings name: mapped ones, those of schema files, those around a file. */
export function placesIn(settings: Settings): readonly string[] {
  const { hostConfig, hostConfigCandidates, machineConfig, rootWebConfig, pathMappings, schemaFolders } = settings;
  const files = [hostConfig, machineConfig, rootWebConfig, ...hostConfigCandidates];
  return [
    ...pathMappings.map(({ to }) => to),
    ...schemaFolders,
    ...files.flatMap(uri => (uri === undefined ? [] : (parentUri(uri) ?? []))),
  ];
}
