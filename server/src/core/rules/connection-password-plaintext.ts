import { textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import { placeRule } from './engine/rule';
import { encryptSection } from './support/encrypt-section';
import { ownEntries } from './support/own-entries';
import { passwordFormOf } from './support/password-form';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'connectionStrings';

export const connectionPasswordPlaintext = placeRule({
  id: 'connection-password-plaintext',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A connection string holds a password in plain text.',
  why: 'Everybody who reads the file, a backup or its history can log on to the database. Windows authentication needs no password; else the section can be encrypted.',
  messages: {
    plain: ({ name }: { name: string }) => `The connection string "${name}" holds a password in plain text`,
  },
  check({ file, parts, place, placed, snapshot, report }) {
    if (place.facts.host === 'iisexpress') return;
    for (const part of parts) {
      if (part.elements(SECTION).length === 0 || isChangedForRelease(snapshot, file, SECTION)) continue;
      for (const entry of ownEntries(part, SECTION)) {
        const written = entry.element.attribute('connectionString');
        if (!written || passwordFormOf(written) !== 'plain') continue;
        report({
          message: 'plain',
          data: { name: textOf(attributeOf(entry, 'name')) ?? '' },
          at: written.nameSpan,
          ...(!placed && { severity: 'hint' }),
          fixes: () => encryptSection(SECTION, place),
        });
      }
    }
  },
});
