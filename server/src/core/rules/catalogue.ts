import { anonymousIusrDefault } from './anonymous-iusr-default';
import { anonymousLegacyAccount } from './anonymous-legacy-account';
import { appRootVdirMissing } from './app-root-vdir-missing';
import { duplicateKey } from './duplicate-key';
import { impersonateAspNetCore } from './impersonate-aspnetcore';
import { impersonateIntegrated } from './impersonate-integrated';
import { locationDotDuplicate } from './location-dot-duplicate';
import { locationLockConflict } from './location-lock-conflict';
import { lockAttributeViolation } from './lock-attribute-violation';
import { lockElementViolation } from './lock-element-violation';
import { lockItemViolation } from './lock-item-violation';
import { noAuthenticationEnabled } from './no-authentication-enabled';
import { poolCredentialsIgnored } from './pool-credentials-ignored';
import { poolIdentityLocalSystem } from './pool-identity-localsystem';
import { poolManualGroupMembership } from './pool-manual-group-membership';
import { poolNotDefined } from './pool-not-defined';
import { poolPasswordPlaintext } from './pool-password-plaintext';
import { poolSpecificUserNoUser } from './pool-specificuser-no-user';
import type { Rule } from './rule';
import { sectionLocked } from './section-locked';
import { sectionNotAllowedHere } from './section-not-allowed-here';
import { siteRootAppMissing } from './site-root-app-missing';
import { uncPassthrough } from './unc-passthrough';
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

/** Every rule, sorted by id. */
export const RULES: readonly Rule[] = [
  anonymousIusrDefault,
  anonymousLegacyAccount,
  appRootVdirMissing,
  duplicateKey,
  impersonateAspNetCore,
  impersonateIntegrated,
  locationDotDuplicate,
  locationLockConflict,
  lockAttributeViolation,
  lockElementViolation,
  lockItemViolation,
  noAuthenticationEnabled,
  poolCredentialsIgnored,
  poolIdentityLocalSystem,
  poolManualGroupMembership,
  poolNotDefined,
  poolPasswordPlaintext,
  poolSpecificUserNoUser,
  sectionLocked,
  sectionNotAllowedHere,
  siteRootAppMissing,
  uncPassthrough,
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
];
