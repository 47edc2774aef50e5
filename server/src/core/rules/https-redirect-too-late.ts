import { originOf, textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import { requiresTls } from '../outcome/pipeline/tls';
import type { Part } from '../workspace/parts';
import type { XmlElement } from '../xml/tree';
import { configRule, type Reporter } from './engine/rule';
import { rewriteRules } from './support/rewrite-rules';

const ACCESS = 'system.webServer/security/access';

const messages = {
  late: ({ flags }: { flags: string }) =>
    `This redirect to https is never reached: sslFlags="${flags}" refuses requests over http with 403.4 before`,
};

export const httpsRedirectTooLate = configRule({
  id: 'https-redirect-too-late',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A rewrite rule redirects to https where TLS is required.',
  why: 'IIS looks at sslFlags before URL Rewrite does: visitors who come over http get 403.4 instead of the redirect.',
  iis: { status: '403.4', hresult: null },
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) if (part.alone().site) check(part, report);
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) check(part, report);
  },
});

function check(part: Part, report: Reporter<typeof messages>): void {
  for (const { element, section } of rewriteRules(part)) {
    const url = element.child('action')?.attribute('url');
    if (section !== 'system.webServer/rewrite/rules' || !url || !redirectsToHttps(element)) continue;
    const place = part.place();
    // Without an http binding nobody comes over http.
    if (!place.site?.bindings.some(({ protocol }) => /^http$/i.test(protocol.trim()))) continue;
    const flags = attributeOf(place.section(ACCESS), 'sslFlags');
    const text = textOf(flags) ?? '';
    if (!requiresTls(text)) continue;
    const at = originOf(flags);
    report({
      message: 'late',
      data: { flags: text },
      at: url.valueSpan,
      related: at ? [{ at, text: 'TLS is required here' }] : [],
    });
  }
}

/** For requests over http: the rule asks for the scheme, or for the port. */
function redirectsToHttps(rule: XmlElement): boolean {
  const action = rule.child('action');
  if (action?.value('type')?.toLowerCase() !== 'redirect' || !/^https:/i.test(action.value('url') ?? '')) return false;
  return [...(rule.child('conditions')?.children() ?? [])].some(condition =>
    /^\{(?:HTTPS|SERVER_PORT|SERVER_PORT_SECURE)\}$/i.test(condition.value('input') ?? ''),
  );
}
