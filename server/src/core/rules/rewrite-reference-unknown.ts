import type { Place } from '../config/place';
import { textIn } from '../identity/base/read-values';
import type { Span } from '../text/span';
import type { Part } from '../workspace/parts';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import { configRule, type Reporter } from './engine/rule';
import { rewriteRules, type WrittenRule } from './support/rewrite-rules';

const MAPS = 'system.webServer/rewrite/rewriteMaps';
const PROVIDERS = 'system.webServer/rewrite/providers';

const messages = {
  group: ({ reference, groups }: { reference: string; groups: string }) => `${reference} refers to nothing: ${groups}`,
  map: ({ name }: { name: string }) => `No rewrite map has the name "${name}" here`,
  preCondition: ({ name }: { name: string }) => `No preCondition has the name "${name}" here`,
};

export const rewriteReferenceUnknown = configRule({
  id: 'rewrite-reference-unknown',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A rewrite rule refers to a group, a map or a preCondition that does not exist.',
  why: 'The rule does not do what it says: there is nothing that URL Rewrite could put in place of the reference.',
  messages,
  onlyWellFormed: true,
  server: ({ serverParts, report }) => check({ parts: serverParts, report }),
  tag: check,
  place: check,
});

interface Checked {
  readonly parts: readonly Part[];
  readonly report: Reporter<typeof messages>;
}

function check({ parts, report }: Checked): void {
  for (const part of parts)
    for (const rule of rewriteRules(part)) {
      for (const attribute of texts(rule.element)) {
        reportGroups(rule, attribute, report);
        reportMaps(part, attribute, report);
      }
      reportPreCondition(part, rule, report);
    }
}

/** Texts of a rule that URL Rewrite fills in: inputs of conditions, values of variables, what the action makes. */
function* texts(rule: XmlElement): Iterable<XmlAttribute> {
  for (const condition of rule.child('conditions')?.children() ?? []) yield* attributes(condition, ['input']);
  for (const variable of rule.child('serverVariables')?.children() ?? []) yield* attributes(variable, ['value']);
  const action = rule.child('action');
  if (action) yield* attributes(action, ['url', 'value', 'statusReason', 'statusDescription']);
}

function* attributes(element: XmlElement, names: readonly string[]): Iterable<XmlAttribute> {
  for (const name of names) {
    const attribute = element.attribute(name);
    if (attribute) yield attribute;
  }
}

function reportGroups(rule: WrittenRule, attribute: XmlAttribute, report: Reporter<typeof messages>): void {
  for (const { 0: reference, 1: kind = '', 2: digit = '', index } of attribute.value.matchAll(/\{([RC]):(\d)\}/gi)) {
    const groups = kind.toUpperCase() === 'R' ? ofMatch(rule) : ofConditions(rule);
    if (groups === undefined || Number(digit) <= groups.count) continue;
    report({
      message: 'group',
      data: { reference, groups: groups.words },
      at: partOf(attribute, index, reference.length),
    });
  }
}

interface Groups {
  readonly count: number;
  readonly words: string;
}

/** Undefined where nobody can say. */
function ofMatch({ element, syntax }: WrittenRule): Groups | undefined {
  const match = element.child('match');
  const pattern = match?.value('url') ?? match?.value('pattern');
  const count = pattern === undefined ? undefined : groupsOf(syntax, pattern);
  return count === undefined ? undefined : { count, words: `the pattern of the rule has ${counted(count)}` };
}

/** {C:n} is a group of the condition that matched last, or of all of them. */
function ofConditions({ element, syntax }: WrittenRule): Groups | undefined {
  const conditions = [...(element.child('conditions')?.children() ?? [])].filter(each => each.is('add'));
  if (conditions.length === 0) return { count: -1, words: 'the rule has no conditions' };
  if (element.child('conditions')?.value('trackAllCaptures')?.toLowerCase() === 'true') return undefined;
  const counts = conditions.map(each => groupsOf(syntax, each.value('pattern') ?? ''));
  if (counts.some(count => count === undefined)) return undefined;
  const count = Math.max(...counts.map(each => each ?? 0));
  return { count, words: `no condition has more than ${counted(count)}` };
}

function counted(count: number): string {
  return count === 0 ? 'no group' : count === 1 ? 'one group' : `${count} groups`;
}

/** Groups that a pattern captures: parentheses, or the stars of a wildcard. */
function groupsOf(syntax: string, pattern: string): number | undefined {
  switch (syntax.toLowerCase()) {
    case 'exactmatch':
      return 0;
    case 'wildcard':
      return pattern.split('*').length - 1;
    case 'ecmascript':
      try {
        return (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1;
      } catch {
        return undefined;
      }
    default:
      return undefined;
  }
}

/** Names before a colon that are no maps: groups, functions, and what filters of the tracking module may add. */
const FUNCTIONS = /^(?:R|C|ToLower|UrlEncode|UrlDecode|HtmlEncode)$/i;

function reportMaps(part: Part, attribute: XmlAttribute, report: Reporter<typeof messages>): void {
  const names = [...attribute.value.matchAll(/\{([^{}:$#]+):/g)].filter(({ 1: name = '' }) => !FUNCTIONS.test(name));
  if (names.length === 0) return;
  const place = part.place();
  const known = knownNames(place);
  if (!known) return;
  for (const { 1: name = '', index } of names)
    if (!known.has(name.toLowerCase()))
      report({ message: 'map', data: { name }, at: partOf(attribute, index + 1, name.length) });
}

/** Maps and providers; undefined where files that may define some are not at hand. */
function knownNames(place: Place): ReadonlySet<string> | undefined {
  const sections = [place.section(MAPS), place.section(PROVIDERS)];
  if (!place.hostFile || place.unread().length > 0) return undefined;
  if (sections.some(({ unknown }) => unknown !== undefined)) return undefined;
  return new Set(
    sections.flatMap(({ collection }) => (collection ?? []).map(each => (textIn(each, 'name') ?? '').toLowerCase())),
  );
}

function reportPreCondition(part: Part, { element, section }: WrittenRule, report: Reporter<typeof messages>): void {
  const attribute = element.attribute('preCondition');
  if (section !== 'system.webServer/rewrite/outboundRules' || !attribute || attribute.value === '') return;
  const place = part.place();
  if (!place.hostFile || place.unread().length > 0) return;
  const name = attribute.value.toLowerCase();
  const defined = place.section(section).elements.get('preConditions')?.collection;
  if (!defined || defined.some(each => textIn(each, 'name')?.toLowerCase() === name)) return;
  report({ message: 'preCondition', data: { name: attribute.value }, at: attribute.valueSpan });
}

function partOf(attribute: XmlAttribute, start: number, length: number): Span {
  return attribute.spanOfPart(start, start + length);
}
