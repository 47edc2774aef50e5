import { secretFormOf } from '../config/base/read-attribute';
import { hostRule } from './engine/rule';
import { hostPasswordChecks } from './support/host-passwords';

export const encryptedValueMalformed = hostRule({
  id: 'encrypted-value-malformed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A password begins like an encrypted one and does not end like one.',
  why: 'The configuration system takes such a value literally: the account is logged on with this text as its password, which fails.',
  messages: {
    malformed: (_: Record<string, never>) =>
      'This is no encrypted value ([enc:provider:data:enc]): it is used as the password itself, and the logon fails',
  },
  ...hostPasswordChecks(({ report }, password) => {
    if (secretFormOf(password) === 'malformed') report({ message: 'malformed', data: {}, at: password.nameSpan });
  }),
});
