import { placeRule } from './engine/rule';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'system.web/authentication';

export const credentialsInFile = placeRule({
  id: 'credentials-in-file',
  severity: 'info',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'Users of forms authentication stand in the configuration file.',
  why: 'Hashes without salt are soon guessed by whoever reads the file. The benchmark asks for a store outside of configuration.',
  messages: {
    users: ({ count }: { count: number }) =>
      `${count === 1 ? 'A user' : `${count} users`} of forms authentication ${count === 1 ? 'stands' : 'stand'} in this file with a hash of the password`,
  },
  check({ file, parts, place, placed, snapshot, report }) {
    if (place.facts.host === 'iisexpress') return;
    for (const part of parts) {
      for (const section of part.elements(SECTION)) {
        const credentials = section.child('forms')?.child('credentials');
        // What stands there in plain text is worse, and said by forms-credentials-clear.
        if (!credentials || credentials.value('passwordFormat') === 'Clear') continue;
        const count = [...credentials.children()].filter(({ name }) => name === 'user').length;
        if (count === 0 || isChangedForRelease(snapshot, file, SECTION)) continue;
        report({ message: 'users', data: { count }, at: credentials.nameSpan, ...(!placed && { severity: 'hint' }) });
      }
    }
  },
});
