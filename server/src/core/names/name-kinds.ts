/** What the text of an attribute names. */
export type NameKind =
  | 'pool'
  | 'site'
  | 'location'
  | 'account'
  | 'handler'
  | 'handlerModule'
  | 'module'
  | 'nativeModule'
  | 'rewriteMap'
  | 'allowedServerVariable'
  | 'serverVariable'
  | 'rewriteText'
  | 'appSetting'
  | 'connectionString'
  | 'verb'
  | 'preCondition'
  | 'provider'
  | 'protocol'
  | 'binding'
  | 'runtimeVersion'
  | 'mimeType'
  | 'fileExtension'
  | 'statusCode'
  | 'header'
  | 'environmentVariable'
  | 'userList'
  | 'role'
  | 'document'
  | 'framework'
  | 'dataProvider'
  | 'sslFlags'
  | 'outboundPreCondition'
  | 'traceProvider'
  | 'sectionMode'
  | 'boolean'
  | 'allowDefinition'
  | 'processPath';

/** What an attribute does with an account: it logs it on with a password, or it tells visitors by it. */
export type AccountUse = 'logOn' | 'anonymous' | 'connectAs' | 'visitors';

/** Whether an attribute makes a name known, or uses one that is known elsewhere. */
export type NameRole = 'declares' | 'refers';

export interface Naming {
  readonly kind: NameKind;
  readonly role: NameRole;
  /** Of an account: what is done with it. */
  readonly use?: AccountUse;
  /** Several names with a comma between them. */
  readonly isList?: true;
}

const declares = (kind: NameKind): Naming => ({ kind, role: 'declares' });
const refers = (kind: NameKind): Naming => ({ kind, role: 'refers' });
const listOf = (kind: NameKind): Naming => ({ kind, role: 'refers', isList: true });

const connectAs: Naming = { kind: 'account', role: 'refers', use: 'connectAs' };
const anonymous: Naming = { kind: 'account', role: 'refers', use: 'anonymous' };

/** Texts of rules of URL Rewrite in which `{…}` stands for a value. */
function rewriteTexts(section: string, attributes: readonly string[]): readonly (readonly [string, Naming])[] {
  return attributes.map(each => [`system.webServer/rewrite/${section}/rule/${each}`, refers('rewriteText')] as const);
}

/** By the path of the element and the attribute. Names of elements and attributes are case-sensitive, as in IIS. */
const NAMINGS: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['system.applicationHost/applicationPools/add@name', declares('pool')],
  ['system.applicationHost/applicationPools/add@managedRuntimeVersion', refers('runtimeVersion')],
  ['system.applicationHost/applicationPools/applicationPoolDefaults@managedRuntimeVersion', refers('runtimeVersion')],
  ['system.applicationHost/sites/site@name', declares('site')],
  ['system.applicationHost/sites/site/application@applicationPool', refers('pool')],
  ['system.applicationHost/sites/applicationDefaults@applicationPool', refers('pool')],
  ['system.applicationHost/sites/site/applicationDefaults@applicationPool', refers('pool')],
  ['system.applicationHost/sites/site/bindings/binding@protocol', refers('protocol')],
  ['system.applicationHost/sites/site/bindings/binding@bindingInformation', refers('binding')],
  ['system.applicationHost/sites/site/bindings/binding@sslFlags', refers('sslFlags')],
  ['system.webServer/globalModules/add@name', declares('nativeModule')],
  ['system.webServer/globalModules/remove@name', refers('nativeModule')],
  ['system.webServer/globalModules/add@preCondition', listOf('preCondition')],
  ['system.webServer/modules/add@name', declares('module')],
  ['system.webServer/modules/add@preCondition', listOf('preCondition')],
  ['system.webServer/modules/remove@name', refers('module')],
  ['system.webServer/handlers/add@name', declares('handler')],
  ['system.webServer/handlers/remove@name', refers('handler')],
  ['system.webServer/handlers/add@verb', listOf('verb')],
  ['system.webServer/handlers/add@modules', listOf('handlerModule')],
  ['system.webServer/handlers/add@preCondition', listOf('preCondition')],
  ['system.webServer/isapiFilters/filter@preCondition', listOf('preCondition')],
  ['system.webServer/rewrite/rewriteMaps/rewriteMap@name', declares('rewriteMap')],
  ['system.webServer/rewrite/allowedServerVariables/add@name', declares('allowedServerVariable')],
  ['system.webServer/rewrite/rules/rule/serverVariables/set@name', refers('allowedServerVariable')],
  ['system.webServer/rewrite/globalRules/rule/serverVariables/set@name', refers('allowedServerVariable')],
  ['system.webServer/rewrite/rules/rule/conditions/add@input', refers('serverVariable')],
  ['system.webServer/rewrite/globalRules/rule/conditions/add@input', refers('serverVariable')],
  ['system.webServer/rewrite/outboundRules/preConditions/preCondition/add@input', refers('serverVariable')],
  ['system.webServer/rewrite/outboundRules/rule/conditions/add@input', refers('serverVariable')],
  ...rewriteTexts('rules', ['action@url', 'serverVariables/set@value']),
  ...rewriteTexts('globalRules', ['action@url', 'serverVariables/set@value']),
  ...rewriteTexts('outboundRules', ['action@value']),
  ['system.webServer/rewrite/outboundRules/rule@preCondition', refers('outboundPreCondition')],
  ['system.webServer/tracing/traceFailedRequests/add/traceAreas/add@provider', refers('traceProvider')],
  ['system.webServer/defaultDocument/files/add@value', refers('document')],
  ['system.webServer/staticContent/mimeMap@mimeType', refers('mimeType')],
  ['system.webServer/staticContent/mimeMap@fileExtension', refers('fileExtension')],
  ['system.webServer/staticContent/remove@fileExtension', refers('fileExtension')],
  ['system.webServer/httpCompression/dynamicTypes/add@mimeType', refers('mimeType')],
  ['system.webServer/httpCompression/staticTypes/add@mimeType', refers('mimeType')],
  ['system.webServer/httpErrors/error@statusCode', refers('statusCode')],
  ['system.webServer/httpErrors/remove@statusCode', refers('statusCode')],
  ['system.web/customErrors/error@statusCode', refers('statusCode')],
  ['system.webServer/httpProtocol/customHeaders/add@name', refers('header')],
  ['system.webServer/httpProtocol/customHeaders/remove@name', refers('header')],
  ['system.webServer/aspNetCore@processPath', refers('processPath')],
  ['system.webServer/aspNetCore/environmentVariables/environmentVariable@name', refers('environmentVariable')],
  ['system.webServer/httpPlatform/environmentVariables/environmentVariable@name', refers('environmentVariable')],
  ['system.webServer/security/authentication/windowsAuthentication/providers/add@value', refers('provider')],
  ['system.webServer/security/authentication/windowsAuthentication/providers/remove@value', refers('provider')],
  ['system.webServer/security/requestFiltering/verbs/add@verb', refers('verb')],
  ['system.webServer/security/authorization/add@users', listOf('userList')],
  ['system.webServer/security/authorization/add@roles', listOf('role')],
  ['system.webServer/security/authorization/add@verbs', listOf('verb')],
  ['system.web/authorization/allow@users', listOf('userList')],
  ['system.web/authorization/deny@users', listOf('userList')],
  ['system.web/authorization/allow@roles', listOf('role')],
  ['system.web/authorization/deny@roles', listOf('role')],
  ['system.web/compilation@targetFramework', refers('framework')],
  ['system.web/httpRuntime@targetFramework', refers('framework')],
  ['system.web/authorization/allow@verbs', listOf('verb')],
  ['system.web/authorization/deny@verbs', listOf('verb')],
  ['appSettings/add@key', declares('appSetting')],
  ['appSettings/remove@key', refers('appSetting')],
  ['connectionStrings/add@name', declares('connectionString')],
  ['connectionStrings/add@providerName', refers('dataProvider')],
  ['connectionStrings/remove@name', refers('connectionString')],
  ['system.applicationHost/sites/site/application/virtualDirectory@userName', connectAs],
  ['system.applicationHost/sites/virtualDirectoryDefaults@userName', connectAs],
  ['system.webServer/security/authentication/anonymousAuthentication@userName', anonymous],
]);

/** The same in the frame around sections, by the name of the element. */
const FRAME_NAMINGS: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['location@path', refers('location')],
  ['location@overrideMode', refers('sectionMode')],
  ['location@allowOverride', refers('boolean')],
  ['location@inheritInChildApplications', refers('boolean')],
  ['section@overrideModeDefault', refers('sectionMode')],
  ['section@allowDefinition', refers('allowDefinition')],
  ['section@allowLocation', refers('boolean')],
]);

/** Accounts stand in attributes of this name, whatever the section. */
const ACCOUNT: Naming = { kind: 'account', role: 'refers', use: 'logOn' };

/** What an attribute of a section names; undefined where its text is no name. `path`: as `ConfigPosition.path`. */
export function namingOf(path: string, attribute: string): Naming | undefined {
  return NAMINGS.get(`${path}@${attribute}`) ?? (attribute === 'userName' ? ACCOUNT : undefined);
}

/** What an attribute of an element of the frame names. */
export function frameNamingOf(element: string, attribute: string): Naming | undefined {
  return FRAME_NAMINGS.get(`${element}@${attribute}`);
}
