import type { Settings, SettingsLayer } from '../common/merge-settings';
import { uriPath } from '../core/analysis';

/** What settings came from. */
interface Sources {
  readonly settings: Settings;
  /** Host configurations that were found, best first, and why. */
  readonly candidates: ReadonlyMap<string, string>;
  readonly project: string | undefined;
  /** The folder with facts of the server. */
  readonly facts: string | undefined;
  /** What the client said. */
  readonly layer: SettingsLayer;
}

/** Lines for the log: the settings by which the files of a folder are read, as far as they decide about an answer. */
export function settingsToTell(
  start: string,
  { settings, candidates, project, facts, layer }: Sources,
): readonly string[] {
  const { hostConfig, pathMappings, machineConfig, rootWebConfig, schemaFolders, files } = settings;
  const { host, iisVersion, machineName, domainName, domainJoined, profile } = settings;
  return [
    `Settings for ${uriPath(start)}${project === undefined ? '' : `, of the editor and of ${uriPath(project)}`}`,
    ...(hostConfig === undefined
      ? candidates.size === 0
        ? ['host configuration: none was found']
        : [...candidates].map(([uri, why]) => `host configuration: ${uriPath(uri)} (${why})`)
      : [
          `host configuration: ${uriPath(hostConfig)} (${layer.hostConfig === undefined ? 'named by the project file or the facts' : 'a setting of the editor'})`,
        ]),
    `server: ${host ?? 'as the host configuration tells'}, IIS ${iisVersion}, ${machineName ?? 'name not known'}, ${domainJoined ? (domainName ?? 'in a domain') : 'in no domain'}; profile ${profile}`,
    ...pathMappings.map(({ from, to }) => `${from} lies in ${uriPath(to)}`),
    ...files.map(({ pattern, role }) => `${pattern} is ${role}`),
    ...Object.entries({ 'machine.config': machineConfig, 'root web.config': rootWebConfig, facts }).flatMap(
      ([name, uri]) => (uri === undefined ? [] : [`${name}: ${uriPath(uri)}`]),
    ),
    ...schemaFolders.map(folder => `schema: ${uriPath(folder)}`),
  ];
}
