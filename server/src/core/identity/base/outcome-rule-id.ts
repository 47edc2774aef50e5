import { DOCS } from '../../text/docs';

/** The outcome rules, each a heading of `docs/outcome.md`. Numbers that are left out are free. */
// biome-ignore format: a line for each subject.
export const OUTCOME_RULES = [
  'O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7',
  'O8', 'O9',
  'O10', 'O11', 'O12', 'O13', 'O14', 'O15', 'O16', 'O17', 'O18', 'O19',
  'O20', 'O21', 'O22', 'O23', 'O24', 'O25', 'O26', 'O27',
  'O30', 'O31', 'O32', 'O33', 'O34', 'O35', 'O36', 'O37', 'O38', 'O39',
  'O40', 'O41', 'O42', 'O43', 'O44', 'O45', 'O46',
  'O50', 'O51', 'O52', 'O53', 'O54', 'O55', 'O58',
  'O60', 'O61', 'O62', 'O63', 'O64', 'O65', 'O66', 'O67', 'O68', 'O69', 'O70',
  'O75', 'O76', 'O77', 'O78', 'O79', 'O80', 'O81', 'O82', 'O83', 'O84', 'O85', 'O86', 'O87',
  'O90', 'O91', 'O92', 'O93', 'O94', 'O95', 'O96', 'O97', 'O98',
  'O100', 'O101', 'O102', 'O103', 'O104', 'O105', 'O106', 'O107', 'O108', 'O109',
  'O110', 'O111', 'O112', 'O113', 'O114', 'O115', 'O116', 'O117',
  'O120', 'O121', 'O122', 'O123', 'O124',
  'O130', 'O131', 'O132', 'O133',
  'O140',
] as const;

export type OutcomeRule = (typeof OUTCOME_RULES)[number];

/** The page on which the outcome rules are explained. */
export const OUTCOME_PAGE = `${DOCS}outcome.md`;

/** Where one of them is explained. */
export function outcomeRuleLink(rule: OutcomeRule): string {
  return `${OUTCOME_PAGE}#${rule.toLowerCase()}`;
}
