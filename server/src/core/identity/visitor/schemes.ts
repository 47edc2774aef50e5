import { booleanOf, type Origin, originOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { reasonOf } from '../../config/refusals/wording';
import type { EffectiveEntry } from '../../config/values/effective-values';
import { attributeOf, elementOf } from '../../config/values/effective-values';
import type { AuthenticationPath, ElementShape, EntryShape, ShapeOf } from '../../schema/section-path';
import { accountNamed, type Identity, type Sentence, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { logonOfMethod } from '../base/logon-type';
import { lacksModule } from '../base/modules';
import type { ClientAuth } from '../base/query';
import { Trail } from '../base/step';
import { undecided } from '../base/undecided';
import { workerProcess } from '../process/pool';
import { reachOfLogon } from './anonymous';

const AUTHENTICATION = 'system.webServer/security/authentication';
export const WINDOWS_SECTION = `${AUTHENTICATION}/windowsAuthentication`;
export const BASIC_SECTION = `${AUTHENTICATION}/basicAuthentication`;
const DIGEST_SECTION = `${AUTHENTICATION}/digestAuthentication`;
const DIRECTORY_MAPPING_SECTION = `${AUTHENTICATION}/clientCertificateMappingAuthentication`;
const IIS_MAPPING_SECTION = `${AUTHENTICATION}/iisClientCertificateMappingAuthentication`;

/** Whether a scheme is on: known, or unknown with a reason that completes "depends on …". */
export type Enabled = boolean | { readonly unknown: string; readonly at: Origin | undefined };

/** An authentication scheme of IIS that ends in a Windows user (R20). */
interface Scheme {
  readonly auth: ClientAuth;
  enabled(place: Place): Enabled;
  /** What switches the scheme on, where something written does. */
  enabledAt(place: Place): Origin | undefined;
  /** The user of a client with valid credentials, where the scheme is on. */
  user(place: Place, mappedTo: string | undefined, trail: Trail): Identity | undefined;
}

const USER = { kind: 'authenticated', account: undefined, reach: 'delegation' } as const satisfies Identity;

const WINDOWS: Scheme = {
  auth: 'windows',
  enabled(place) {
    const on = sectionEnabled(place, WINDOWS_SECTION);
    return on === true ? windowsProviders(place).names.length > 0 : on;
  },
  enabledAt: place => originOfEnabled(place, WINDOWS_SECTION),
  user(place, _mappedTo, trail) {
    const { names, at } = windowsProviders(place);
    trail.step('request', 'R20', 'Windows authentication names the user.', this.enabledAt(place));
    if (names.some(name => name.toLowerCase().startsWith('negotiate'))) {
      explainTickets(place, trail);
      return USER;
    }
    trail.step('request', 'R20', 'NTLM is the only provider; an NTLM logon never reaches another machine.', at);
    return { ...USER, reach: 'none' };
  },
};

/** R22: which account decrypts Kerberos tickets, and so where the service principal name belongs. Who acts stays the same. */
function explainTickets(place: Place, trail: Trail): void {
  const section = place.section(WINDOWS_SECTION);
  const own = attributeOf(section, 'useAppPoolCredentials');
  const kernel = attributeOf(section, 'useKernelMode');
  const byPool = booleanOf(own) === true || booleanOf(kernel) === false;
  const at = booleanOf(own) === true ? originOf(own) : originOf(kernel);
  const { identity } = workerProcess(place, new Trail());
  const host = place.site?.bindings.map(binding => binding.information.split(':').at(-1)).find(Boolean);
  const spn = `HTTP/${host ?? '<host name>'}`;
  trail.step('request', 'R22', ticketsSentence(identity, byPool, spn), at);
}

function ticketsSentence(identity: Identity, byPool: boolean, spn: string): Sentence {
  const decrypts = 'Kerberos tickets for the site are decrypted by the';
  if (identity.kind !== 'configured') return `${decrypts} machine account, so the SPN ${spn} belongs to it.`;
  // Readers copy it: only names that mean the same in every shell, without quotes.
  const isPlain = /^HTTP\/(<host name>|[\w.-]+)$/.test(spn) && /^[\w.@\\-]+\$?$/.test(identity.userName);
  const command: Sentence = isPlain ? say` (setspn -S ${spn} ${identity})` : '';
  if (byPool) return say`${decrypts} account of the pool, so the SPN ${spn} belongs to it${command}.`;
  return say`${decrypts} machine account (kernel mode). For a host name that is not the machine's own, as on a farm, register the SPN for the account of the pool${command} and set useAppPoolCredentials="true".`;
}

const BASIC: Scheme = {
  auth: 'basic',
  enabled: place => sectionEnabled(place, BASIC_SECTION),
  enabledAt: place => originOfEnabled(place, BASIC_SECTION),
  user(place, _mappedTo, trail) {
    const method = attributeOf(place.section(BASIC_SECTION), 'logonMethod');
    trail.step('request', 'R20', 'Basic authentication names the user.', this.enabledAt(place));
    return { ...USER, reach: reachOfLogon(method, trail, 'request'), logon: logonOfMethod(method) };
  },
};

const DIGEST: Scheme = {
  auth: 'digest',
  enabled: place => sectionEnabled(place, DIGEST_SECTION),
  enabledAt: place => originOfEnabled(place, DIGEST_SECTION),
  user(place, _mappedTo, trail) {
    trail.step('request', 'R20', 'Digest authentication names a domain user.', this.enabledAt(place));
    return USER;
  },
};

const CERTIFICATE: Scheme = {
  auth: 'clientCert',
  enabled: place =>
    either(sectionEnabled(place, IIS_MAPPING_SECTION), sectionEnabled(place, DIRECTORY_MAPPING_SECTION)),
  enabledAt: place => originOfEnabled(place, IIS_MAPPING_SECTION) ?? originOfEnabled(place, DIRECTORY_MAPPING_SECTION),
  user(place, mappedTo, trail) {
    const asked = asksForCertificate(place);
    if (asked === undefined)
      trail.note(
        'IIS asks a client for its certificate only with SslNegotiateCert or SslRequireCert in security/access.',
      );
    else if (!asked.asks) {
      const reason =
        'whether the client is asked for its certificate (sslFlags holds neither SslNegotiateCert nor SslRequireCert)';
      return undecided(trail, 'request', 'R20', reason, asked.at);
    }
    return mappedUser(place, mappedTo, trail) ?? directoryUser(place, mappedTo, trail);
  },
};

/** The native modules that read the sections (O60). */
export const AUTHENTICATION_MODULES: Readonly<Record<AuthenticationPath, string>> = {
  'system.webServer/security/authentication/anonymousAuthentication': 'AnonymousAuthenticationModule',
  'system.webServer/security/authentication/windowsAuthentication': 'WindowsAuthenticationModule',
  'system.webServer/security/authentication/basicAuthentication': 'BasicAuthenticationModule',
  'system.webServer/security/authentication/digestAuthentication': 'DigestAuthenticationModule',
  'system.webServer/security/authentication/clientCertificateMappingAuthentication':
    'CertificateMappingAuthenticationModule',
  'system.webServer/security/authentication/iisClientCertificateMappingAuthentication':
    'IISCertificateMappingAuthenticationModule',
};

export const SCHEMES: readonly Scheme[] = [WINDOWS, BASIC, DIGEST, CERTIFICATE];

export function schemeOf(auth: ClientAuth): Scheme | undefined {
  return SCHEMES.find(scheme => scheme.auth === auth);
}

function either(a: Enabled, b: Enabled): Enabled {
  if (a === true || b === true) return true;
  return a === false ? b : a;
}

function originOfEnabled(place: Place, path: AuthenticationPath): Origin | undefined {
  return originOf(attributeOf(place.section(path), 'enabled'));
}

function sectionEnabled(place: Place, path: AuthenticationPath): Enabled {
  const refused = place.errors().find(error => error.section === path);
  if (refused) return { unknown: `the section ${path} once it is accepted (${reasonOf(refused)})`, at: refused.at };
  // O60: the section counts only where its module is there.
  if (lacksModule(place, AUTHENTICATION_MODULES[path])) return false;
  const enabled = attributeOf(place.section(path), 'enabled');
  return enabled.kind === 'unknown' ? { unknown: enabled.reason, at: enabled.at } : (booleanOf(enabled) ?? false);
}

/** Providers of Windows authentication, and the element that made the list what it is. */
interface Providers {
  readonly names: readonly string[];
  readonly at: Origin | undefined;
}

/** What every installation of Windows authentication writes into applicationHost.config. */
const STOCK_PROVIDERS: readonly string[] = ['Negotiate', 'NTLM'];

/**
 * R22: where no `providers` element is in sight, assume Negotiate and NTLM; an explicitly emptied list stays empty.
 * A first element that only removes is taken to remove from the stock list, which an excerpt leaves out.
 */
function windowsProviders(place: Place): Providers {
  let names: string[] | undefined;
  let at: Origin | undefined;
  for (const use of place.section(WINDOWS_SECTION).uses) {
    if (use.opaque !== undefined) continue;
    for (const providers of use.content.children()) {
      if (!providers.is('providers')) continue;
      at = use.contentFile.at(providers.openTagSpan);
      const entries = [...providers.children()];
      names ??= entries.some(entry => entry.is('remove')) ? [...STOCK_PROVIDERS] : [];
      for (const entry of entries) {
        const value = entry.value('value') ?? '';
        if (entry.is('clear')) names = [];
        else if (entry.is('remove')) names = names.filter(name => name.toLowerCase() !== value.toLowerCase());
        else if (entry.is('add')) names.push(value);
      }
    }
  }
  return { names: names ?? STOCK_PROVIDERS, at };
}

/** An account that a certificate can map to. */
interface Mapping {
  readonly userName: string;
  readonly at: Origin;
}

/** R20: the account stored in the mapping, one-to-one mappings before many-to-one ones. */
function mappedUser(place: Place, mappedTo: string | undefined, trail: Trail): Identity | undefined {
  if (sectionEnabled(place, IIS_MAPPING_SECTION) !== true) return undefined;
  const section = place.section(IIS_MAPPING_SECTION);
  const oneToOne = elementOf(section, 'oneToOneMappings')?.collection ?? [];
  const manyToOne = (elementOf(section, 'manyToOneMappings')?.collection ?? []).filter(
    entry => textOf(attributeOf(entry, 'permissionMode'))?.toLowerCase() !== 'deny',
  );
  const isOff = (flag: 'oneToOneCertificateMappingsEnabled' | 'manyToOneCertificateMappingsEnabled') =>
    booleanOf(attributeOf(section, flag)) === false;
  const mappings = [
    ...(isOff('oneToOneCertificateMappingsEnabled') ? [] : oneToOne),
    ...(isOff('manyToOneCertificateMappingsEnabled') ? [] : manyToOne),
  ].flatMap(mappingIn);
  if (mappings.length === 0) return undefined;
  const reach = reachOfLogon(attributeOf(section, 'logonMethod'), trail, 'request');
  if (mappedTo === undefined) {
    const accounts = [...new Set(mappings.map(mapping => mapping.userName))].join(', ');
    return unknown(`which mapping the client certificate matches (${accounts})`);
  }
  const found = mappings.find(mapping => isSameUser(mapping.userName, mappedTo));
  if (!found) return undefined;
  trail.step('request', 'R20', `The client certificate maps to ${found.userName}.`, found.at);
  const account = accountNamed(found.userName, reach);
  return account.kind === 'configured' ? { kind: 'authenticated', account: account.userName, reach } : account;
}

function mappingIn(entry: EffectiveEntry<MappingShape>): readonly Mapping[] {
  const userName = textOf(attributeOf(entry, 'userName')) ?? '';
  const isOn = booleanOf(attributeOf(entry, 'enabled')) !== false;
  return userName !== '' && isOn ? [{ userName, at: entry.at }] : [];
}

type MappingShape = EntryShape<
  ElementShape<ShapeOf<typeof IIS_MAPPING_SECTION>, 'oneToOneMappings' | 'manyToOneMappings'>
>;

/** Whether `sslFlags` makes IIS ask for a certificate (O41); undefined where nobody writes the attribute. */
function asksForCertificate(place: Place): { readonly asks: boolean; readonly at: Origin } | undefined {
  const flags = attributeOf(place.section('system.webServer/security/access'), 'sslFlags');
  if (flags.kind !== 'set') return undefined;
  const number = /^\d+$/.test(flags.value) ? Number(flags.value) : 0;
  // The numbers are those of the schema: SslNegotiateCert 32, SslRequireCert 64.
  return { asks: /ssl(negotiate|require)cert/i.test(flags.value) || (number & 96) !== 0, at: flags.at };
}

/** Names compare whole; where one lacks the domain (`defaultLogonDomain` fills it in) only the last part counts. */
function isSameUser(a: string, b: string): boolean {
  const whole = [a.toLowerCase(), b.toLowerCase()];
  if (whole[0] === whole[1]) return true;
  const [left, right] = whole.map(name => name.split('\\'));
  return (left?.length === 1 || right?.length === 1) && left?.at(-1) === right?.at(-1);
}

function directoryUser(place: Place, mappedTo: string | undefined, trail: Trail): Identity | undefined {
  if (sectionEnabled(place, DIRECTORY_MAPPING_SECTION) !== true) return undefined;
  const at = originOfEnabled(place, DIRECTORY_MAPPING_SECTION);
  trail.step('request', 'R20', 'The directory maps the client certificate to a user.', at);
  return { ...USER, account: mappedTo };
}
