import { textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import { placeRule } from './engine/rule';
import { encryptSection } from './support/encrypt-section';
import { ownEntries } from './support/own-entries';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'appSettings';

export const appsettingSecret = placeRule({
  id: 'appsetting-secret',
  severity: 'info',
  since: '0.1.0',
  summary: 'A setting of the application looks like a secret in plain text.',
  why: 'Everybody who reads the file, a backup of it or its history has it. The section can be encrypted, or the value come from the environment or a vault.',
  messages: {
    plain: ({ key }: { key: string }) => `The setting "${key}" looks like a secret in plain text`,
  },
  check({ file, parts, place, placed, snapshot, report }) {
    if (place.facts.host === 'iisexpress') return;
    for (const part of parts) {
      if (part.elements(SECTION).length === 0 || isChangedForRelease(snapshot, file, SECTION)) continue;
      for (const entry of ownEntries(part, SECTION)) {
        const value = attributeOf(entry, 'value');
        const written = entry.element.attribute('value');
        if (value.kind !== 'secret' || value.form !== 'plain' || !written || isHarmless(written.value)) continue;
        report({
          message: 'plain',
          data: { key: textOf(attributeOf(entry, 'key')) ?? '' },
          at: written.nameSpan,
          ...(!placed && { severity: 'hint' }),
          fixes: () => encryptSection(SECTION, place),
        });
      }
    }
  },
});

/** What is called like a secret and is none: numbers, addresses, paths, names of settings, short words. */
function isHarmless(text: string): boolean {
  const plain = text.trim();
  return plain.length < 6 || /^[\d.,:]+$/.test(plain) || /^([a-z][a-z+.-]*:\/\/|~?[\\/]|[a-z]:\\)/i.test(plain);
}
