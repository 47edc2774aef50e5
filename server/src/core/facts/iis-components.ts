import { booleanIn, type JsonRow, textIn } from './json-rows';

/**
 * Native modules by the component that installs them. Components are named as in the registry (Microsoft: "Discover
 * Installed Components"), the modules are those of "IIS Modules Overview". Left out: what several components install.
 */
const MODULES_OF: Readonly<Record<string, readonly string[]>> = {
  staticcontent: ['StaticFileModule'],
  defaultdocument: ['DefaultDocumentModule'],
  directorybrowse: ['DirectoryListingModule'],
  httperrors: ['CustomErrorModule'],
  httpredirect: ['HttpRedirectionModule'],
  cgi: ['CgiModule', 'FastCgiModule'],
  isapiextensions: ['IsapiModule'],
  isapifilter: ['IsapiFilterModule'],
  serversideinclude: ['ServerSideIncludeModule'],
  basicauthentication: ['BasicAuthenticationModule'],
  windowsauthentication: ['WindowsAuthenticationModule'],
  digestauthentication: ['DigestAuthenticationModule'],
  clientcertificatemappingauthentication: ['CertificateMappingAuthenticationModule'],
  iisclientcertificatemappingauthentication: ['IISCertificateMappingAuthenticationModule'],
  authorization: ['UrlAuthorizationModule'],
  requestfiltering: ['RequestFilteringModule'],
  ipsecurity: ['IpRestrictionModule'],
};

/** A component of `features.json`, by its name in lower case. */
export interface Component {
  readonly name: string;
  readonly installed: boolean;
}

export function componentOf(row: JsonRow): Component | undefined {
  const name = textIn(row, 'name')?.toLowerCase();
  const installed = booleanIn(row, 'installed');
  return name === undefined || installed === undefined ? undefined : { name, installed };
}

/**
 * Modules in lower case that surely are not installed: what was never installed or was removed has no value in the
 * registry ("Discover Installed Components"). Undefined for a list without the web server itself, which is none.
 */
export function absentModules(components: readonly Component[]): ReadonlySet<string> | undefined {
  const installed = new Set(components.filter(component => component.installed).map(({ name }) => name));
  if (!installed.has('w3svc')) return undefined;
  return new Set(
    Object.entries(MODULES_OF).flatMap(([name, modules]) =>
      installed.has(name) ? [] : modules.map(module => module.toLowerCase()),
    ),
  );
}
