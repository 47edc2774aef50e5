/** The server that is asked about, as far as configuration files do not say it. */
export interface ServerFacts {
  readonly host: 'iis' | 'iisexpress';
  readonly iisVersion: '7.0' | '7.5' | '8.0' | '8.5' | '10.0';
  readonly domainJoined: boolean;
  readonly machineName: string | undefined;
  /** The short (NetBIOS) name of the domain that the server is in. */
  readonly domainName?: string | undefined;
}
