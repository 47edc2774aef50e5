import { textOf } from '../config/base/value';
import type { Application, Pool } from '../config/files/topology';
import { hostRule } from './engine/rule';

export const pathInUserProfile = hostRule({
  id: 'path-in-user-profile',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A site lies in the profile of a user.',
  why: 'Other accounts have no rights in a profile: normally neither web.config nor content can be read, and requests fail with 500.19 and 0x80070005.',
  messages: {
    profile: ({ user }: { user: string }) =>
      `This folder lies in the profile of ${user}, where the pool account has no rights: requests normally fail with 500.19`,
  },
  site({ site, poolsNamed, facts, report }) {
    // Under IIS Express the user is the one whose profile it is.
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      for (const directory of application.virtualDirectories) {
        const path = directory.attribute('physicalPath');
        const user =
          path.kind === 'set'
            ? /^[a-z]:[\\/]users[\\/](?<name>[^\\/]+)[\\/]?/i.exec(path.value)?.groups?.name
            : undefined;
        if (path.kind !== 'set' || user === undefined || /^(public|default)$/i.test(user)) continue;
        const connectAs = textOf(directory.attribute('userName')) ?? '';
        if (connectAs !== '' || isOwnProfile(user, application, poolsNamed)) continue;
        report({ message: 'profile', data: { user }, at: path.at.span });
      }
    }
  },
});

/** The profile of the pool itself: a virtual account has the name of its pool. */
function isOwnProfile(user: string, application: Application, poolsNamed: (name: string) => readonly Pool[]): boolean {
  const name = textOf(application.applicationPool) ?? '';
  const [pool] = poolsNamed(name);
  const account = pool ? (textOf(pool.processModel('userName')) ?? '') : '';
  const bare = account.replace(/^.*\\/, '').replace(/@.*$/, '');
  return [name, bare].some(own => own.toLowerCase() === user.toLowerCase());
}
