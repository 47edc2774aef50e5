/** Built-in accounts that act in an IIS configuration. */
export type BuiltInAccount = 'SYSTEM' | 'LOCAL SERVICE' | 'NETWORK SERVICE' | 'IUSR' | 'ANONYMOUS LOGON';

/**
 * What a token can prove to another machine.
 *
 * - `own`: it carries credentials, so the account arrives there as itself (R13, R20).
 * - `none`: a network logon without credentials; the other side sees ANONYMOUS LOGON (R13, R20).
 * - `delegation`: it depends on Kerberos delegation, which no configuration file of IIS tells (R60).
 */
export type Reach = 'own' | 'none' | 'delegation';

/** The kinds of logon that leave a group of their own in the token (`LogonUser`, win32 documentation). */
export type LogonType = 'batch' | 'interactive' | 'network' | 'service';

interface Logon {
  /** True where the token is that of the worker process: its groups are injected by IIS (R5, R6). */
  readonly worker?: boolean;
  /** How an account with a password is logged on, where the configuration tells (R7, R13). */
  readonly logon?: LogonType | undefined;
}

/** What configuration does not decide; `reason` completes "depends on …". */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: Sentence;
}

/** A Windows identity as far as configuration decides it. It stays this until it is printed. */
export type Identity = Logon &
  (
    | { readonly kind: 'virtualAccount'; readonly pool: string }
    | { readonly kind: 'builtIn'; readonly account: BuiltInAccount }
    | { readonly kind: 'configured'; readonly userName: string; readonly reach: Reach }
    /** `account` where the configuration or the question names it, as a certificate mapping does. */
    | { readonly kind: 'authenticated'; readonly account: string | undefined; readonly reach: Reach }
    /** The user who started IIS Express (R10). */
    | { readonly kind: 'interactive' }
    /** The computer's account in its domain. */
    | { readonly kind: 'machine' }
    | Unknown
    /** Nobody: the scheme is off, or the request ends before. */
    | { readonly kind: 'none' }
  );

/** Who logs on to a database server: a Windows identity, or a login of the server itself. */
export type Login = Identity | { readonly kind: 'sqlLogin'; readonly userId: string };

/** Whether an account is in a group. */
export type Membership = { readonly kind: 'yes' } | { readonly kind: 'no' } | Unknown;

/** Text in which accounts stay accounts until it is printed; {@link say} writes it. */
export type Sentence = string | readonly (string | Login)[];

export const NOBODY: Identity = { kind: 'none' };
export const IUSR: Identity = { kind: 'builtIn', account: 'IUSR' };
export const ANONYMOUS_LOGON: Identity = { kind: 'builtIn', account: 'ANONYMOUS LOGON' };
export const MACHINE_ACCOUNT: Identity = { kind: 'machine' };

export function builtIn(account: BuiltInAccount): Identity {
  return { kind: 'builtIn', account };
}

export function unknown(reason: Sentence): Unknown {
  return { kind: 'unknown', reason };
}

/** The name that Windows has for an identity; undefined where there is none, or none that is known here. */
export function accountName(identity: Identity): string | undefined {
  switch (identity.kind) {
    case 'virtualAccount':
      return `IIS APPPOOL\\${identity.pool}`;
    case 'builtIn':
      return `NT AUTHORITY\\${identity.account}`;
    case 'configured':
      return identity.userName;
    case 'authenticated':
      return identity.account;
    case 'interactive':
    case 'machine':
    case 'unknown':
    case 'none':
      return undefined;
  }
}

/** The computer's account as other machines name it. Neither name stands in a file of IIS. */
export function machineAccountName({ domainName, machineName }: MachineNames): string {
  return `${domainName ?? 'DOMAIN'}\\${machineName ?? 'MACHINE'}$`;
}

/** What a computer is called on a network, as far as it is known. */
export interface MachineNames {
  readonly domainName?: string | undefined;
  readonly machineName: string | undefined;
}

/** True where both stand for one account. Unknown identities equal nothing. */
export function sameAccount(a: Identity, b: Identity): boolean {
  const [left, right] = [byName(a), byName(b)];
  switch (left.kind) {
    case 'virtualAccount':
      return right.kind === left.kind && sameText(left.pool, right.pool);
    case 'builtIn':
      return right.kind === left.kind && left.account === right.account;
    case 'configured':
      return right.kind === left.kind && sameText(left.userName, right.userName);
    case 'authenticated':
    case 'interactive':
    case 'machine':
      return right.kind === left.kind;
    case 'unknown':
    case 'none':
      return false;
  }
}

/** True where `name`, as people write accounts (`IUSR`, `IIS AppPool\P`), stands for the identity. */
export function isAccountNamed(identity: Identity, name: string): boolean {
  return sameAccount(identity, accountNamed(name.trim(), 'own'));
}

/** What a name means, whoever wrote it. */
function byName(identity: Identity): Identity {
  const name =
    identity.kind === 'authenticated'
      ? identity.account
      : identity.kind === 'configured'
        ? identity.userName
        : undefined;
  return name === undefined ? identity : accountNamed(name, 'own');
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const BUILT_IN: readonly BuiltInAccount[] = ['SYSTEM', 'LOCAL SERVICE', 'NETWORK SERVICE', 'IUSR', 'ANONYMOUS LOGON'];

/**
 * The identity of a name as written in a configuration. Names of built-in accounts and of pools are recognised, so
 * that they get the network identity of their kind; every other name stays verbatim.
 */
export function accountNamed(name: string, reach: Reach): Identity {
  const match = /^(?:(?<domain>[^\\]*)\\)?(?<account>.*)$/s.exec(name);
  const domain = match?.groups?.domain?.toUpperCase();
  const account = match?.groups?.account ?? name;
  if (domain === undefined || domain === 'NT AUTHORITY') {
    const upper = account.toUpperCase();
    const found = BUILT_IN.find(known => known === upper);
    // Without a domain only IUSR and the service accounts are unambiguous: nobody else can bear these names.
    if (found) return builtIn(found);
  }
  if (domain === 'IIS APPPOOL') return { kind: 'virtualAccount', pool: account };
  return { kind: 'configured', userName: name, reach };
}

/** How a configured name is qualified; it decides whether another machine can know the account (R60). */
export function qualifierOf(userName: string, machineName: string | undefined): 'local' | 'domain' | 'none' {
  if (userName.includes('@')) return 'domain';
  const separator = userName.indexOf('\\');
  if (separator < 0) return 'none';
  const qualifier = userName.slice(0, separator);
  if (qualifier === '.' || (machineName !== undefined && qualifier.toLowerCase() === machineName.toLowerCase()))
    return 'local';
  return 'domain';
}
