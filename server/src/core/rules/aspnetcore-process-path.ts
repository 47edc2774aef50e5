import { settingRule } from './support/setting-rule';

export const aspnetcoreProcessPath = settingRule({
  id: 'aspnetcore-process-path',
  severity: 'info',
  summary: 'The program of an ASP.NET Core application lies in the profile of a user.',
  why: 'Other accounts have no rights in a profile: the pool cannot start the program, and requests fail with 502.5 or 500.0.',
  section: 'system.webServer/aspNetCore',
  attribute: 'processPath',
  when: path => /^"?[a-z]:[\\/]users[\\/](?!public[\\/])/i.test(path),
  message: ({ where }) =>
    `The program for ${where} lies in the profile of a user, where the pool account has no rights`,
});
