import type { ConfigFile } from '../config/files/config-file';
import { insertAfter, removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { placeRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';

const MESSAGES = {
  behind: ({ all }: { all: string }) => `This rule is never reached: ${all} before it matches everybody`,
  denyFirst: (_: Record<string, never>) =>
    'This rule refuses everybody: IIS reads the rules that deny first, in whatever order they stand',
};

export const authorizationUnreachableRule = placeRule({
  id: 'authorization-unreachable-rule',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An authorization rule is never reached, or refuses everybody whatever the others say.',
  why: 'ASP.NET takes the first rule that matches, so that nothing behind a rule for everybody counts. IIS reads all rules that deny before those that allow, in whatever order they stand.',
  messages: MESSAGES,
  check({ file, parts, report }) {
    for (const part of parts) {
      for (const section of part.elements('system.web/authorization')) checkAspNet(file, section, report);
      for (const section of part.elements('system.webServer/security/authorization')) checkIis(file, section, report);
    }
  },
});

function checkAspNet(file: ConfigFile, section: XmlElement, report: Reporter<typeof MESSAGES>): void {
  const children = [...section.children()];
  // What stands before a <clear/> counts for nothing.
  const cleared = children.map(rule => rule.is('clear')).lastIndexOf(true);
  const rules = children.slice(cleared + 1).filter(isRule);
  const first = rules.findIndex(isForAll);
  const all = rules[first];
  const behind = rules.slice(first + 1);
  // What says the same as the rule for everybody does no harm.
  const other = behind.find(rule => rule.name !== all?.name);
  const rule = other ?? behind[0];
  if (!all || !rule) return;
  report({
    message: 'behind',
    data: { all: `<${all.name} users="${all.value('users')}">` },
    at: rule.nameSpan,
    ...(!other && { severity: 'info' }),
    related: [{ at: file.at(all.span), text: 'matches everybody' }],
    fixes: () => [other ? movedToEnd(file, all, behind) : removed(file, behind)],
  });
}

function isRule(element: XmlElement): boolean {
  return element.is('allow') || element.is('deny');
}

/** The rule for everybody behind all others; what says the same goes. */
function movedToEnd(file: ConfigFile, all: XmlElement, behind: readonly XmlElement[]): Fix {
  const isSame = (rule: XmlElement) => rule.name === all.name && isForAll(rule);
  const last = behind.at(-1) ?? all;
  const text = file.document.text.slice(all.span.start, all.span.end);
  const gone = [all, ...behind.filter(rule => rule !== last && isSame(rule))].map(removeElement);
  return review(
    `Move <${all.name} users="*"> to the end`,
    inFile(file, ...gone, isSame(last) ? [] : insertAfter(last, text)),
  );
}

function removed(file: ConfigFile, rules: readonly XmlElement[]): Fix {
  const title = rules.length === 1 ? 'Remove this rule' : `Remove the ${rules.length} rules that are never reached`;
  return review(title, inFile(file, ...rules.map(removeElement)));
}

function checkIis(file: ConfigFile, section: XmlElement, report: Reporter<typeof MESSAGES>): void {
  const rules = [...section.children()].filter(rule => rule.is('add'));
  const refusing = rules.filter(rule => isDeny(rule) && isForAll(rule));
  const [deniesAll] = refusing;
  const allowed = rules.find(rule => !isDeny(rule));
  const users = deniesAll?.attribute('users');
  if (!deniesAll || !allowed || !users) return;
  report({
    message: 'denyFirst',
    data: {},
    at: users.valueSpan,
    related: [{ at: file.at(allowed.span), text: 'never counts' }],
    fixes: () => [
      review('Remove this rule: IIS refuses who is not allowed', inFile(file, ...refusing.map(removeElement))),
    ],
  });
}

function isDeny(rule: XmlElement): boolean {
  return rule.value('accessType')?.toLowerCase() === 'deny';
}

/** Only without verbs does a rule match every request; `roles="*"` is refused by ASP.NET. */
function isForAll(rule: XmlElement): boolean {
  const users = (rule.value('users') ?? '').split(',').map(name => name.trim());
  return users.includes('*') && (rule.value('verbs') ?? '').trim() === '';
}
