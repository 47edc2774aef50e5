import { textIn } from '../../identity/base/read-values';
import { aspNetAuthenticationMode } from '../../identity/visitor/forms';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';
import { formsModuleRuns } from './authorization';
import { sentence } from './pool-stage';

/** Whether the visitor becomes a user (O60 to O64). `isManaged`: a managed handler serves. */
export function authenticationStage(request: Request, isManaged: boolean): readonly StageEntry[] {
  const { user } = request.scene;
  const { failure } = user;
  if (failure) {
    const foreign = foreignModule(request, isManaged);
    // R20: in Classic mode IIS has refused before ASP.NET, and its Forms, see the request.
    const forms =
      request.mode.pipeline !== 'Classic' &&
      aspNetAuthenticationMode(request.place).mode === 'Forms' &&
      formsModuleRuns(request, isManaged);
    return [
      fail('authentication', 'R20', failure.status, sentence(failure.reason), {
        reason: failure.reason,
        at: failure.at,
        section: failure.section,
        // O61: a module of another maker may log the visitor on; O64: Forms may lead to its login page.
        certain: failure.certain && foreign === undefined && !forms,
        alternatives: failure.alternatives ?? (forms ? ['302'] : undefined),
      }),
    ];
  }
  if (user.source === 'unknown')
    return [
      unknownStage(
        'authentication',
        'R20',
        user.identity.kind === 'unknown' ? user.identity.reason : 'the authentication of the visitor',
      ),
    ];
  const text =
    user.source === 'anonymous'
      ? 'A visitor without credentials is let in as the anonymous user.'
      : 'The visitor is logged on.';
  return [pass('authentication', 'R20', text)];
}

/** Native modules of IIS and its extensions that authenticate nobody, or whose schemes are asked by name (O98). */
const KNOWN_NATIVE =
  /^(http(logging|cache|redirection)|uricache|filecache|tokencache|staticcompression|dynamiccompression|defaultdocument|directorylisting|protocolsupport|staticfile|(anonymous|basic|windows|digest|certificatemapping|iiscertificatemapping)authentication|requestfiltering|customerror|customlogging|failedrequeststracing|tracing|isapi|isapifilter|cgi|fastcgi|serversideinclude|webdav|websocket|applicationinitialization|configurationvalidation|requestmonitor|urlauthorization|iprestriction|dynamiciprestriction|rewrite|applicationrequestrouting|requestrouter|aspnetcore|managedengine\w*|urlrouting|cors)module(v2)?$|^(httpplatformhandler|iisnode|managedengine[\w.]*)$/;

/** A module that may log the visitor on by means of its own (O61). */
function foreignModule(request: Request, isManaged: boolean): string | undefined {
  const all =
    textIn(request.place.section('system.webServer/modules'), 'runAllManagedModulesForAllRequests')?.toLowerCase() ===
    'true';
  for (const [name, entry] of request.modules.entries) {
    const type = (textIn(entry, 'type') ?? '').trim();
    if (type === '') {
      if (!KNOWN_NATIVE.test(name) && request.globalModules.entries.has(name)) return name;
      continue;
    }
    if (/^System\.(Web|ServiceModel)\./.test(type)) continue;
    const bound = /\bmanagedhandler\b/i.test(textIn(entry, 'preCondition') ?? '');
    if (isManaged || all || !bound) return name;
  }
  return undefined;
}
