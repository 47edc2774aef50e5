import { booleanOf, textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import { sectionElementsIn } from '../config/files/config-file';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { BASIC_SECTION, SCHEMES, WINDOWS_SECTION } from '../identity/visitor/schemes';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import type { Part } from '../workspace/parts';
import { configRule, type Report } from './engine/rule';
import { hasOtherAuthentication, switchMethod } from './support/authentication-methods';
import { decidedBy } from './support/decided-by';
import { review } from './support/fixes';
import { locationPathOf } from './support/section-edits';

const messages = {
  both: ({ method, path }: { method: string; path: string }) =>
    `${method} authentication is on for ${path}, but so is anonymous access: nobody is asked to log on unless code or an access list refuses anonymous visitors`,
};

const METHODS = [
  [WINDOWS_SECTION, 'windows', 'Windows'],
  [BASIC_SECTION, 'basic', 'Basic'],
] as const;

const ASPNET_RULES = 'system.web/authorization';
const IIS_RULES = 'system.webServer/security/authorization';

export const anonymousShadowsAuthentication = configRule({
  id: 'anonymous-shadows-authentication',
  severity: 'info',
  since: '0.1.0',
  summary: 'Visitors may log on, but anonymous access is on as well and no rule refuses anonymous visitors.',
  why: 'Browsers try without a name first. While that is allowed they are never asked for one: requests stay anonymous, and files are read as the anonymous user.',
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) {
      if (!mentionsMethod(part) || !part.alone().site || !isShadowed(part.alone())) continue;
      const found = reportOf(part);
      if (found) report(found);
    }
  },
  place({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const found = mentionsMethod(part) ? reportOf(part) : undefined;
      if (found) report(found);
    }
  },
});

function mentionsMethod(part: Part): boolean {
  return METHODS.some(([section]) => part.elements(section).length > 0);
}

function reportOf(part: Part): Report<typeof messages> | undefined {
  const place = part.place();
  if (!isShadowed(place) || refusesBelow(part.file, part)) return undefined;
  for (const [section, , method] of METHODS) {
    const decision = decidedBy(part, section, 'enabled', place);
    if (!decision || booleanOf(attributeOf(place.section(section), 'enabled')) !== true) continue;
    return {
      message: 'both',
      data: { method, path: locationPathOf(place) ?? place.path },
      at: decision.attribute.valueSpan,
      fixes: () => {
        const edits = switchMethod(part, place, ANONYMOUS_SECTION, 'false');
        return edits ? [review('Switch anonymous access off', edits)] : [];
      },
    };
  }
  return undefined;
}

/** Anonymous visitors are let in where others could log on, and nothing that is known asks them to. */
function isShadowed(place: Place): boolean {
  if (place.facts.host === 'iisexpress' || place.unread().length > 0) return false;
  const isOn = (section: (typeof METHODS)[number][0] | typeof ANONYMOUS_SECTION) =>
    booleanOf(attributeOf(place.section(section), 'enabled')) === true;
  // What is written is read before it is asked whether the server takes it, which looks at all that is on the way.
  if (!isOn(ANONYMOUS_SECTION) || !METHODS.some(([section]) => isOn(section))) return false;
  if (!SCHEMES.some(({ auth, enabled }) => METHODS.some(method => method[1] === auth) && enabled(place) === true))
    return false;
  // Programs behind a module ask by themselves, as [Authorize] of ASP.NET Core does; so do forms and the like.
  const kinds = plausibleKinds(place);
  if (kinds.includes('aspnetcore') || kinds.includes('httpPlatform') || hasOtherAuthentication(place)) return false;
  const rules = place.section(IIS_RULES);
  if (rules.unknown !== undefined || (rules.collection ?? []).some(rule => !letsAllIn(rule))) return false;
  return place.section(ASPNET_RULES).uses.every(({ file }) => file.role !== 'web' && file.role !== 'applicationHost');
}

/** The rule that every server begins with. */
function letsAllIn(rule: NonNullable<ReturnType<Place['section']>['collection']>[number]): boolean {
  const read = (name: string) => (textOf(attributeOf(rule, name as never)) ?? '').trim();
  return /^allow$/i.test(read('accessType')) && read('users') === '*' && read('roles') === '' && read('verbs') === '';
}

/** A location tag of the same file that asks visitors of some path to log on: the mixture is meant. */
function refusesBelow(file: ConfigFile, { tag }: Part): boolean {
  return file.locations.some(
    other =>
      other !== tag &&
      [ASPNET_RULES, IIS_RULES, ANONYMOUS_SECTION].some(
        section => sectionElementsIn(other, section as never).length > 0,
      ),
  );
}
