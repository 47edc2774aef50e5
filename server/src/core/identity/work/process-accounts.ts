import { builtIn, type Identity, NOBODY, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { isExpress } from '../base/express';
import { siteLog } from '../base/site-setting';
import type { Scene } from '../scene';
import { connectAs } from '../token/directories';
import type { HandlerRule } from './handler-rule';

/** Work that is always done by the worker process or a child of it. */
export function asProcess(text: string): HandlerRule['identity'] {
  return scene => {
    scene.trail.step('file', 'R40', text);
    return scene.process.identity;
  };
}

/** R40: IIS reads web.config before anybody is authenticated. */
export function webConfigRead(scene: Scene): Identity {
  const { place, trail, process } = scene;
  const fixed = connectAs(place.virtualDirectory, trail);
  if (fixed) {
    trail.step('file', 'R40', say`web.config is read as the connect-as account, ${fixed.identity}.`, fixed.at);
    return fixed.identity;
  }
  trail.step('file', 'R40', 'web.config is read as the worker process, before anybody is authenticated.');
  return process.identity;
}

/** R40: HTTP.sys writes the logs as SYSTEM, which a share sees as the machine account (R60). */
export function httpLog(scene: Scene): Identity {
  const { place, trail } = scene;
  if (isExpress(place)) return unknown('who writes the logs of IIS Express');
  if (!place.site) return unknown('the log directory of the site');
  const log = siteLog(place);
  if (log.custom) {
    trail.step('file', 'R40', 'A custom logging module writes the log.', log.at);
    return unknown('the custom logging module');
  }
  if (log.off) {
    trail.step('file', 'R40', 'HTTP.sys writes no log file for this site.', log.off.at);
    return NOBODY;
  }
  trail.step('file', 'R40', `HTTP.sys writes the log in ${log.written} as SYSTEM.`, log.at);
  return builtIn('SYSTEM');
}
