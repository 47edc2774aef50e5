import type { ConfigFile } from '../config/files/config-file';
import { insertAfter, removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
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
  let all: XmlElement | undefined;
  for (const rule of section.children()) {
    if (rule.is('clear')) all = undefined;
    if (!rule.is('allow') && !rule.is('deny')) continue;
    if (!all) {
      if (isForAll(rule)) all = rule;
      continue;
    }
    const [whole, last] = [all, lastOf(section) ?? rule];
    const text = file.document.text.slice(whole.span.start, whole.span.end);
    report({
      message: 'behind',
      data: { all: `<${all.name} users="${all.value('users')}">` },
      at: rule.nameSpan,
      // What says the same as the rule for everybody does no harm.
      ...(rule.name === all.name && { severity: 'info' }),
      related: [{ at: file.at(all.span), text: 'matches everybody' }],
      fixes: () => [
        review(
          `Move <${whole.name} users="*"> to the end`,
          inFile(file, removeElement(whole), insertAfter(last, text)),
        ),
      ],
    });
    return;
  }
}

function checkIis(file: ConfigFile, section: XmlElement, report: Reporter<typeof MESSAGES>): void {
  const rules = [...section.children()].filter(rule => rule.is('add'));
  const deniesAll = rules.find(rule => isDeny(rule) && isForAll(rule));
  const allowed = rules.find(rule => !isDeny(rule));
  const users = deniesAll?.attribute('users');
  if (!deniesAll || !allowed || !users) return;
  report({
    message: 'denyFirst',
    data: {},
    at: users.valueSpan,
    related: [{ at: file.at(allowed.span), text: 'never counts' }],
    fixes: () => [review('Remove this rule: IIS refuses who is not allowed', inFile(file, removeElement(deniesAll)))],
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

function lastOf(section: XmlElement): XmlElement | undefined {
  return [...section.children()].at(-1);
}
