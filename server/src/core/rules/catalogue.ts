import { anonymousEmptyVsRemoved } from './anonymous-empty-vs-removed';
import { anonymousIusrDefault } from './anonymous-iusr-default';
import { anonymousLegacyAccount } from './anonymous-legacy-account';
import { appRootVdirMissing } from './app-root-vdir-missing';
import { aspNetInvalidValue } from './aspnet-invalid-value';
import { aspNetStrayText } from './aspnet-stray-text';
import { bindingDuplicate } from './binding-duplicate';
import { bindingInvalid } from './binding-invalid';
import { configSectionsDuplicate } from './configsections-duplicate';
import { configSectionsNotFirst } from './configsections-not-first';
import { configSectionsRedefined } from './configsections-redefined';
import { configSectionsTwice } from './configsections-twice';
import { configSourceInAppHost } from './configsource-in-apphost';
import { configSourceInvalid } from './configsource-invalid';
import { configSourceMissing } from './configsource-missing';
import { configSourceNotRelative } from './configsource-not-relative';
import { configSourceShared } from './configsource-shared';
import { configSourceWithContent } from './configsource-with-content';
import { directoryBrowsingEnabled } from './directory-browsing-enabled';
import { duplicateKey } from './duplicate-key';
import type { Rule } from './engine/rule';
import { impersonateAspNetCore } from './impersonate-aspnetcore';
import { impersonateIntegrated } from './impersonate-integrated';
import { integratedModules } from './integrated-500-22';
import { integratedHandlers } from './integrated-500-23';
import { locationAttributeUnknown } from './location-attribute-unknown';
import { locationBothModes } from './location-both-modes';
import { locationDotDuplicate } from './location-dot-duplicate';
import { locationInheritInvalid } from './location-inherit-invalid';
import { locationLockConflict } from './location-lock-conflict';
import { locationModeInvalid } from './location-mode-invalid';
import { locationPathInvalid } from './location-path-invalid';
import { locationPathUnknown } from './location-path-unknown';
import { locationSectionNotAllowed } from './location-section-not-allowed';
import { lockAttributeViolation } from './lock-attribute-violation';
import { lockElementViolation } from './lock-element-violation';
import { lockItemViolation } from './lock-item-violation';
import { lockNamesUnknown } from './lock-names-unknown';
import { moduleNotInstalled } from './module-not-installed';
import { noAuthenticationEnabled } from './no-authentication-enabled';
import { pathInvalid } from './path-invalid';
import { poolCredentialsIgnored } from './pool-credentials-ignored';
import { poolIdentityLocalSystem } from './pool-identity-localsystem';
import { poolManualGroupMembership } from './pool-manual-group-membership';
import { poolNameInvalid } from './pool-name-invalid';
import { poolNotDefined } from './pool-not-defined';
import { poolPasswordPlaintext } from './pool-password-plaintext';
import { poolSpecificUserNoUser } from './pool-specificuser-no-user';
import { schemaInvalidValue } from './schema-invalid-value';
import { schemaMissingAttribute } from './schema-missing-attribute';
import { schemaUnknownAttribute } from './schema-unknown-attribute';
import { schemaUnknownElement } from './schema-unknown-element';
import { schemaWrongCase } from './schema-wrong-case';
import { sectionLocked } from './section-locked';
import { sectionNotAllowedHere } from './section-not-allowed-here';
import { sectionNotDeclared } from './section-not-declared';
import { siteRootAppMissing } from './site-root-app-missing';
import { suspiciousValue } from './suspicious-value';
import { uncPassthrough } from './unc-passthrough';
import { unknownSuppression } from './unknown-suppression';
import { unusedSuppression } from './unused-suppression';
import { xdtResult } from './xdt-result';
import { xdtStructure } from './xdt-structure';
import { xmlAttributeSyntax } from './xml-attribute-syntax';
import { xmlComment } from './xml-comment';
import { xmlDeclaration } from './xml-declaration';
import { xmlDuplicateAttribute } from './xml-duplicate-attribute';
import { xmlEmpty } from './xml-empty';
import { xmlEntity } from './xml-entity';
import { xmlInvalidCharacter } from './xml-invalid-character';
import { xmlMarkup } from './xml-markup';
import { xmlMismatchedTag } from './xml-mismatched-tag';
import { xmlName } from './xml-name';
import { xmlNotConfiguration } from './xml-not-configuration';
import { xmlOutsideRoot } from './xml-outside-root';
import { xmlUnclosedElement } from './xml-unclosed-element';
import { xmlUnclosedTag } from './xml-unclosed-tag';
import { xmlUnescapedCharacter } from './xml-unescaped-character';

const CATALOGUE = [
  anonymousEmptyVsRemoved,
  anonymousIusrDefault,
  anonymousLegacyAccount,
  appRootVdirMissing,
  aspNetInvalidValue,
  aspNetStrayText,
  bindingDuplicate,
  bindingInvalid,
  configSectionsDuplicate,
  configSectionsNotFirst,
  configSectionsRedefined,
  configSectionsTwice,
  configSourceInAppHost,
  configSourceInvalid,
  configSourceMissing,
  configSourceNotRelative,
  configSourceShared,
  configSourceWithContent,
  directoryBrowsingEnabled,
  duplicateKey,
  impersonateAspNetCore,
  impersonateIntegrated,
  integratedModules,
  integratedHandlers,
  locationAttributeUnknown,
  locationBothModes,
  locationDotDuplicate,
  locationInheritInvalid,
  locationLockConflict,
  locationModeInvalid,
  locationPathInvalid,
  locationPathUnknown,
  locationSectionNotAllowed,
  lockAttributeViolation,
  lockElementViolation,
  lockItemViolation,
  lockNamesUnknown,
  moduleNotInstalled,
  noAuthenticationEnabled,
  pathInvalid,
  poolCredentialsIgnored,
  poolIdentityLocalSystem,
  poolManualGroupMembership,
  poolNameInvalid,
  poolNotDefined,
  poolPasswordPlaintext,
  poolSpecificUserNoUser,
  schemaInvalidValue,
  schemaMissingAttribute,
  schemaUnknownAttribute,
  schemaUnknownElement,
  schemaWrongCase,
  sectionLocked,
  sectionNotAllowedHere,
  sectionNotDeclared,
  siteRootAppMissing,
  suspiciousValue,
  uncPassthrough,
  unknownSuppression,
  unusedSuppression,
  xdtResult,
  xdtStructure,
  xmlAttributeSyntax,
  xmlComment,
  xmlDeclaration,
  xmlDuplicateAttribute,
  xmlEmpty,
  xmlEntity,
  xmlInvalidCharacter,
  xmlMarkup,
  xmlMismatchedTag,
  xmlName,
  xmlNotConfiguration,
  xmlOutsideRoot,
  xmlUnclosedElement,
  xmlUnclosedTag,
  xmlUnescapedCharacter,
] as const satisfies readonly Rule[];

export type RuleId = (typeof CATALOGUE)[number]['id'];

/** Every rule, sorted by id. */
export const RULES: readonly Rule<RuleId>[] = CATALOGUE;
