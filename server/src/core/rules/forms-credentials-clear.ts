import { readAttribute } from '../config/base/read-attribute';
import type { XmlElement } from '../xml/tree';
import { placeRule } from './engine/rule';
import { isChangedForRelease } from './support/release-transform';

const SECTION = 'system.web/authentication';

export const formsCredentialsClear = placeRule({
  id: 'forms-credentials-clear',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Passwords of users stand in plain text in the settings of forms authentication.',
  why: 'Everybody who reads the file, a backup of it or its history can log on as these users.',
  messages: {
    clear: ({ count }: { count: number }) =>
      count === 1
        ? 'The password of a user stands here in plain text (passwordFormat="Clear")'
        : `The passwords of ${count} users stand here in plain text (passwordFormat="Clear")`,
  },
  check({ file, parts, place, placed, snapshot, report }) {
    if (place.facts.host === 'iisexpress') return;
    for (const part of parts) {
      for (const section of part.elements(SECTION)) {
        const credentials = section.child('forms')?.child('credentials');
        const format = credentials?.attribute('passwordFormat');
        // ASP.NET compares the names of its enumerations with case.
        if (!credentials || format?.value !== 'Clear') continue;
        const count = [...credentials.children()].filter(user => hasPlainPassword(user, file.uri)).length;
        if (count === 0 || isChangedForRelease(snapshot, file, SECTION)) continue;
        report({ message: 'clear', data: { count }, at: format.valueSpan, ...(!placed && { severity: 'hint' }) });
      }
    }
  },
});

function hasPlainPassword(user: XmlElement, uri: string): boolean {
  const password = user.name === 'user' ? user.attribute('password') : undefined;
  const value = password && readAttribute(uri, password, undefined);
  return value?.kind === 'secret' && value.form === 'plain';
}
