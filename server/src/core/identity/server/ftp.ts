import { booleanText } from '../../config/base/value';
import type { Place } from '../../config/place';
import { accountNamed, builtIn, type Identity, IUSR, NOBODY, type Reach, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { type Failure, failure } from '../base/failure';
import type { ClientAuth, IdentityQuery } from '../base/query';
import { type SiteValue, siteElements, siteValue } from '../base/site-setting';
import type { Trail } from '../base/step';
import { connectAs } from '../token/directories';

/** Who acts where a service other than the worker process answers. */
export interface ServiceAnswer {
  readonly process: Identity;
  readonly anonymous: Identity;
  readonly user: Identity;
  readonly file: Identity;
  readonly failure: Failure | undefined;
}

interface FtpUser {
  readonly identity: Identity;
  /** Who opens files, where that is not the user: custom providers know no Windows user. */
  readonly file: Identity;
}

const AUTHENTICATION = 'ftpServer/security/authentication';

/** What the FTP service does for a client (R40, ftp). It is no part of any application pool. */
export function ftpAnswer(place: Place, query: IdentityQuery, trail: Trail): ServiceAnswer {
  const process = unknown('the FTP service account (FTPSVC), not on an application pool');
  trail.step('process', 'R40', 'FTP is served by the FTP service, not by an application pool.');
  if (!place.site) {
    const reason = place.hostFile
      ? 'the site, which applicationHost.config does not define'
      : 'applicationHost.config, which is not loaded';
    const nothing = unknown(reason);
    return { process, anonymous: nothing, user: nothing, file: nothing, failure: undefined };
  }
  const anonymous = anonymousFtpUser(place, trail);
  const user = ftpUser(place, query, anonymous, trail);
  if (!user) {
    const at = siteElements(place, AUTHENTICATION)[0];
    const origin = at && place.hostFile?.at(at.nameSpan);
    trail.step('error', 'R40', 'No FTP authentication scheme is enabled for this client.', origin);
    return {
      process,
      anonymous,
      user: NOBODY,
      file: NOBODY,
      failure: failure('530', 'no FTP authentication scheme is enabled for this client', {
        section: 'system.applicationHost/sites',
        at: origin,
      }),
    };
  }
  const fixed = connectAs(place.virtualDirectory, trail);
  if (fixed) trail.step('file', 'R40', say`The virtual directory connects as ${fixed.identity}.`, fixed.at);
  return { process, anonymous, user: user.identity, file: fixed?.identity ?? user.file, failure: undefined };
}

function ftpUser(place: Place, query: IdentityQuery, anonymous: Identity, trail: Trail): FtpUser | undefined {
  const { auth, mappedTo } = query.client;
  switch (auth) {
    case 'none':
      return anonymous.kind === 'none' ? undefined : same(anonymous);
    // FTP knows one scheme for Windows accounts: user name and password.
    case 'windows':
    case 'basic':
      return enabled(place, 'basicAuthentication', trail)
        ? same({ ...USER, reach: reach(place, 'basicAuthentication') })
        : undefined;
    case 'clientCert':
      return enabled(place, 'clientCertAuthentication', trail) ? same({ ...USER, account: mappedTo }) : undefined;
    default:
      return customUser(place, auth, trail);
  }
}

const USER = { kind: 'authenticated', account: undefined, reach: 'delegation' } as const satisfies Identity;

function same(identity: Identity): FtpUser {
  return { identity, file: identity };
}

/** Users that are no Windows accounts: the service opens the content as NETWORK SERVICE. */
const CUSTOM_PROVIDERS: Partial<Record<ClientAuth, string>> = { iisManager: 'IisManagerAuth', forms: 'AspNetAuth' };

function customUser(place: Place, auth: ClientAuth, trail: Trail): FtpUser | undefined {
  const name = CUSTOM_PROVIDERS[auth];
  if (name === undefined) return undefined;
  for (const providers of siteElements(place, `${AUTHENTICATION}/customAuthentication/providers`)) {
    for (const entry of providers.children()) {
      if (entry.value('name')?.toLowerCase() !== name.toLowerCase()) continue;
      if (!entry.is('add') || booleanText(entry.value('enabled')) === false) return undefined;
      const at = place.hostFile?.at(entry.openTagSpan);
      trail.step('file', 'R40', `Users of ${name} are no Windows accounts; NETWORK SERVICE opens the content.`, at);
      return { identity: unknown('the custom FTP provider (not a Windows account)'), file: builtIn('NETWORK SERVICE') };
    }
  }
  return undefined;
}

/** Anonymous FTP is off by default; its user is IUSR by default. */
function anonymousFtpUser(place: Place, trail: Trail): Identity {
  if (!enabled(place, 'anonymousAuthentication', trail)) return NOBODY;
  const userName = siteValue(place, `${AUTHENTICATION}/anonymousAuthentication`, 'userName');
  if (!userName) {
    trail.step('anonymous', 'R40', 'The anonymous FTP user is the default, IUSR.');
    return IUSR;
  }
  if (userName.text === '') return unknown('the FTP service account (FTPSVC), not on an application pool');
  trail.step('anonymous', 'R40', `The anonymous FTP user is ${userName.text}.`, userName.at);
  return accountNamed(userName.text, reach(place, 'anonymousAuthentication'));
}

function enabled(place: Place, scheme: string, trail: Trail): boolean {
  const value: SiteValue | undefined = siteValue(place, `${AUTHENTICATION}/${scheme}`, 'enabled');
  const on = booleanText(value?.text) ?? false;
  if (on) trail.step('request', 'R40', `FTP ${scheme} is on.`, value?.at);
  return on;
}

function reach(place: Place, scheme: string): Reach {
  return siteValue(place, `${AUTHENTICATION}/${scheme}`, 'logonMethod')?.text.toLowerCase() === 'network'
    ? 'none'
    : 'own';
}
