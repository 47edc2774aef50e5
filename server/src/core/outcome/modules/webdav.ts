import { originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn } from '../../identity/base/read-values';
import type { HandlerEntry, HandlerList } from '../../identity/handlers/handler-list';
import { webDavRefusal } from '../../identity/work/native-accounts';
import type { Request } from '../base/request';
import { type FailEntry, fail, pass, type StageEntry } from '../base/stage';
import { WEBDAV_VERBS } from '../pipeline/filtering';

const AUTHORING = 'system.webServer/webdav/authoring';
const RULES = 'system.webServer/webdav/authoringRules';

/** O107: WebDAVModule serves the request itself. */
export function webdav(request: Request, entry: HandlerEntry): readonly StageEntry[] {
  const section = request.place.section(AUTHORING);
  const enabled = attributeOf(section, 'enabled');
  if (section.unknown === undefined && flagIn(section, 'enabled') !== true)
    return [
      fail('module', 'O107', '405.0', `WebDAV takes ${request.verb} and is switched off here.`, {
        at: originOf(enabled) ?? entry.at,
        section: AUTHORING,
        alternatives: ['405'],
        afterAuthentication: true,
      }),
    ];
  const refused = webDavRefusal(request.scene);
  if (refused && request.scene.query.handlerKind !== 'webdav')
    return [
      fail('module', 'O107', '401', `WebDAV does not take ${request.verb} from an anonymous client.`, {
        at: originOf(enabled) ?? entry.at,
        section: AUTHORING,
        alternatives: ['401.2'],
        afterAuthentication: true,
      }),
    ];
  const rules = request.place.section(RULES);
  const isLoaded = request.isWholeHost || rules.uses.length > 0;
  if (isLoaded && rules.unknown === undefined && rules.collection?.length === 0)
    return [
      fail('module', 'O107', '403', `No authoring rule of WebDAV allows ${request.verb}.`, {
        at: rules.written.at(-1) ?? entry.at,
        certain: false,
        section: RULES,
        afterAuthentication: true,
      }),
    ];
  return [pass('module', 'O107', `WebDAV takes ${request.verb}.`, originOf(enabled) ?? entry.at)];
}

/** O107: where another entry stands in front, the module still tends to take the verbs of WebDAV. */
export function webdavTakes(request: Request, serving: HandlerEntry, list: HandlerList): FailEntry | undefined {
  if (!WEBDAV_VERBS.has(request.verb) || serving.modules.includes('webdavmodule')) return undefined;
  if (request.has('WebDAVModule') !== true) return undefined;
  const entry = list.entries.find(candidate => candidate.modules.includes('webdavmodule'));
  if (!entry) return undefined;
  return fail(
    'module',
    'O107',
    '405.0',
    `WebDAV is installed and tends to take ${request.verb} before ${serving.name} does.`,
    {
      at: entry.at,
      certain: false,
      section: AUTHORING,
      alternatives: ['405'],
      afterAuthentication: true,
    },
  );
}
