import { settingRule } from './support/setting-rule';

export const handlerWriteAndScript = settingRule({
  id: 'handler-write-and-script',
  severity: 'warning',
  summary: 'A folder may be written by requests and runs scripts.',
  why: 'What a client uploads there runs as code.',
  section: 'system.webServer/handlers',
  attribute: 'accessPolicy',
  when: text => /\bwrite\b/i.test(text) && /\b(script|execute)\b/i.test(text),
  value: 'Read, Script',
  title: 'Take Write away',
  message: ({ where }) => `Both writing and running scripts is allowed for ${where}`,
});
