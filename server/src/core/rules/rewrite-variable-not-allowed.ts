import type { Place } from '../config/place';
import { type ForbiddenVariable, forbiddenVariables } from '../outcome/pipeline/rewriting';
import type { Part } from '../workspace/parts';
import type { Fix } from './engine/finding';
import { configRule, type Reporter } from './engine/rule';
import { review } from './support/fixes';
import { requestAt } from './support/request-at';
import { escapeAttribute } from './support/rule-text';
import { addAtHost, locationPathOf } from './support/section-edits';

const RULES = 'system.webServer/rewrite/rules';
const ALLOWED = 'system.webServer/rewrite/allowedServerVariables';

const messages = {
  forbidden: ({ name, where }: { name: string; where: string }) =>
    `allowedServerVariables does not name "${name}" for ${where}: requests that this rule matches fail with 500.50`,
};

export const rewriteVariableNotAllowed = configRule({
  id: 'rewrite-variable-not-allowed',
  severity: 'error',
  since: '0.1.0',
  summary: 'A rewrite rule sets a server variable that the server does not allow it to set.',
  why: 'A request that the rule matches fails with 500.50, whatever else the rule does.',
  iis: { status: '500.50', hresult: null },
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) if (part.elements(RULES).length > 0 && part.alone().site) check(part, report);
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) check(part, report);
  },
});

function check(part: Part, report: Reporter<typeof messages>): void {
  const sections = part.elements(RULES);
  if (sections.length === 0) return;
  const place = part.place();
  const section = place.section(RULES);
  for (const rule of section.collection ?? []) {
    const isOwn = sections.some(({ span }) => span.start <= rule.at.span.start && rule.at.span.end <= span.end);
    if (rule.at.file !== part.file.uri || !isOwn) continue;
    for (const variable of forbiddenVariables(rule, section, requestAt(place))) {
      report({
        message: 'forbidden',
        data: { name: variable.name, where: locationPathOf(place) ?? place.path },
        at: variable.element.attribute('name')?.valueSpan ?? variable.element.nameSpan,
        // The list of the server may be in a file that is not at hand.
        ...(!variable.isListLoaded && { severity: 'warning' }),
        fixes: () => fixes(place, variable),
      });
    }
  }
}

function fixes(place: Place, { name }: ForbiddenVariable): readonly Fix[] {
  const added = addAtHost(place, ALLOWED, `<add name="${escapeAttribute(name)}" />`);
  return added ? [review(`Allow "${name}" in applicationHost.config`, added)] : [];
}
