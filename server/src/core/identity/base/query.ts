import type { Identity } from '../../windows/account';

/** What touches a file or runs code. */
export const HANDLER_KINDS = [
  'static',
  'defaultDocument',
  'directoryBrowse',
  'ssi',
  'asp',
  'asp-onend',
  'aspnet',
  'aspnet-session-sql',
  'aspnet-temp',
  'aspnetcore',
  'php-fastcgi',
  'fastcgi',
  'cgi',
  'isapi',
  'wcf',
  'httpPlatform',
  'iisnode',
  'webdav',
  'module',
  'ftp',
  'rewrite-check',
  'webconfig-read',
  'http-log',
  'frt-log',
  'stdout-log',
  'dataprotection-keys',
  'compression-cache',
] as const;

export type HandlerKind = (typeof HANDLER_KINDS)[number];

export const CLIENT_AUTHS = ['none', 'windows', 'basic', 'digest', 'forms', 'clientCert', 'iisManager'] as const;

/** With what the client proves who it is. */
export type ClientAuth = (typeof CLIENT_AUTHS)[number];

export const STAGES = ['BeginRequest', 'Application_Start', 'background-thread'] as const;

export type Stage = (typeof STAGES)[number];

/** The question to the resolver; site, path and server stand in the `Place`. */
export interface IdentityQuery {
  readonly handlerKind: HandlerKind;
  readonly client: {
    readonly auth: ClientAuth;
    /** Account that the client's certificate maps to, where the questioner knows it. */
    readonly mappedTo?: string | undefined;
  };
  /** Undefined: while the handler works on a request. */
  readonly stage?: Stage | undefined;
  /** The URL as asked, with its query string; a trailing slash tells a folder. Undefined: the usual one of the kind. */
  readonly url?: string | undefined;
  /** HTTP verb; undefined: GET, for WebDAV a verb that writes. */
  readonly verb?: string | undefined;
  /** Accounts and groups that the access lists of the content keep out, by name or SID; as data where they have no name. */
  readonly deniedIdentities?: readonly (Identity | string)[] | undefined;
}
