import { booleanOf, originOf } from '../config/base/value';
import { placeRule } from './engine/rule';
import { poolWithProfile, switchOn } from './support/pool-profile';

const SECTION = 'system.webServer/aspNetCore';

export const poolProfileNotLoaded = placeRule({
  id: 'pool-profile-not-loaded',
  severity: 'info',
  since: '0.1.0',
  summary: 'An ASP.NET Core application runs in a pool that loads no user profile.',
  why: 'Data Protection keeps its keys in the profile or, for some accounts, in the registry: without either they are lost at every recycle, and with them logons and antiforgery tokens.',
  messages: {
    profile: ({ pool }: { pool: string }) =>
      `The pool "${pool}" loads no user profile (loadUserProfile="false"): keys of Data Protection may be lost with every recycle`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [section] = part.elements(SECTION);
      if (!section) continue;
      const place = part.place();
      const pool = poolWithProfile(place);
      if (!pool || booleanOf(pool.processModel('loadUserProfile')) !== false) continue;
      const at = originOf(pool.processModel('loadUserProfile'));
      report({
        message: 'profile',
        data: { pool: pool.name },
        at: section.nameSpan,
        related: at ? [{ at, text: 'switched off here' }] : [],
        fixes: () => switchOn(place, pool, 'loadUserProfile'),
      });
    }
  },
});
