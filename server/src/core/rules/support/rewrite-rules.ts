import type { Refusal } from '../../config/refusals/refusal';

const LISTS: ReadonlySet<string> = new Set(
  ['rules', 'globalRules', 'outboundRules'].map(name => `system.webServer/rewrite/${name}`),
);

/** True for a repeated key that is the name of a rewrite rule: URL Rewrite reads these lists itself (O55). */
export function isRewriteRule({ section, ...refusal }: Refusal): boolean {
  return section !== null && LISTS.has(section) && 'entry' in refusal && refusal.entry.name === 'rule';
}
