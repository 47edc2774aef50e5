import { textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import { readConnectionString } from '../identity/reach/connection-string';
import { placeRule } from './engine/rule';
import { ownEntries } from './support/own-entries';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'connectionStrings';

export const localdbInIis = placeRule({
  id: 'localdb-in-iis',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An application on the server connects to LocalDB.',
  why: 'An instance of LocalDB belongs to the account that starts it and lives in its profile: the databases of the developer are not there. Use a shared instance or SQL Server Express.',
  messages: {
    localDb: ({ name }: { name: string }) =>
      `The connection string "${name}" leads to LocalDB, which keeps apart the databases of each Windows account: this application does not see those of the developer`,
  },
  check({ file, parts, placed, snapshot, report }) {
    if (!placed) return;
    for (const part of parts) {
      if (part.elements(SECTION).length === 0) continue;
      const { facts } = part.place();
      if (facts.host === 'iisexpress' || isChangedForRelease(snapshot, file, SECTION)) continue;
      for (const entry of ownEntries(part, SECTION)) {
        const written = entry.element.attribute('connectionString');
        const { server, dataSource } = readConnectionString(
          textOf(attributeOf(entry, 'connectionString')) ?? '',
          undefined,
        );
        if (!written || server !== 'localdb' || isSharedInstance(dataSource ?? '')) continue;
        report({ message: 'localDb', data: { name: textOf(attributeOf(entry, 'name')) ?? '' }, at: written.nameSpan });
      }
    }
  },
});

/** `(localdb)\.\Name`: made known to other accounts by its owner. */
function isSharedInstance(dataSource: string): boolean {
  return /^\(localdb\)\\\.\\/i.test(dataSource.trim());
}
