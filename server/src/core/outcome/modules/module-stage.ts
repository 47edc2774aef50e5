import { textIn } from '../../identity/base/read-values';
import type { HandlerEntry, HandlerList } from '../../identity/handlers/handler-list';
import type { Excluded } from '../../identity/handlers/select-handler';
import type { RequestUrl } from '../../identity/handlers/url';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';
import { aspNetUrl } from './aspnet-start';
import { aspNetCore } from './aspnetcore';
import { chainOf } from './chain';
import { fastCgi, isapiOrCgi } from './programs';
import { staticFile } from './static-file';
import { webdav, webdavTakes } from './webdav';

/** What the module of the serving entry does before any content is opened (O90 to O117). */
export function moduleStage(
  request: Request,
  serving: HandlerEntry,
  excluded: readonly Excluded[],
  list: HandlerList,
  url: RequestUrl,
): readonly StageEntry[] {
  const taken = webdavTakes(request, serving, list);
  const before = taken ? [taken] : [];
  if (serving.type !== '')
    return [...before, aspNetUrl(request, url) ?? pass('module', 'O83', `ASP.NET serves ${serving.path}.`, serving.at)];
  const chain = chainOf(serving, request);
  if (!chain)
    return [...before, unknownStage('module', 'O92', `the module of handler ${serving.name}`, undefined, serving.at)];
  if (chain.kind === 'broken') return [...before, chain.entry];
  return [...before, ...answerOf(chain.module, request, serving, excluded, list, url)];
}

function answerOf(
  module: string,
  request: Request,
  serving: HandlerEntry,
  excluded: readonly Excluded[],
  list: HandlerList,
  url: RequestUrl,
): readonly StageEntry[] {
  switch (module) {
    case 'staticfilemodule':
    case 'defaultdocumentmodule':
    case 'directorylistingmodule':
      return staticFile(request, url, excluded, list);
    case 'webdavmodule':
      return webdav(request, serving);
    case 'protocolsupportmodule':
    case 'serversideincludemodule':
    case 'iisnode':
      return [pass('module', 'O92', `${serving.moduleNames[0] ?? module} takes the request.`, serving.at)];
    default:
      return (
        startOfProgram(module, request, serving) ?? [
          unknownStage(
            'module',
            'O92',
            `the module ${serving.moduleNames[0] ?? module}, which WhoIIS does not know`,
            undefined,
            serving.at,
          ),
        ]
      );
  }
}

/** What a module that starts a program says of it, whatever the URL; undefined for modules that start none. */
export function startOfProgram(
  module: string,
  request: Request,
  serving: HandlerEntry,
): readonly StageEntry[] | undefined {
  switch (module) {
    case 'isapimodule':
      return isapiOrCgi(request, serving, 'isapi');
    case 'cgimodule':
      return isapiOrCgi(request, serving, 'cgi');
    case 'fastcgimodule':
      return fastCgi(request, serving);
    case 'aspnetcoremodule':
    case 'aspnetcoremodulev2':
      return aspNetCore(request, serving);
    case 'httpplatformhandler':
      return [httpPlatform(request, serving)];
    default:
      return undefined;
  }
}

/** O108: the module needs a program to start. */
function httpPlatform(request: Request, serving: HandlerEntry): StageEntry {
  const section = request.place.applicationSection('system.webServer/httpPlatform');
  if (section.unknown !== undefined) return unknownStage('module', 'O108', section.unknown);
  if ((textIn(section, 'processPath') ?? '').trim() !== '')
    return pass('module', 'O108', 'HttpPlatformHandler starts the program of httpPlatform.', serving.at);
  return fail('module', 'O108', '500', 'httpPlatform names no program to start (processPath).', {
    at: section.written.at(-1) ?? serving.at,
    certain: false,
    section: 'system.webServer/httpPlatform',
    alternatives: ['502.3', '500.0'],
    afterAuthentication: true,
  });
}
