import { booleanOf, booleanText } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, elementOf } from '../config/values/effective-values';
import { lacksModule } from '../identity/base/modules';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { AUTHENTICATION_MODULES, SCHEMES, WINDOWS_SECTION } from '../identity/visitor/schemes';
import type { AuthenticationMethod, AuthenticationPath } from '../schema/section-path';
import type { Part } from '../workspace/parts';
import type { XmlAttribute } from '../xml/tree';
import type { FileEdits, Fix } from './engine/finding';
import { configRule, type Messages, type Reporter } from './engine/rule';
import { enableMethod, hasOtherAuthentication } from './support/authentication-methods';
import { review } from './support/fixes';
import { locationPathOf } from './support/section-edits';

const AUTHENTICATION = 'system.webServer/security/authentication';

const METHODS: readonly AuthenticationMethod[] = [
  'anonymousAuthentication',
  'windowsAuthentication',
  'basicAuthentication',
  'digestAuthentication',
  'clientCertificateMappingAuthentication',
  'iisClientCertificateMappingAuthentication',
];
const SECTIONS = METHODS.map((name): AuthenticationPath => `${AUTHENTICATION}/${name}`);

export const noAuthenticationEnabled = configRule({
  id: 'no-authentication-enabled',
  severity: 'error',
  since: '0.1.0',
  summary: 'Every authentication method is switched off, or its module is missing.',
  why: 'Anonymous access is off and no other method is on: every request fails with 401.2.',
  iis: { status: '401.2', hresult: null },
  messages: {
    none: ({ path }: { path: string }) =>
      `No authentication method is enabled for ${path}: every request fails with 401.2`,
    lacking: ({ path, module }: { path: string; module: string }) =>
      `No authentication method works for ${path}: the one that is on needs ${module}, which the server does not have, so every request fails with 401.2`,
    perhaps: ({ path }: { path: string }) =>
      `No authentication method of IIS is enabled for ${path}: unless a module authenticates, every request fails with 401.2`,
  },
  tag({ parts, report }) {
    for (const part of parts) {
      if (part.elements(ANONYMOUS_SECTION).length === 0) continue;
      const off = switchedOff(part, SECTIONS);
      // Only where the host configuration leaves nothing on are the other files looked at.
      if (off && !isSettled(part) && part.alone().site && isAllOff(part.alone()))
        reportAt(part, part.place(), off, report);
    }
  },
  site({ serverParts, alone, note }) {
    if (serverParts.some(part => offForServer(part)) && isAllOff(alone('/'))) note();
  },
  across({ serverParts, noted, place, report }) {
    // One place that is left without is enough.
    for (const site of noted) {
      for (const part of serverParts) {
        const off = offForServer(part);
        if (off) reportAt(part, place(site.name, '/'), off, report);
      }
      break;
    }
  },
  place(context) {
    const { parts, placed, report } = context;
    if (!placed) return;
    for (const part of parts) {
      const off = switchedOff(part, SECTIONS);
      if (off && !isSettled(part)) reportAt(part, part.place(), off, report);
    }
  },
});

/** A server that switches another method off says no more than the defaults do. */
function offForServer(part: Part): XmlAttribute | undefined {
  const off = switchedOff(part, [ANONYMOUS_SECTION]);
  return off && !isSettled(part) ? off : undefined;
}

/** What the values of a place say, before anything else is considered. */
function isAllOff(place: Place): boolean {
  return SECTIONS.every(section => {
    const enabled = attributeOf(place.section(section), 'enabled');
    if (booleanOf(enabled) === false || (section === WINDOWS_SECTION && lacksProviders(place))) return true;
    return isOn(place, section) && lacksModule(place, AUTHENTICATION_MODULES[section]);
  });
}

/** A method that the same part of the file enables settles the question, unless the server lacks its module. */
function isSettled(part: Part): boolean {
  const enabled = SECTIONS.filter(section =>
    // Windows authentication needs a provider, which is the business of the effective value.
    part
      .elements(section)
      .some(element => booleanText(element.value('enabled')) === true && !element.child('providers')),
  );
  return enabled.some(section => !lacksModule(part.place(), AUTHENTICATION_MODULES[section]));
}

/** The attribute that this part of the file switches the first of some methods off with. */
function switchedOff(part: Part, sections: readonly AuthenticationPath[]): XmlAttribute | undefined {
  for (const section of sections) {
    const written = part.elements(section).flatMap(element => element.attribute('enabled') ?? []);
    const found = written.find(attribute => booleanText(attribute.value) === false);
    if (found) return found;
  }
  return undefined;
}

function reportAt<M extends Messages>(part: Part, place: Place, off: XmlAttribute, report: Reporter<M>): void {
  const verdict = judge(place);
  if (!verdict) return;
  const path = locationPathOf(place) ?? place.path;
  const lacking = verdict === 'none' ? missingModule(place) : undefined;
  report({
    message: lacking === undefined ? verdict : 'lacking',
    data: { path, module: lacking ?? '' },
    at: off.valueSpan,
    ...(verdict === 'perhaps' && { severity: 'warning', iis: null }),
    fixes: () => fixes(part, place),
  });
}

/** The module of a method that is on and has no effect without it (O60). */
function missingModule(place: Place): string | undefined {
  const section = SECTIONS.find(each => isOn(place, each) && lacksModule(place, AUTHENTICATION_MODULES[each]));
  return section && AUTHENTICATION_MODULES[section];
}

function isOn(place: Place, section: AuthenticationPath): boolean {
  return booleanOf(attributeOf(place.section(section), 'enabled')) === true;
}

/** Undefined where a method is on, or may be. */
function judge(place: Place): 'none' | 'perhaps' | undefined {
  if (!place.site || place.unread().length > 0) return undefined;
  const anonymous = attributeOf(place.section(ANONYMOUS_SECTION), 'enabled');
  if (booleanOf(anonymous) !== false) return undefined;
  if (SCHEMES.some(scheme => scheme.enabled(place) !== false)) return undefined;
  return hasOtherAuthentication(place) ? 'perhaps' : 'none';
}

function fixes(part: Part, place: Place): readonly Fix[] {
  return [
    ...(lacksProviders(place) || isOn(place, WINDOWS_SECTION)
      ? []
      : one('Enable Windows authentication', enableMethod(part, place, WINDOWS_SECTION))),
    ...one('Enable anonymous authentication', enableMethod(part, place, ANONYMOUS_SECTION)),
  ];
}

/** R22: an explicitly emptied list stays empty, and the method is of no use. */
function lacksProviders(place: Place): boolean {
  const providers = elementOf(place.section(WINDOWS_SECTION), 'providers');
  return providers !== undefined && providers.written.length > 0 && providers.collection?.length === 0;
}

function one(title: string, edits: FileEdits | undefined): readonly Fix[] {
  return edits ? [review(title, edits)] : [];
}
