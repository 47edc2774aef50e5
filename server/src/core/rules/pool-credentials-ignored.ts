import { secretFormOf } from '../config/base/read-attribute';
import { identityTypeOf } from '../identity/process/identity-type';
import { removeAttribute, setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isTemplated } from './support/rule-text';

export const poolCredentialsIgnored = hostRule({
  id: 'pool-credentials-ignored',
  severity: 'info',
  since: '0.1.0',
  unnecessary: true,
  summary: 'An application pool names a user but does not run as SpecificUser.',
  why: 'userName and password count only with identityType="SpecificUser"; the worker process runs as another account.',
  messages: {
    user: ({ type }: { type: string }) => `This account is ignored: the pool runs as ${type}`,
    password: ({ type }: { type: string }) => `This password is ignored: the pool runs as ${type}`,
  },
  pool({ file, pool, facts, report }) {
    if (facts.host === 'iisexpress') return;
    const element = pool.processModelElement;
    const written = ['userName', 'password'].flatMap(name => element?.attribute(name) ?? []);
    const first = written.find(attribute => attribute.value !== '');
    const type = identityTypeOf(pool, facts);
    if (!element || !first || type === undefined || type === 'SpecificUser') return;
    // A deployment may fill in nothing at all.
    if (first.name === 'userName' ? isTemplated(first.value) : secretFormOf(first) === 'token') return;
    const remove = () => inFile(file, removeAttribute(element, 'userName'), removeAttribute(element, 'password'));
    const fixes = () => [
      ...(element.value('userName')
        ? [review('Run the pool as this user', inFile(file, setAttribute(element, 'identityType', 'SpecificUser')))]
        : []),
      review('Remove the ignored credentials', remove()),
    ];
    const message = first.name === 'userName' ? 'user' : 'password';
    const at = message === 'user' ? first.valueSpan : first.nameSpan;
    report({ message, data: { type }, at, fixes });
  },
});
