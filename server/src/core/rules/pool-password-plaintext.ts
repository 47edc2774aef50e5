import { secretFormOf } from '../config/base/read-attribute';
import type { Pool } from '../config/files/topology';
import { copy } from '../repairs/copy';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { setApplicationPool, setPoolDefaults } from './support/appcmd';
import { processModels } from './support/pool-identity';

export const poolPasswordPlaintext = hostRule({
  id: 'pool-password-plaintext',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The password of an application pool is written in clear text.',
  why: 'Everybody who can read this file, a backup of it or its history in source control knows the password.',
  messages: {
    plain: (_: Record<string, never>) => 'The password of the pool account is written in clear text',
  },
  limits:
    'Silent for an empty value, for one that IIS has encrypted (`[enc:…:enc]`), for template tokens and for evident ' +
    'placeholders. The value itself is never shown. Not under IIS Express, which ignores the account of a pool.',
  example: {
    file: 'applicationHost.config',
    bad: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop">
        <processModel identityType="SpecificUser" userName="CONTOSO\\svc-shop" password="Summer2024" />
      </add>
    </applicationPools>
  </system.applicationHost>
</configuration>`,
    good: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop">
        <processModel identityType="SpecificUser" userName="CONTOSO\\svc-shop" password="[enc:IISWASOnlyCngProvider:AAAA:enc]" />
      </add>
    </applicationPools>
  </system.applicationHost>
</configuration>`,
  },
  repairs: ['copy the appcmd command that stores the password encrypted; it asks for the password to be filled in'],
  sources: [
    'IIS: Process Model Settings for an Application Pool, https://learn.microsoft.com/iis/configuration/system.applicationhost/applicationpools/add/processmodel',
    'IIS: Using Encryption to Protect Passwords, https://learn.microsoft.com/iis/manage/configuring-security/using-encryption-to-protect-passwords',
  ],
  check({ topology, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { element, pool } of processModels(topology.poolDefaults, topology.pools)) {
      const password = element.attribute('password');
      if (!password || secretFormOf(password) !== 'plain') continue;
      report({ message: 'plain', data: {}, at: password.valueSpan, fixes: () => [encrypt(pool)] });
    }
  },
});

/** `pool` undefined: the defaults. */
function encrypt(pool: Pool | undefined): Fix {
  const command = pool
    ? setApplicationPool(pool.name, 'processModel.password')
    : setPoolDefaults('processModel.password');
  return copy('Copy appcmd command that stores the password encrypted', command);
}
