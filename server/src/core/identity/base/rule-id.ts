import { DOCS } from '../../text/docs';

/** The identity rules, each a heading of `docs/identity.md`. Numbers that are left out are free. */
// biome-ignore format: a line for each subject.
export const IDENTITY_RULES = [
  'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10',
  'R11', 'R12', 'R13',
  'R20', 'R21', 'R22', 'R23',
  'R30', 'R31', 'R32',
  'R40', 'R41', 'R42', 'R43', 'R44', 'R45', 'R46', 'R47', 'R48', 'R49',
  'R50', 'R51', 'R52',
  'R60',
  'R70', 'R71', 'R72', 'R73', 'R74', 'R75',
] as const;

export type IdentityRule = (typeof IDENTITY_RULES)[number];

/** The page on which the identity rules are explained. */
export const IDENTITY_PAGE = `${DOCS}identity.md`;

/** Where one of them is explained. */
export function ruleLink(rule: IdentityRule): string {
  return `${IDENTITY_PAGE}#${rule.toLowerCase()}`;
}
