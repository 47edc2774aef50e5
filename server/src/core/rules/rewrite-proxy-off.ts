import type { Place } from '../config/place';
import { missingProxy } from '../outcome/pipeline/rewriting';
import type { Part } from '../workspace/parts';
import type { Fix } from './engine/finding';
import { configRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';
import { requestAt } from './support/request-at';
import { rewriteRules } from './support/rewrite-rules';
import { setBelow } from './support/section-edits';

const PROXY = 'system.webServer/proxy';

const messages = {
  missing: ({ url }: { url: string }) =>
    `${url} is another server, and Application Request Routing, which would be the proxy, is not installed: requests end in 404`,
  off: ({ url }: { url: string }) =>
    `${url} is another server, and the proxy of Application Request Routing is switched off: requests end in 404`,
};

export const rewriteProxyOff = configRule({
  id: 'rewrite-proxy-off',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A rewrite rule leads to another server, and no proxy is switched on.',
  why: 'URL Rewrite sends nothing to another server by itself. Without a proxy IIS looks for the path among its own content, and normally answers 404.',
  iis: { status: '404', hresult: null },
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
    if (section === 'system.webServer/rewrite/outboundRules') continue;
    const action = element.child('action');
    const url = action?.attribute('url');
    if (action?.value('type')?.toLowerCase() !== 'rewrite' || !url || !leadsElsewhere(url.value)) continue;
    const place = part.place();
    const why = missingProxy(requestAt(place));
    if (why === undefined) continue;
    report({
      message: why,
      data: { url: url.value },
      at: url.valueSpan,
      fixes: () => (why === 'off' ? fixes(place) : []),
    });
  }
}

/** A URL with a scheme, unless its host is the one that was asked for. */
function leadsElsewhere(url: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*|http\{[RC]:\d\}|\{[RC]:\d\}):\/\//i.test(url) &&
    !/:\/\/\{(?:HTTP_HOST|SERVER_NAME)\}/i.test(url)
  );
}

function fixes({ hostFile }: Place): readonly Fix[] {
  const root = hostFile?.configuration;
  if (!hostFile || !root) return [];
  return [
    review('Switch the proxy on in applicationHost.config', inFile(hostFile, setBelow(root, PROXY, 'enabled', 'true'))),
  ];
}
