import { booleanOf, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, elementOf } from '../config/values/effective-values';
import { Trail } from '../identity/base/step';
import { workerProcess } from '../identity/process/pool';
import { WINDOWS_SECTION } from '../identity/visitor/schemes';
import { accountName, qualifierOf } from '../windows/account';
import type { Part } from '../workspace/parts';
import { configRule, type Report } from './engine/rule';
import { decidedBy } from './support/decided-by';

const messages = {
  machine: ({ site, host, account }: { site: string; host: string; account: string }) =>
    `Kerberos tickets for ${site} are decrypted by the machine account, not by ${account}: if the SPN HTTP/${host} is registered for that account (setspn -S HTTP/${host} ${account}), set useAppPoolCredentials="true" as well`,
};

export const kernelModeCustomAccount = configRule({
  id: 'kernel-mode-custom-account',
  severity: 'info',
  since: '0.1.0',
  summary: 'Windows authentication in kernel mode, a pool with a domain account, and a host name of its own.',
  why: 'The driver decrypts tickets with the machine account. Where the SPN of the host name belongs to the account of the pool, as on a farm, clients fail with 401.',
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) {
      if (part.elements(WINDOWS_SECTION).length === 0 || !part.alone().site || !isConcerned(part.alone())) continue;
      const found = reportOf(part, part.place());
      if (found) report(found);
    }
  },
  site({ serverParts, alone, note }) {
    if (serverParts.some(part => part.elements(WINDOWS_SECTION).length > 0) && isConcerned(alone('/'))) note();
  },
  across({ serverParts, noted, place, report }) {
    for (const part of serverParts) {
      for (const site of noted) {
        const found = reportOf(part, place(site.name, '/'));
        if (!found) continue;
        report(found);
        break;
      }
    }
  },
  place({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const found = part.elements(WINDOWS_SECTION).length > 0 && reportOf(part, part.place());
      if (found) report(found);
    }
  },
});

/** Where the part is what switches Windows authentication on there. */
function reportOf(part: Part, place: Place): Report<typeof messages> | undefined {
  const decision = decidedBy(part, WINDOWS_SECTION, 'enabled', place);
  const concerned = decision && isConcerned(place);
  if (!decision || !concerned || !place.site) return undefined;
  return {
    message: 'machine',
    data: { site: place.site.name, ...concerned },
    at: decision.element.attribute('useKernelMode')?.valueSpan ?? decision.attribute.valueSpan,
  };
}

interface Concerned {
  readonly host: string;
  readonly account: string;
}

function isConcerned(place: Place): Concerned | undefined {
  const section = place.section(WINDOWS_SECTION);
  const host = hostName(place);
  if (!host || place.facts.host === 'iisexpress' || booleanOf(attributeOf(section, 'enabled')) !== true)
    return undefined;
  if (booleanOf(attributeOf(section, 'useKernelMode')) === false) return undefined;
  if (booleanOf(attributeOf(section, 'useAppPoolCredentials')) !== false || !asksForKerberos(place)) return undefined;
  const { identity } = workerProcess(place, new Trail());
  const account = identity.kind === 'configured' ? accountName(identity) : undefined;
  // A local account is known to no domain controller, so that no SPN can belong to it.
  if (account === undefined || qualifierOf(account, place.facts.machineName) !== 'domain') return undefined;
  return { host, account };
}

function asksForKerberos(place: Place): boolean {
  const providers = elementOf(place.section(WINDOWS_SECTION), 'providers')?.collection ?? [];
  return providers.some(entry => /^negotiate/i.test(textOf(attributeOf(entry, 'value')) ?? ''));
}

/** A name that is not that of the machine: without one the SPN of the machine is used. */
function hostName({ site }: Place): string | undefined {
  for (const { protocol, information } of site?.bindings ?? []) {
    const host = /^https?$/i.test(protocol) ? information.split(':').at(-1) : undefined;
    if (host && /^[\w.-]+$/.test(host) && !/^\d|^localhost$/i.test(host)) return host;
  }
  return undefined;
}
