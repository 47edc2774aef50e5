import { booleanText, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, elementOf } from '../config/values/effective-values';
import { siteValue } from '../identity/base/site-setting';
import { insertChild } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';

export const hstsMissing = hostRule({
  id: 'hsts-missing',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis', 'stig'],
  summary: 'A site with https does not tell browsers to keep to it.',
  why: 'Without Strict-Transport-Security somebody between browser and server can keep the visitor on plain http. The benchmarks ask for the header.',
  messages: {
    missing: ({ site }: { site: string }) =>
      `${site} does not tell browsers to keep to https (Strict-Transport-Security)`,
  },
  onlyWellFormed: true,
  site({ alone, facts, isWhole, note }) {
    if (facts.host !== 'iisexpress' && isWhole && lacksHsts(alone('/'))) note();
  },
  across({ file, noted, place, report }) {
    for (const site of noted) {
      const at = place(site.name, '/');
      if (!lacksHsts(at)) continue;
      report({
        message: 'missing',
        data: { site: site.name },
        at: site.at.span,
        // An element that is there already says something on purpose.
        fixes: () =>
          site.element.child('hsts')
            ? []
            : [
                review(
                  'Switch HSTS on for this site',
                  inFile(file, insertChild(site.element, '<hsts enabled="true" max-age="31536000" />', 'last')),
                ),
              ],
      });
    }
  },
});

/** A header may come from the site, from a list of headers, or from a rule for answers of URL Rewrite. */
function lacksHsts(place: Place): boolean {
  if (!place.site?.bindings.some(({ protocol }) => /^https$/i.test(protocol.trim()))) return false;
  if (booleanText(siteValue(place, 'hsts', 'enabled')?.text) === true) return false;
  const protocol = place.section('system.webServer/httpProtocol');
  const outbound = place.section('system.webServer/rewrite/outboundRules');
  if (protocol.unknown !== undefined || outbound.unknown !== undefined) return false;
  const headers = elementOf(protocol, 'customHeaders')?.collection ?? [];
  if (headers.some(header => /^strict-transport-security$/i.test(textOf(attributeOf(header, 'name')) ?? '')))
    return false;
  return !(outbound.collection ?? []).some(rule =>
    /^response_strict[_-]transport[_-]security$/i.test(
      textOf(attributeOf(elementOf(rule, 'match'), 'serverVariable')) ?? '',
    ),
  );
}
