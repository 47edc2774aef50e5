import { booleanText, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, elementOf } from '../config/values/effective-values';
import { servesHttp } from '../identity/base/site-setting';
import { hostRule } from './engine/rule';
import { review } from './support/fixes';
import { addAtHost } from './support/section-edits';

const SECTION = 'system.webServer/security/requestFiltering';

export const traceVerbAllowed = hostRule({
  id: 'trace-verb-allowed',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'Request filtering lets the verb TRACE through.',
  why: 'TRACE sends a request back as it came, with its cookies. The benchmark asks to refuse it.',
  messages: { allowed: ({ site }: { site: string }) => `Request filtering lets TRACE through to ${site}` },
  onlyWellFormed: true,
  site({ alone, facts, isWhole, note }) {
    if (facts.host !== 'iisexpress' && isWhole && isTraceAllowed(alone('/'))) note();
  },
  across({ noted, place, report }) {
    for (const site of noted) {
      const at = place(site.name, '/');
      if (!isTraceAllowed(at)) continue;
      report({
        message: 'allowed',
        data: { site: site.name },
        at: site.at.span,
        fixes: () => {
          // A web.config may take the entry away again.
          const { written = [] } = elementOf(at.section(SECTION), 'verbs') ?? {};
          if (traceEntry(at) || written.some(({ file }) => file !== at.hostFile?.uri)) return [];
          const denied = addAtHost(at, SECTION, '<add verb="TRACE" allowed="false" />', 'verbs');
          return denied ? [review('Refuse TRACE for this site', denied)] : [];
        },
      });
    }
  },
});

function isTraceAllowed(place: Place): boolean {
  const section = place.section(SECTION);
  if (section.unknown !== undefined || !servesHttp(place)) return false;
  const entry = traceEntry(place);
  const decides = entry ? attributeOf(entry, 'allowed') : attributeOf(elementOf(section, 'verbs'), 'allowUnlisted');
  return booleanText(textOf(decides)) === true;
}

/** Verbs compare with case (IIS_schema.xml), and requests write them in capitals. */
function traceEntry(place: Place) {
  const entries = elementOf(place.section(SECTION), 'verbs')?.collection ?? [];
  return entries.find(entry => textOf(attributeOf(entry, 'verb')) === 'TRACE');
}
