import { booleanOf, originOf, textOf } from '../config/base/value';
import type { Pool } from '../config/files/topology';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { identityTypeNamed } from '../identity/process/identity-type';
import { connectionStringParts } from '../identity/reach/connection-string';
import { insertChild, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { ownEntries } from './support/own-entries';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'connectionStrings';

export const sqlUserInstance = placeRule({
  id: 'sql-user-instance',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A connection string asks for a user instance of SQL Server Express, and the pool loads no user profile.',
  why: 'A user instance keeps its files in the profile of the account: without one it cannot be made, and the connection fails.',
  messages: {
    profile: ({ pool }: { pool: string }) =>
      `The pool "${pool}" loads no user profile (loadUserProfile="false"), which a user instance of SQL Server needs`,
  },
  check({ file, parts, placed, snapshot, report }) {
    if (!placed) return;
    for (const part of parts) {
      if (part.elements(SECTION).length === 0) continue;
      const place = part.place();
      const pool = poolWithoutProfile(place);
      if (!pool || isChangedForRelease(snapshot, file, SECTION)) continue;
      for (const entry of ownEntries(part, SECTION)) {
        const written = entry.element.attribute('connectionString');
        if (!written) continue;
        const text = textOf(attributeOf(entry, 'connectionString')) ?? '';
        if (!/^(true|yes)$/i.test(connectionStringParts(text).get('user instance') ?? '')) continue;
        const at = originOf(pool.processModel('loadUserProfile'));
        report({
          message: 'profile',
          data: { pool: pool.name },
          at: written.nameSpan,
          related: at ? [{ at, text: 'switched off here' }] : [],
          fixes: () => fixes(place, pool),
        });
      }
    }
  },
});

/** Known to load none: what nobody writes differs between versions of IIS. */
function poolWithoutProfile({ pools, facts }: Place): Pool | undefined {
  const [pool] = pools;
  if (!pool || pools.length > 1 || facts.host === 'iisexpress') return undefined;
  const type = identityTypeNamed(textOf(pool.processModel('identityType')) ?? '');
  // The service accounts and SYSTEM have profiles that are always there.
  if (type !== 'ApplicationPoolIdentity' && type !== 'SpecificUser') return undefined;
  const profile = pool.processModel('loadUserProfile');
  return profile.kind === 'set' && booleanOf(profile) === false ? pool : undefined;
}

function fixes({ hostFile }: Place, pool: Pool): readonly Fix[] {
  if (!hostFile) return [];
  const edits = pool.processModelElement
    ? setAttribute(pool.processModelElement, 'loadUserProfile', 'true')
    : insertChild(pool.element, '<processModel loadUserProfile="true" />', 'first');
  return [review(`Load the profile of the pool "${pool.name}" (loadUserProfile="true")`, inFile(hostFile, edits))];
}
