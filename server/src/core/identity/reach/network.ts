import type { ServerFacts } from '../../config/base/server-facts';
import {
  ANONYMOUS_LOGON,
  type Identity,
  MACHINE_ACCOUNT,
  qualifierOf,
  type Sentence,
  sameAccount,
  unknown,
} from '../../windows/account';
import { say } from '../../windows/sentence';

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
      return unknown(say`Kerberos delegation (delegated: ${identity}; otherwise ${ANONYMOUS_LOGON})`);
    case 'interactive':
    case 'unknown':
    case 'none':
      return identity;
  }
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
      return identity.reach === 'own'
        ? say`${identity} is itself on the network.`
        : 'An impersonated user reaches another machine only with Kerberos delegation, which no IIS file tells.';
    default:
      return say`On the network it is ${network}.`;
  }
}
