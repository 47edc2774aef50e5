import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { AuthenticationPath } from '../../schema/section-path';
import type { Part } from '../../workspace/parts';
import type { FileEdits } from '../engine/finding';
import { setAtHost, setInPart } from './section-edits';

/** ASP.NET forms and OWIN, and modules that do not come with IIS or .NET: they may know the user by other means. */
export function hasOtherAuthentication(place: Place): boolean {
  const mode = attributeOf(place.section('system.web/authentication'), 'mode');
  if (mode.kind === 'unknown' || (mode.kind === 'set' && mode.value !== 'Windows')) return true;
  return (place.section('system.webServer/modules').collection ?? []).some(entry => {
    const type = textOf(attributeOf(entry, 'type')) ?? '';
    const name = textOf(attributeOf(entry, 'name')) ?? '';
    if (type !== '') return !/^(System|Microsoft\.AspNet)\./.test(type);
    return /auth/i.test(name) && !STOCK_AUTHENTICATION.has(name);
  });
}

/** Native modules of IIS with "auth" in their name. */
const STOCK_AUTHENTICATION: ReadonlySet<string> = new Set([
  'AnonymousAuthenticationModule',
  'BasicAuthenticationModule',
  'CertificateMappingAuthenticationModule',
  'DigestAuthenticationModule',
  'IISCertificateMappingAuthenticationModule',
  'UrlAuthorizationModule',
  'WindowsAuthenticationModule',
]);

/** Switches a method on: in the same part of the file where that may hold the section, else in the host (G8 of docs/limits.md). */
export function enableMethod(part: Part, place: Place, section: AuthenticationPath): FileEdits | undefined {
  return switchMethod(part, place, section, 'true');
}

/** The same for a method that is to be on or off. */
export function switchMethod(
  part: Part,
  place: Place,
  section: AuthenticationPath,
  enabled: 'true' | 'false',
): FileEdits | undefined {
  const parent = place.node.parent;
  const mayHold = part.file.role === 'applicationHost' || !parent || parentAllows(place, section);
  return mayHold ? setInPart(part, section, 'enabled', enabled) : setAtHost(place, section, 'enabled', enabled);
}

function parentAllows(place: Place, section: AuthenticationPath): boolean {
  return place.section(section).overrideMode === 'Allow';
}
