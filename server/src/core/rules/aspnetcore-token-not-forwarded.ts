import type { Place } from '../config/place';
import { flagIn, textIn } from '../identity/base/read-values';
import { WINDOWS_SECTION } from '../identity/visitor/schemes';
import { settingRule } from './support/setting-rule';

export const aspnetcoreTokenNotForwarded = settingRule({
  id: 'aspnetcore-token-not-forwarded',
  severity: 'info',
  summary: 'Windows authentication is on, and the ASP.NET Core application does not get to know the user.',
  why: 'The module hands no token to a program of its own process: every visitor is anonymous to the application.',
  section: 'system.webServer/aspNetCore',
  attribute: 'forwardWindowsAuthToken',
  when: 'false',
  value: 'true',
  message: ({ where }) =>
    `The application of ${where} is not told whom IIS has authenticated: every visitor is anonymous to it`,
  applies: isTokenWanted,
  placedOnly: true,
});

function isTokenWanted(place: Place): boolean {
  const model = textIn(place.section('system.webServer/aspNetCore'), 'hostingModel') ?? '';
  return flagIn(place.section(WINDOWS_SECTION), 'enabled') === true && model.toLowerCase() !== 'inprocess';
}
