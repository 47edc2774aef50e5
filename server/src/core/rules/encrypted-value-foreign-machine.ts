import { providerOf } from '../config/base/read-attribute';
import { hostRule } from './engine/rule';
import { hostPasswordChecks } from './support/host-passwords';

/** The providers of IIS that encrypt with a key which the machine made for itself. */
const OF_ONE_MACHINE = /^(IISWASOnly(Rsa|Aes|Cng)Provider|AesProvider|IISCngProvider)$/i;

export const encryptedValueForeignMachine = hostRule({
  id: 'encrypted-value-foreign-machine',
  severity: 'hint',
  since: '0.1.0',
  profiles: [],
  summary: 'A password is encrypted with a key of one server.',
  why: 'Setup makes the key on each server. Another server reads the password only after the key was exported there, so that a copy of this file alone does not work.',
  messages: {
    bound: ({ provider }: { provider: string }) =>
      `Only a server that has this key of "${provider}" can read this password: a copy of the file alone does not work elsewhere`,
  },
  ...hostPasswordChecks(({ facts, report }, password) => {
    const provider = providerOf(password);
    if (facts.host === 'iisexpress' || provider === undefined || !OF_ONE_MACHINE.test(provider)) return;
    report({ message: 'bound', data: { provider }, at: password.nameSpan });
  }),
});
