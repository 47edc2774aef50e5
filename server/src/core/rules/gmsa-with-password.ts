import { secretFormOf } from '../config/base/read-attribute';
import { removeAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';

export const gmsaWithPassword = hostRule({
  id: 'gmsa-with-password',
  severity: 'info',
  since: '0.1.0',
  summary: 'A password is written for a group managed service account.',
  why: 'Windows keeps the password of such an account and changes it by itself: with a text of its own the pool cannot log on.',
  messages: {
    password: ({ account }: { account: string }) =>
      `${account} looks like a group managed service account, whose password Windows keeps: leave it empty`,
  },
  ...processModelChecks(({ file, facts, report }, element) => {
    if (facts.host === 'iisexpress') return;
    const account = element.value('userName') ?? '';
    const password = element.attribute('password');
    const form = secretFormOf(password);
    if (!password || !account.endsWith('$') || form === undefined || form === 'empty' || form === 'token') return;
    report({
      message: 'password',
      data: { account },
      at: password.nameSpan,
      fixes: () => [review('Remove the password', inFile(file, removeAttribute(element, 'password')))],
    });
  }),
});
