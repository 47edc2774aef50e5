import type { ServerFacts } from '../config/base/server-facts';
import type { Origin } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import type { FileAccess } from '../config/files/file-access';
import { Hierarchy, type HierarchyInputs } from '../config/files/hierarchy';
import { topologyOf } from '../config/files/topology';
import { placeAt } from '../config/make-place';
import type { Place } from '../config/place';
import { windowsPathKey } from '../windows/windows-path';
import { SourceFile } from './source-file';

/** Stands for the name of the application pool, which only the server knows; people fill it in. */
export const ASSUMED_POOL = '<pool>';
/** Stands for the folder of the site, where no path mapping tells it. */
export const ASSUMED_FOLDER = '<folder>';
const ASSUMED_SITE = '<site>';
/** No file has this address: the text is {@link defaultHost}. */
const ASSUMED_HOST = 'whoiis:/applicationHost.config';

/**
 * The levels of a web.config under the defaults of IIS: its folder is that of a site with a pool of its own, as IIS
 * Manager makes them, and the server lets the file set what it sets.
 */
export function assumedHierarchy(
  inputs: Omit<HierarchyInputs, 'host' | 'topology'>,
  file: ConfigFile,
  folder: string,
): Hierarchy {
  const host = new SourceFile(ASSUMED_HOST, defaultHost(folder, inputs.facts), undefined).config('applicationHost');
  const root = windowsPathKey(folder);
  // The file may have another name, such as that of a copy.
  const files: FileAccess = {
    ...inputs.files,
    webConfig: at => (windowsPathKey(at) === root ? file : inputs.files.webConfig(at)),
  };
  return new Hierarchy({ ...inputs, files, host, topology: topologyOf(host, inputs.schema) });
}

export function assumedPlaceAt(hierarchy: Hierarchy, path: string): Place {
  const place = placeAt(hierarchy, ASSUMED_SITE, path);
  // No server would accept a placeholder as a name.
  return {
    ...place,
    errors: () => place.errors().filter(({ at }) => !isDefaultHost(at.file)),
    hostError: () => undefined,
  };
}

/** True where the defaults of IIS stand in for a host configuration that is not known. */
export function isAssumed({ site }: Pick<Place, 'site'>): boolean {
  return isDefaultHost(site?.at.file);
}

/** The same without its place, where that is in no file that people can open. */
export function withoutDefaultHost<T extends { readonly at?: Origin | undefined; readonly file?: string | null }>(
  told: T,
): T {
  if (!isDefaultHost(told.at?.file) && !isDefaultHost(told.file)) return told;
  const { at: _, ...rest } = told;
  return (told.file === undefined ? rest : { ...rest, file: null }) as T;
}

function isDefaultHost(file: string | null | undefined): boolean {
  return file === ASSUMED_HOST;
}

/**
 * What decides accounts on a new server. The pool writes what setup writes into `applicationPoolDefaults` since IIS 7.5.
 * The sections are locked on a new server; a file that sets them is meant for one that has them unlocked.
 */
function defaultHost(folder: string, { iisVersion }: ServerFacts): string {
  const processModel =
    iisVersion === '7.0' ? '' : '<processModel identityType="ApplicationPoolIdentity" loadUserProfile="true" />';
  return `<configuration>
  <configSections>
    <sectionGroup name="system.webServer">
      <sectionGroup name="security">
        <section name="access" overrideModeDefault="Allow" />
        <section name="ipSecurity" overrideModeDefault="Allow" />
        <sectionGroup name="authentication">
          <section name="anonymousAuthentication" overrideModeDefault="Allow" />
          <section name="basicAuthentication" overrideModeDefault="Allow" />
          <section name="clientCertificateMappingAuthentication" overrideModeDefault="Allow" />
          <section name="digestAuthentication" overrideModeDefault="Allow" />
          <section name="iisClientCertificateMappingAuthentication" overrideModeDefault="Allow" />
          <section name="windowsAuthentication" overrideModeDefault="Allow" />
        </sectionGroup>
      </sectionGroup>
    </sectionGroup>
  </configSections>
  <system.applicationHost>
    <applicationPools>
      <add name="${escaped(ASSUMED_POOL)}" managedRuntimeVersion="v4.0">${processModel}</add>
    </applicationPools>
    <sites>
      <site name="${escaped(ASSUMED_SITE)}" id="1">
        <application path="/" applicationPool="${escaped(ASSUMED_POOL)}">
          <virtualDirectory path="/" physicalPath="${escaped(folder)}" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="*:80:" />
        </bindings>
      </site>
    </sites>
  </system.applicationHost>
</configuration>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
