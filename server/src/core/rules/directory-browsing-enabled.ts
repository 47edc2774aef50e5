import { lacksModule } from '../identity/base/modules';
import { kindsAt } from '../identity/work/plausible-kinds';
import { settingRule } from './support/setting-rule';

export const directoryBrowsingEnabled = settingRule({
  id: 'directory-browsing-enabled',
  severity: 'info',
  summary: 'Visitors may list the files of folders.',
  why: 'Files that no page links to, such as backups and logs, are found by everybody who may read the folder.',
  section: 'system.webServer/directoryBrowse',
  attribute: 'enabled',
  when: 'true',
  value: 'false',
  title: 'Switch directory browsing off',
  message: ({ where }) =>
    `Directory browsing is on for ${where}: a folder without a default document shows the names of its files`,
  // Where another handler takes every request, nothing is listed (O27).
  applies: place => kindsAt(place).kinds.includes('directoryBrowse') && !lacksModule(place, 'DirectoryListingModule'),
});
