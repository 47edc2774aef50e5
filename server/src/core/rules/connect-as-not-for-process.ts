import { textOf } from '../config/base/value';
import type { HandlerKind } from '../identity/base/query';
import { Trail } from '../identity/base/step';
import { workerProcess } from '../identity/process/pool';
import { isContentOnShare } from '../identity/token/directories';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import type { SectionPath } from '../schema/section-path';
import { accountNamed, sameAccount } from '../windows/account';
import { aclName } from '../windows/icacls';
import { placeRule } from './engine/rule';

/** Sections of modules that start a program, with the kind of work that it does. */
const SECTIONS: readonly (readonly [section: SectionPath, kind: HandlerKind, program: string])[] = [
  ['system.webServer/aspNetCore', 'aspnetcore', 'ASP.NET Core'],
  ['system.webServer/httpPlatform', 'httpPlatform', 'the program of HttpPlatformHandler'],
];

export const connectAsNotForProcess = placeRule({
  id: 'connect-as-not-for-process',
  severity: 'info',
  since: '0.1.0',
  summary: 'A program that a module starts does not run as the account with which its virtual directory connects.',
  why: 'The account of the directory opens web.config and what IIS itself serves. The program is started as the account of the pool, which needs its own rights to the folder.',
  messages: {
    other: ({ program, account, connected }: { program: string; account: string; connected: string }) =>
      `The virtual directory connects as ${connected}, but ${program} runs as ${account}, which needs its own rights to the folder`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      for (const [section, kind, program] of SECTIONS) {
        const [element] = part.elements(section);
        if (!element) continue;
        const place = part.place();
        const { virtualDirectory, facts, application, path } = place;
        const user = virtualDirectory?.attribute('userName');
        const connected = user && textOf(user);
        if (!virtualDirectory || !connected || facts.host === 'iisexpress') continue;
        if (application?.path.toLowerCase() !== path.toLowerCase() || !plausibleKinds(place).includes(kind)) continue;
        const { identity } = workerProcess(place, new Trail());
        const account = aclName(identity);
        if (account === undefined || sameAccount(identity, accountNamed(connected, 'own'))) continue;
        report({
          message: 'other',
          data: { program, account, connected },
          at: element.nameSpan,
          ...(isContentOnShare(place) === true && { severity: 'warning' }),
          related: [
            { at: user.kind === 'set' ? user.at : virtualDirectory.at, text: 'the account of the virtual directory' },
          ],
        });
      }
    }
  },
});
