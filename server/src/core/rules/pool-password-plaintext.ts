import { secretFormOf } from '../config/base/read-attribute';
import type { Pool } from '../config/files/topology';
import { copyCommand } from '../repairs/copy';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { setApplicationPool, setPoolDefaults } from './support/appcmd';
import { processModelChecks } from './support/process-models';

export const poolPasswordPlaintext = hostRule({
  id: 'pool-password-plaintext',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The password of an application pool is written in clear text.',
  why: 'Everybody who can read this file, a backup of it or its history in source control knows the password.',
  messages: {
    plain: (_: Record<string, never>) => 'The password of the pool account is written in clear text',
  },
  ...processModelChecks(({ facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const password = element.attribute('password');
    if (!password || secretFormOf(password) !== 'plain') return;
    report({ message: 'plain', data: {}, at: password.valueSpan, fixes: () => encrypt(pool) });
  }),
});

/** `pool` undefined: the defaults. */
function encrypt(pool: Pool | undefined): readonly Fix[] {
  const property = 'processModel.password';
  return copyCommand('Copy appcmd command that stores the password encrypted', shell =>
    pool ? setApplicationPool(shell, pool.name, property) : setPoolDefaults(shell, property),
  );
}
