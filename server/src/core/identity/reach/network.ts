import type { ServerFacts } from '../../config/base/server-facts';
import {
  ANONYMOUS_LOGON,
  accountName,
  type Identity,
  MACHINE_ACCOUNT,
  qualifierOf,
  type Sentence,
  sameAccount,
  unknown,
} from '../../windows/account';
import { say } from '../../windows/sentence';
import { isUnc } from '../../windows/windows-path';

/** What another machine sees of an identity (R60). */
export function networkIdentity(identity: Identity, facts: ServerFacts): Identity {
  switch (identity.kind) {
    case 'virtualAccount':
    case 'machine':
      return machineAccount(facts);
    case 'builtIn':
      return identity.account === 'SYSTEM' || identity.account === 'NETWORK SERVICE'
        ? machineAccount(facts)
        : ANONYMOUS_LOGON;
    case 'configured':
      return identity.reach === 'none' ? ANONYMOUS_LOGON : identity;
    case 'authenticated':
      if (identity.reach === 'none') return ANONYMOUS_LOGON;
      if (identity.reach === 'own') return identity;
      // Without a domain there is no Kerberos, and an NTLM logon never goes on to another machine.
      if (!facts.domainJoined) return ANONYMOUS_LOGON;
      return unknown(say`Kerberos delegation (delegated: ${identity}; otherwise ${ANONYMOUS_LOGON})`);
    case 'interactive':
    case 'unknown':
    case 'none':
      return identity;
  }
}

/**
 * Whom the access list of a file or folder meets: the account itself, and on a share what the file server sees of it.
 * Virtual accounts, IUSR and IIS_IUSRS of this server mean nothing there (R60).
 */
export function accountOn(path: string | undefined, identity: Identity, facts: ServerFacts): Identity {
  return path !== undefined && isUnc(path) ? networkIdentity(identity, facts) : identity;
}

/** In a workgroup the computer has no account that others know (R60). */
function machineAccount(facts: ServerFacts): Identity {
  return facts.domainJoined ? MACHINE_ACCOUNT : ANONYMOUS_LOGON;
}

/** The login that a SQL Server on another machine sees with Integrated Security (R60). */
export function remoteLogin(identity: Identity, facts: ServerFacts): Identity {
  const network = networkIdentity(identity, facts);
  const name =
    network.kind === 'configured' ? network.userName : network.kind === 'authenticated' ? network.account : undefined;
  if (name === undefined) return network;
  switch (qualifierOf(name, facts.machineName)) {
    case 'local':
      return unknown('a mirrored account with the same password on the remote server');
    case 'none':
      return unknown(`whether ${name} is an account of this machine or of the domain`);
    case 'domain':
      return network;
  }
}

/** R60 in one sentence, for the step that explains a network identity. */
export function networkReason(identity: Identity, facts: ServerFacts): Sentence {
  const network = networkIdentity(identity, facts);
  switch (identity.kind) {
    case 'virtualAccount':
    case 'builtIn':
    case 'machine':
      return facts.domainJoined || !sameAccount(network, ANONYMOUS_LOGON)
        ? say`On the network ${identity} is ${network}.`
        : say`In a workgroup ${identity} is ${network} for other machines.`;
    case 'configured':
    case 'authenticated':
      if (identity.reach === 'none')
        return say`The token of ${identity} has no credentials, so other machines see ${network}.`;
      if (identity.reach === 'own') return ownNameReason(identity, facts);
      return !facts.domainJoined
        ? say`In a workgroup an impersonated user logs on by NTLM at best, so other machines see ${network}.`
        : 'An impersonated user reaches another machine only with Kerberos delegation, which no IIS file tells.';
    default:
      return say`On the network it is ${network}.`;
  }
}

/** An account with credentials arrives under its own name; whether anybody knows that name there is another matter. */
function ownNameReason(identity: Identity, { machineName, domainJoined }: ServerFacts): Sentence {
  const name = accountName(identity);
  const isLocal = name !== undefined && (!domainJoined || qualifierOf(name, machineName) === 'local');
  return isLocal
    ? say`${identity} is an account of this machine: another one lets it in only if it has an account of the same name and password.`
    : say`${identity} is itself on the network.`;
}
