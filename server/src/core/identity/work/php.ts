import { type Identity, sameAccount, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import type { Scene } from '../scene';
import { impersonationOf } from './php-settings';

/**
 * R40: php-cgi.exe itself runs as the process; `fastcgi.impersonate` in php.ini decides whether the script's thread
 * takes the request token.
 */
export function phpIdentity(scene: Scene): Identity {
  const { process, trail } = scene;
  const setting = impersonationOf(scene);
  if (setting.kind === 'known') {
    const { impersonate, path, at, likely } = setting;
    if (path !== undefined)
      trail.note(
        likely
          ? `Read ${path}, which likely counts: PHP looks in the registry of the server (IniFilePath) first.`
          : `Read ${path}.`,
      );
    trail.step(
      'file',
      'R40',
      impersonate
        ? 'fastcgi.impersonate is on: PHP scripts run with the token of the request.'
        : 'PHP does not impersonate (fastcgi.impersonate is off): scripts run as the worker process.',
      at,
    );
    return impersonate ? scene.token() : process.identity;
  }
  const token = scene.token();
  const file = setting.file ?? 'php.ini';
  trail.step(
    'file',
    'R40',
    `Whether PHP scripts take the token of the request stands in ${file}, which is not at hand.`,
  );
  if (sameAccount(token, process.identity)) return process.identity;
  return unknown(say`${file} fastcgi.impersonate (1: ${token}; 0: ${process.identity})`);
}
