import { settingRule } from './support/setting-rule';

export const authenticatedUserOverride = settingRule({
  id: 'authenticated-user-override',
  severity: 'info',
  summary: 'Everything works as the worker process, whoever has logged on.',
  why: 'Access lists that name users no longer count: static files and programs are opened as the account of the pool.',
  section: 'system.webServer/serverRuntime',
  attribute: 'authenticatedUserOverride',
  when: 'UseWorkerProcessUser',
  value: 'UseAuthenticatedUser',
  message: ({ where }) => `Whoever logs on to ${where}, files are opened as the account of the pool`,
});
