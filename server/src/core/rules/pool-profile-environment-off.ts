import { booleanOf, originOf } from '../config/base/value';
import { placeRule } from './engine/rule';
import { poolWithProfile, switchOn } from './support/pool-profile';

const SECTION = 'system.webServer/aspNetCore';

export const poolProfileEnvironmentOff = placeRule({
  id: 'pool-profile-environment-off',
  severity: 'info',
  since: '0.1.0',
  summary: 'An ASP.NET Core application runs in a pool that loads a profile and does not tell where it is.',
  why: 'Programs find the profile by these variables: without them Data Protection looks in the profile of the system, where the pool account may not write.',
  messages: {
    profile: ({ pool }: { pool: string }) =>
      `The pool "${pool}" does not set %LOCALAPPDATA% to its profile (setProfileEnvironment="false"): keys of Data Protection do not land there`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [section] = part.elements(SECTION);
      if (!section) continue;
      const place = part.place();
      const pool = poolWithProfile(place);
      if (
        !pool ||
        booleanOf(pool.processModel('loadUserProfile')) !== true ||
        booleanOf(pool.processModel('setProfileEnvironment')) !== false
      )
        continue;
      const at = originOf(pool.processModel('setProfileEnvironment'));
      report({
        message: 'profile',
        data: { pool: pool.name },
        at: section.nameSpan,
        related: at ? [{ at, text: 'switched off here' }] : [],
        fixes: () => switchOn(place, pool, 'setProfileEnvironment'),
      });
    }
  },
});
