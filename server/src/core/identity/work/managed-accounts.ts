import { booleanOf, originOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { Identity } from '../../windows/account';
import { undecided } from '../base/undecided';
import { applicationIdentity, aspNetCode, requestCode } from '../code/aspnet';
import type { Scene } from '../scene';

/** R40: WCF ignores `<identity>` unless the application asks for ASP.NET compatibility. */
export function wcf(scene: Scene): Identity {
  const { place, trail, process, query } = scene;
  const section = place.applicationSection(HOSTING_SECTION);
  const compatible = attributeOf(section, 'aspNetCompatibilityEnabled');
  if (section.unknown !== undefined) return undecided(trail, 'file', 'R40', section.unknown, section.written.at(-1));
  if (booleanOf(compatible) === true) {
    trail.step('file', 'R40', 'aspNetCompatibilityEnabled: services run as ASP.NET code does.', originOf(compatible));
    return aspNetCode(scene);
  }
  if (query.stage === 'Application_Start') return applicationIdentity(scene);
  trail.step(
    'file',
    'R40',
    'WCF services run as the worker process, even with impersonate="true".',
    originOf(compatible),
  );
  return process.identity;
}

const HOSTING_SECTION = 'system.serviceModel/serviceHostingEnvironment';

/** Only such services are part of the pipeline of ASP.NET. */
export function isWcfCompatible(place: Place): boolean {
  return booleanOf(attributeOf(place.applicationSection(HOSTING_SECTION), 'aspNetCompatibilityEnabled')) === true;
}

/** R48: the hosting identity by default, the request's with `useHostingIdentity="false"`. */
export function sessionState(scene: Scene): Identity {
  const { place, trail } = scene;
  const section = place.section('system.web/sessionState');
  if (section.unknown !== undefined) return undecided(trail, 'file', 'R48', section.unknown, section.written.at(-1));
  const mode = attributeOf(section, 'mode');
  if ((textOf(mode) ?? 'InProc').toLowerCase() !== 'sqlserver')
    trail.note('Session state is not kept in SQL Server here.');
  const hosting = attributeOf(section, 'useHostingIdentity');
  if (booleanOf(hosting) === false) {
    trail.step(
      'file',
      'R48',
      'useHostingIdentity="false": session state is read as the code of the request.',
      originOf(hosting),
    );
    return scene.query.stage === undefined ? requestCode(scene) : aspNetCode(scene);
  }
  trail.step('file', 'R48', 'Session state in SQL Server is read as the application itself.', originOf(mode));
  return applicationIdentity(scene);
}
