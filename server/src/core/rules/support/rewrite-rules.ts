import type { Part } from '../../workspace/parts';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

const SECTIONS = [
  'system.webServer/rewrite/globalRules',
  'system.webServer/rewrite/rules',
  'system.webServer/rewrite/outboundRules',
] as const;

/** A rewrite rule that is written in a part of a file, and is not switched off there. */
export interface WrittenRule {
  readonly element: XmlElement;
  readonly section: (typeof SECTIONS)[number];
  /** `patternSyntax`; ECMAScript where nothing is said. */
  readonly syntax: string;
}

/** Rules of URL Rewrite that a part of a file writes. */
export function* rewriteRules(part: Part): Iterable<WrittenRule> {
  for (const section of SECTIONS)
    for (const { collection } of part.elements(section).map(element => ({ collection: element.children() })))
      for (const element of collection) {
        if (!element.is('rule') || element.value('enabled')?.toLowerCase() === 'false') continue;
        yield { element, section, syntax: element.value('patternSyntax') ?? 'ECMAScript' };
      }
}

/** Patterns of a rule: what its match and its conditions compare with. */
export function* patternsOf({ element }: WrittenRule): Iterable<XmlAttribute> {
  const match = element.child('match');
  const pattern = match?.attribute('url') ?? match?.attribute('pattern');
  if (pattern) yield pattern;
  yield* conditionPatterns(element.child('conditions'));
}

function* conditionPatterns(conditions: XmlElement | undefined): Iterable<XmlAttribute> {
  for (const condition of conditions?.children() ?? []) {
    const pattern = condition.attribute('pattern');
    if (pattern && (condition.value('matchType') ?? 'Pattern').toLowerCase() === 'pattern') yield pattern;
  }
}

/** Tokens of a build; a pattern is full of braces and brackets of its own. */
export function hasBuildToken(text: string): boolean {
  return /#\{|\$\{|__\w+__|@@\w+@@/.test(text);
}
