import { type OutcomeRule, outcomeRuleLink } from './outcome-rule-id';
import { type IdentityRule, ruleLink } from './rule-id';
import type { RuleCode } from './step';

/** Where a rule of either page is explained. */
export function linkOf(rule: RuleCode): string {
  return isOutcomeRule(rule) ? outcomeRuleLink(rule) : ruleLink(rule as IdentityRule);
}

function isOutcomeRule(rule: RuleCode): rule is OutcomeRule {
  return rule.startsWith('O');
}
