import type { Refusal, RefusalKind } from '../config/refusals/refusal';
import { RULES, type RuleId } from './catalogue';

/** Which rule is about which refusal. Malformed XML has a rule for each of its problems. */
export const RULE_OF: Readonly<Record<Exclude<RefusalKind, 'malformedXml'>, RuleId>> = {
  notConfiguration: 'xml-not-configuration',
  configSectionsTwice: 'configsections-twice',
  configSectionsNotFirst: 'configsections-not-first',
  duplicateDeclaration: 'configsections-duplicate',
  redefinedDeclaration: 'configsections-redefined',
  bothOverrideModes: 'location-both-modes',
  invalidOverrideMode: 'location-mode-invalid',
  invalidInheritInChildApplications: 'location-inherit-invalid',
  unknownLocationAttribute: 'location-attribute-unknown',
  strayText: 'aspnet-stray-text',
  invalidLocationPath: 'location-path-invalid',
  duplicateSection: 'location-dot-duplicate',
  sectionLocked: 'section-locked',
  sectionLockedBelow: 'section-locked',
  sectionNotAllowedHere: 'section-not-allowed-here',
  sectionBelowApplication: 'executable-not-application-root',
  sectionNotAllowedInLocation: 'location-section-not-allowed',
  lockConflict: 'location-lock-conflict',
  sectionNotDeclared: 'section-not-declared',
  unknownSection: 'section-not-declared',
  moduleNotInstalled: 'module-not-installed',
  configSourceInAppHost: 'configsource-in-apphost',
  configSourceNotRelative: 'configsource-not-relative',
  configSourceMissing: 'configsource-missing',
  configSourceWithContent: 'configsource-with-content',
  configSourceInvalid: 'configsource-invalid',
  configSourceShared: 'configsource-shared',
  unknownElement: 'schema-unknown-element',
  unknownAttribute: 'schema-unknown-attribute',
  wrongCase: 'schema-wrong-case',
  missingAttribute: 'schema-missing-attribute',
  invalidValue: 'schema-invalid-value',
  valueLetterCase: 'schema-invalid-value',
  aspNetName: 'aspnet-invalid-value',
  aspNetValue: 'aspnet-invalid-value',
  unknownLockName: 'lock-names-unknown',
  duplicateKey: 'duplicate-key',
  duplicateRewriteRule: 'rewrite-rule-duplicate',
  lockedAttribute: 'lock-attribute-violation',
  lockedElement: 'lock-element-violation',
  lockedItem: 'lock-item-violation',
};

/** The rule that reports a refusal; undefined where none does. */
export function ruleOf(refusal: Refusal): RuleId | undefined {
  if (refusal.kind !== 'malformedXml') return RULE_OF[refusal.kind];
  const { kind } = refusal.problem;
  return RULES.find(({ problems }) => problems?.includes(kind))?.id;
}
