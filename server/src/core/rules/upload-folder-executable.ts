import { settingRule } from './support/setting-rule';

export const uploadFolderExecutable = settingRule({
  id: 'upload-folder-executable',
  severity: 'info',
  summary: 'A folder that looks like one for uploads may run scripts or programs.',
  why: 'A file that a visitor uploads there and asks for runs as code on the server.',
  section: 'system.webServer/handlers',
  attribute: 'accessPolicy',
  // Together with Write another rule tells it.
  when: text => /\b(script|execute)\b/i.test(text) && !/\bwrite\b/i.test(text),
  value: 'Read',
  message: ({ where, value }) => `${where} looks like a folder for uploads and may run them (accessPolicy="${value}")`,
  applies: ({ path }) => /[/](uploads?|uploaded|upload_?files?|user_?files|attachments|files)$/i.test(path),
});
