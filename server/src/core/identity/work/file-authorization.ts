import { say } from '../../windows/sentence';
import { lacksModule, MODULES_SECTION, removalOf } from '../base/modules';
import type { Scene } from '../scene';
import { isApplicationOnShare, knownPath } from '../token/directories';
import { userOverride } from '../token/request-token';
import { aspNetAuthenticationMode } from '../visitor/forms';
import type { HandlerRule } from './handler-rule';
import type { AccessNeed } from './needs';

/**
 * R47: the FileAuthorization module checks the user of the request on the requested file, whoever the code runs as.
 * Skipped on a share, and for principals that are no Windows users (modes Forms and None).
 */
export function fileAuthorization(scene: Scene, rule: HandlerRule): readonly AccessNeed[] {
  const { place, query, user, process, trail } = scene;
  if (!rule.isCheckedByAspNet?.(place) || query.stage !== undefined) return [];
  if (user.source !== 'anonymous' && user.source !== 'windows') return [];
  if (isApplicationOnShare(place) !== false) return [];
  const { mode, at } = aspNetAuthenticationMode(place);
  if (mode !== 'Windows') {
    trail.step('access', 'R47', 'ASP.NET checks no file for users whom another authentication mode made.', at);
    return [];
  }
  const section = process.pipeline === 'Classic' ? 'system.web/httpModules' : MODULES_SECTION;
  if (
    removalOf(place, section, FILE_AUTHORIZATION) ||
    (process.pipeline !== 'Classic' && lacksModule(place, FILE_AUTHORIZATION))
  )
    return [];

  const account = userOverride(place, process, trail) ?? user.identity;
  if (account.kind === 'none') return [];
  const reads = READING_VERBS.has((query.verb ?? 'GET').toUpperCase());
  trail.step('access', 'R47', say`ASP.NET also checks that ${account} may read the requested file.`);
  return [
    {
      what: 'requested file',
      on: 'requested file',
      path: knownPath(place.physicalPath) ?? null,
      identity: account,
      right: reads ? 'Read' : 'Read, Write',
      reason: 'ASP.NET FileAuthorizationModule (authentication mode Windows)',
    },
  ];
}

const FILE_AUTHORIZATION = 'FileAuthorization';
const READING_VERBS: ReadonlySet<string> = new Set(['GET', 'POST', 'HEAD', 'OPTIONS']);
