import { accessDenied } from './access-denied';
import { accessDenyHits } from './access-deny-hits';
import { accessEveryoneWrite } from './access-everyone-write';
import { accessForeignFacts } from './access-foreign-facts';
import { accessIdentityDiffers } from './access-identity-differs';
import { accessIisIusrsWrite } from './access-iis-iusrs-write';
import { accessIusrWrite } from './access-iusr-write';
import { accessLocalPrincipalOnUnc } from './access-local-principal-on-unc';
import { accessLogonRightDenied } from './access-logon-right-denied';
import { accessLogonRightMissing } from './access-logon-right-missing';
import { accessNoncanonicalDacl } from './access-noncanonical-dacl';
import { accessNullDacl } from './access-null-dacl';
import { accessOrphanSid } from './access-orphan-sid';
import { accessOtherPool } from './access-other-pool';
import { accessOwnerIsWorker } from './access-owner-is-worker';
import { accessPoolWriteCode } from './access-pool-write-code';
import { accessSecretReadable } from './access-secret-readable';
import { accessUsersWrite } from './access-users-write';
import { anonymousEmptyVsRemoved } from './anonymous-empty-vs-removed';
import { anonymousIusrDefault } from './anonymous-iusr-default';
import { anonymousIusrNetwork } from './anonymous-iusr-network';
import { anonymousLegacyAccount } from './anonymous-legacy-account';
import { anonymousNotPoolIdentity } from './anonymous-not-pool-identity';
import { anonymousPasswordPlaintext } from './anonymous-password-plaintext';
import { anonymousPrivilegedAccount } from './anonymous-privileged-account';
import { anonymousShadowsAuthentication } from './anonymous-shadows-authentication';
import { anonymousUserWithoutPassword } from './anonymous-user-without-password';
import { appRootVdirMissing } from './app-root-vdir-missing';
import { appsettingSecret } from './appsetting-secret';
import { aspNetInvalidValue } from './aspnet-invalid-value';
import { aspNetStrayText } from './aspnet-stray-text';
import { aspNetCoreHandlerRemoved } from './aspnetcore-handler-removed';
import { aspnetcoreInProcessNeedsV2 } from './aspnetcore-in-process-needs-v2';
import { aspNetCoreInVirtualDirectory } from './aspnetcore-in-virtual-directory';
import { aspnetcoreProcessPath } from './aspnetcore-process-path';
import { aspNetCoreSharedPool } from './aspnetcore-shared-pool';
import { aspnetcoreTokenNotForwarded } from './aspnetcore-token-not-forwarded';
import { authenticatedUserOverride } from './authenticated-user-override';
import { authorizationNeedsIdentity } from './authorization-needs-identity';
import { authorizationOpen } from './authorization-open';
import { authorizationUnreachableRule } from './authorization-unreachable-rule';
import { authorizationWrongModule } from './authorization-wrong-module';
import { basicAuthWithoutTls } from './basic-auth-without-tls';
import { bindingDuplicate } from './binding-duplicate';
import { bindingInvalid } from './binding-invalid';
import { bindingWithoutHost } from './binding-without-host';
import { clrTooOld } from './clr-too-old';
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
import { connectAsNotForProcess } from './connect-as-not-for-process';
import { connectionPasswordPlaintext } from './connection-password-plaintext';
import { cookiesNotHttpOnly } from './cookies-not-http-only';
import { cookiesNotSecure } from './cookies-not-secure';
import { credentialsInFile } from './credentials-in-file';
import { customErrorsOff } from './custom-errors-off';
import { debugEnabled } from './debug-enabled';
import { directoryBrowsingEnabled } from './directory-browsing-enabled';
import { doubleEscapingAllowed } from './double-escaping-allowed';
import { doubleHop } from './double-hop';
import { duplicateKey } from './duplicate-key';
import { dynamicIpRestrictionsOff } from './dynamic-ip-restrictions-off';
import { encryptedProviderUnknown } from './encrypted-provider-unknown';
import { encryptedValueForeignMachine } from './encrypted-value-foreign-machine';
import { encryptedValueMalformed } from './encrypted-value-malformed';
import type { Rule } from './engine/rule';
import { errorPageAbsolutePath } from './error-page-absolute-path';
import { executableNotApplicationRoot } from './executable-not-application-root';
import { executeUrlOtherPool } from './executeurl-other-pool';
import { formsCookieless } from './forms-cookieless';
import { formsCredentialsClear } from './forms-credentials-clear';
import { formsNoSsl } from './forms-no-ssl';
import { formsProtectionWeak } from './forms-protection-weak';
import { formsTimeoutLong } from './forms-timeout-long';
import { ftpLogonAttemptsUnrestricted } from './ftp-logon-attempts-unrestricted';
import { ftpNoAuthorization } from './ftp-no-authorization';
import { ftpTlsNotRequired } from './ftp-tls-not-required';
import { gmsaWithPassword } from './gmsa-with-password';
import { handlerCannotStart } from './handler-cannot-start';
import { handlerModuleMissing } from './handler-module-missing';
import { handlerNotAllowed } from './handler-not-allowed';
import { handlerWriteAndScript } from './handler-write-and-script';
import { handlersInheritedByChildApplications } from './handlers-inherited-by-child-applications';
import { highBitCharactersAllowed } from './high-bit-characters-allowed';
import { hstsMissing } from './hsts-missing';
import { httpErrorsDetailed } from './http-errors-detailed';
import { httpsRedirectTooLate } from './https-redirect-too-late';
import { identityChanged } from './identity-changed';
import { impersonateAspNetCore } from './impersonate-aspnetcore';
import { impersonateCredentialsIncomplete } from './impersonate-credentials-incomplete';
import { impersonateCredentialsUnused } from './impersonate-credentials-unused';
import { impersonateIntegrated } from './impersonate-integrated';
import { impersonatePasswordPlaintext } from './impersonate-password-plaintext';
import { impersonateValidationOff } from './impersonate-validation-off';
import { impersonationPolicyIgnored } from './impersonation-policy-ignored';
import { integratedModules } from './integrated-500-22';
import { integratedHandlers } from './integrated-500-23';
import { kernelModeCustomAccount } from './kernel-mode-custom-account';
import { localdbInIis } from './localdb-in-iis';
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
import { logEtwOff } from './log-etw-off';
import { logFieldsFew } from './log-fields-few';
import { logFolderDefault } from './log-folder-default';
import { logFolderUnc } from './log-folder-unc';
import { logsInWebRoot } from './logs-in-web-root';
import { machineKeyAlgorithmWeak } from './machine-key-algorithm-weak';
import { machinekeyInFile } from './machinekey-in-file';
import { moduleBitness } from './module-bitness';
import { moduleNotInstalled } from './module-not-installed';
import { newerThanServer } from './newer-than-server';
import { noAuthenticationEnabled } from './no-authentication-enabled';
import { pathInUserProfile } from './path-in-user-profile';
import { pathInWindows } from './path-in-windows';
import { pathInvalid } from './path-invalid';
import { pathOnSystemDrive } from './path-on-system-drive';
import { poolAccountShared } from './pool-account-shared';
import { poolBatchLogon } from './pool-batch-logon';
import { poolCredentialsIgnored } from './pool-credentials-ignored';
import { poolIdentityAdministrator } from './pool-identity-administrator';
import { poolIdentityLocalSystem } from './pool-identity-localsystem';
import { poolIdentitySharedService } from './pool-identity-shared-service';
import { poolManualGroupMembership } from './pool-manual-group-membership';
import { poolNameInvalid } from './pool-name-invalid';
import { poolNotDefined } from './pool-not-defined';
import { poolNotStarted } from './pool-not-started';
import { poolPasswordMissing } from './pool-password-missing';
import { poolPasswordPlaintext } from './pool-password-plaintext';
import { poolProfileEnvironmentOff } from './pool-profile-environment-off';
import { poolProfileNotLoaded } from './pool-profile-not-loaded';
import { poolSharedBySites } from './pool-shared-by-sites';
import { poolSpecificUserNoUser } from './pool-specificuser-no-user';
import { poweredByHeader } from './powered-by-header';
import { requestLimitsUnset } from './request-limits-unset';
import { requestValidationModeOld } from './request-validation-mode-old';
import { retailOff } from './retail-off';
import { rewritePatternInvalid } from './rewrite-pattern-invalid';
import { rewriteProxyOff } from './rewrite-proxy-off';
import { rewriteReferenceUnknown } from './rewrite-reference-unknown';
import { rewriteRuleDuplicate } from './rewrite-rule-duplicate';
import { rewriteVariableNotAllowed } from './rewrite-variable-not-allowed';
import { schemaInvalidValue } from './schema-invalid-value';
import { schemaMissingAttribute } from './schema-missing-attribute';
import { schemaUnknownAttribute } from './schema-unknown-attribute';
import { schemaUnknownElement } from './schema-unknown-element';
import { schemaWrongCase } from './schema-wrong-case';
import { sectionLocked } from './section-locked';
import { sectionNotAllowedHere } from './section-not-allowed-here';
import { sectionNotDeclared } from './section-not-declared';
import { serverHeader } from './server-header';
import { sessionCookieless } from './session-cookieless';
import { sharedConfigurationActive } from './shared-configuration-active';
import { siteRootAppMissing } from './site-root-app-missing';
import { smtpPasswordPlaintext } from './smtp-password-plaintext';
import { sqlIntegratedAnonymous } from './sql-integrated-anonymous';
import { sqlUserInstance } from './sql-user-instance';
import { sslRequiredWithoutHttps } from './ssl-required-without-https';
import { stdoutLogLeftOn } from './stdout-log-left-on';
import { suspiciousValue } from './suspicious-value';
import { traceEnabled } from './trace-enabled';
import { traceVerbAllowed } from './trace-verb-allowed';
import { trustFull } from './trust-full';
import { uncLocalAccount } from './unc-local-account';
import { uncPassthrough } from './unc-passthrough';
import { unknownSuppression } from './unknown-suppression';
import { unlistedCgiAllowed } from './unlisted-cgi-allowed';
import { unlistedExtensionsAllowed } from './unlisted-extensions-allowed';
import { unlistedIsapiAllowed } from './unlisted-isapi-allowed';
import { unusedSuppression } from './unused-suppression';
import { uploadFolderExecutable } from './upload-folder-executable';
import { uploadLimitsDisagree } from './upload-limits-disagree';
import { validateRequestOff } from './validate-request-off';
import { vdirConnectAsLocal } from './vdir-connect-as-local';
import { vdirLogonMethod } from './vdir-logon-method';
import { vdirPasswordPlaintext } from './vdir-password-plaintext';
import { vdirUserWithoutPassword } from './vdir-user-without-password';
import { versionHeader } from './version-header';
import { viewStateMacOff } from './view-state-mac-off';
import { viewStateNotEncrypted } from './view-state-not-encrypted';
import { webdavEnabled } from './webdav-enabled';
import { webDavTakesVerbs } from './webdav-takes-verbs';
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
  accessDenied,
  accessDenyHits,
  accessEveryoneWrite,
  accessForeignFacts,
  accessIdentityDiffers,
  accessIisIusrsWrite,
  accessIusrWrite,
  accessLocalPrincipalOnUnc,
  accessLogonRightDenied,
  accessLogonRightMissing,
  accessNoncanonicalDacl,
  accessNullDacl,
  accessOrphanSid,
  accessOtherPool,
  accessOwnerIsWorker,
  accessPoolWriteCode,
  accessSecretReadable,
  accessUsersWrite,
  anonymousEmptyVsRemoved,
  anonymousIusrDefault,
  anonymousIusrNetwork,
  anonymousLegacyAccount,
  anonymousNotPoolIdentity,
  anonymousPasswordPlaintext,
  anonymousPrivilegedAccount,
  anonymousShadowsAuthentication,
  anonymousUserWithoutPassword,
  appRootVdirMissing,
  appsettingSecret,
  aspNetInvalidValue,
  aspNetStrayText,
  aspNetCoreHandlerRemoved,
  aspnetcoreInProcessNeedsV2,
  aspNetCoreInVirtualDirectory,
  aspnetcoreProcessPath,
  aspNetCoreSharedPool,
  aspnetcoreTokenNotForwarded,
  authenticatedUserOverride,
  authorizationNeedsIdentity,
  authorizationOpen,
  authorizationUnreachableRule,
  authorizationWrongModule,
  basicAuthWithoutTls,
  bindingDuplicate,
  bindingInvalid,
  bindingWithoutHost,
  clrTooOld,
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
  connectAsNotForProcess,
  connectionPasswordPlaintext,
  cookiesNotHttpOnly,
  cookiesNotSecure,
  credentialsInFile,
  customErrorsOff,
  debugEnabled,
  directoryBrowsingEnabled,
  doubleEscapingAllowed,
  doubleHop,
  duplicateKey,
  dynamicIpRestrictionsOff,
  encryptedProviderUnknown,
  encryptedValueForeignMachine,
  encryptedValueMalformed,
  errorPageAbsolutePath,
  executableNotApplicationRoot,
  executeUrlOtherPool,
  formsCookieless,
  formsCredentialsClear,
  formsNoSsl,
  formsProtectionWeak,
  formsTimeoutLong,
  ftpLogonAttemptsUnrestricted,
  ftpNoAuthorization,
  ftpTlsNotRequired,
  gmsaWithPassword,
  handlerCannotStart,
  handlerModuleMissing,
  handlerNotAllowed,
  handlerWriteAndScript,
  handlersInheritedByChildApplications,
  highBitCharactersAllowed,
  hstsMissing,
  httpErrorsDetailed,
  httpsRedirectTooLate,
  identityChanged,
  impersonateAspNetCore,
  impersonateCredentialsIncomplete,
  impersonateCredentialsUnused,
  impersonateIntegrated,
  impersonatePasswordPlaintext,
  impersonateValidationOff,
  impersonationPolicyIgnored,
  integratedModules,
  integratedHandlers,
  kernelModeCustomAccount,
  localdbInIis,
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
  logEtwOff,
  logFieldsFew,
  logFolderDefault,
  logFolderUnc,
  logsInWebRoot,
  machineKeyAlgorithmWeak,
  machinekeyInFile,
  moduleBitness,
  moduleNotInstalled,
  newerThanServer,
  noAuthenticationEnabled,
  pathInUserProfile,
  pathInWindows,
  pathInvalid,
  pathOnSystemDrive,
  poolAccountShared,
  poolBatchLogon,
  poolCredentialsIgnored,
  poolIdentityAdministrator,
  poolIdentityLocalSystem,
  poolIdentitySharedService,
  poolManualGroupMembership,
  poolNameInvalid,
  poolNotDefined,
  poolNotStarted,
  poolPasswordMissing,
  poolPasswordPlaintext,
  poolProfileEnvironmentOff,
  poolProfileNotLoaded,
  poolSharedBySites,
  poolSpecificUserNoUser,
  poweredByHeader,
  requestLimitsUnset,
  requestValidationModeOld,
  retailOff,
  rewritePatternInvalid,
  rewriteProxyOff,
  rewriteReferenceUnknown,
  rewriteRuleDuplicate,
  rewriteVariableNotAllowed,
  schemaInvalidValue,
  schemaMissingAttribute,
  schemaUnknownAttribute,
  schemaUnknownElement,
  schemaWrongCase,
  sectionLocked,
  sectionNotAllowedHere,
  sectionNotDeclared,
  serverHeader,
  sessionCookieless,
  sharedConfigurationActive,
  siteRootAppMissing,
  smtpPasswordPlaintext,
  sqlIntegratedAnonymous,
  sqlUserInstance,
  sslRequiredWithoutHttps,
  stdoutLogLeftOn,
  suspiciousValue,
  traceEnabled,
  traceVerbAllowed,
  trustFull,
  uncLocalAccount,
  uncPassthrough,
  unknownSuppression,
  unlistedCgiAllowed,
  unlistedExtensionsAllowed,
  unlistedIsapiAllowed,
  unusedSuppression,
  uploadFolderExecutable,
  uploadLimitsDisagree,
  validateRequestOff,
  vdirConnectAsLocal,
  vdirLogonMethod,
  vdirPasswordPlaintext,
  vdirUserWithoutPassword,
  versionHeader,
  viewStateMacOff,
  viewStateNotEncrypted,
  webdavEnabled,
  webDavTakesVerbs,
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
