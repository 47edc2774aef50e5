/** The server that is asked about, as far as configuration files do not say it. */
export interface ServerFacts {
  readonly host: 'iis' | 'iisexpress';
  readonly iisVersion: '7.0' | '7.5' | '8.0' | '8.5' | '10.0';
  readonly domainJoined: boolean;
  readonly machineName: string | undefined;
  /** The short (NetBIOS) name of the domain that the server is in. */
  readonly domainName?: string | undefined;
  /** Native modules, by their names in lower case, that surely are not installed. */
  readonly absentModules?: ReadonlySet<string> | undefined;
}
