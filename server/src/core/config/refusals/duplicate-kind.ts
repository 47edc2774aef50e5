import type { XmlElement } from '../../xml/tree';
import type { RefusalKind } from './refusal';

const RULE_LISTS: ReadonlySet<string> = new Set(
  ['rules', 'globalRules', 'outboundRules'].map(name => `system.webServer/rewrite/${name}`),
);

/** Two rewrite rules of one name are refused by URL Rewrite, which reads these lists itself (O55). */
export function duplicateKind(
  section: string,
  entry: XmlElement,
): Extract<RefusalKind, 'duplicateKey' | 'duplicateRewriteRule'> {
  return RULE_LISTS.has(section) && entry.is('rule') ? 'duplicateRewriteRule' : 'duplicateKey';
}
