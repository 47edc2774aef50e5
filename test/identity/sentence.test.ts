import assert from 'node:assert/strict';
import { canonicalAccount, canonicalText } from '../../server/src/core/features/explain/canonical';
import { accountWords, sentenceWords } from '../../server/src/core/features/words';
import {
  accountNamed,
  type Identity,
  IUSR,
  MACHINE_ACCOUNT,
  NOBODY,
  sameAccount,
  unknown,
} from '../../server/src/core/windows/account';
import { sameAnswer, sameSentence, say } from '../../server/src/core/windows/sentence';

const FACTS = { host: 'iis', iisVersion: '10.0', domainJoined: true, machineName: 'WEB01' } as const;
const VISITOR: Identity = { kind: 'authenticated', account: undefined, reach: 'delegation' };
const svc = (reach: 'own' | 'none'): Identity => ({ kind: 'configured', userName: 'CONTOSO\\svc', reach });

describe('sentences about accounts', () => {
  it('stay typed until they are printed, for programs or for people', () => {
    const sentence = say`On the network ${VISITOR} is ${MACHINE_ACCOUNT}.`;
    assert.equal(canonicalText(sentence), 'On the network <authenticated user> is <machine account>.');
    assert.equal(sentenceWords(sentence, FACTS), 'On the network the visitor who has logged on is DOMAIN\\WEB01$.');
  });

  it('may stand in one another, in a reason too', () => {
    const reason = say`php.ini (1: ${VISITOR}; 0: ${IUSR})`;
    assert.equal(
      canonicalAccount(unknown(reason)),
      'unknown: depends on php.ini (1: <authenticated user>; 0: NT AUTHORITY\\IUSR)',
    );
    assert.equal(
      accountWords(unknown(reason), FACTS),
      'depends on php.ini (1: the visitor who has logged on; 0: NT AUTHORITY\\IUSR)',
    );
    assert.equal(
      canonicalText(say`It depends on ${reason}, ${unknown('x')} or ${NOBODY}.`),
      'It depends on php.ini (1: <authenticated user>; 0: NT AUTHORITY\\IUSR), an account that depends on x or nobody.',
    );
  });

  it('without accounts are plain text', () => {
    assert.equal(say`It depends on ${'the pool'}.`, 'It depends on the pool.');
    assert.equal(say``, '');
  });

  it('are the same where they say the same of the same accounts', () => {
    assert.ok(sameSentence(say`${svc('own')} reads`, say`${svc('none')} reads`));
    assert.ok(!sameSentence(say`${svc('own')} reads`, say`${IUSR} reads`));
    assert.ok(!sameSentence(say`${svc('own')} reads`, 'CONTOSO\\svc reads'));
  });
});

describe('accounts', () => {
  it('are the same by what their names mean, whoever wrote them', () => {
    assert.ok(sameAccount(accountNamed('iusr', 'own'), IUSR));
    assert.ok(sameAccount({ kind: 'authenticated', account: 'contoso\\SVC', reach: 'own' }, svc('own')));
    assert.ok(sameAccount(accountNamed('IIS AppPool\\p', 'own'), { kind: 'virtualAccount', pool: 'P' }));
    assert.ok(!sameAccount(unknown('x'), unknown('x')));
    assert.ok(!sameAccount(NOBODY, NOBODY));
  });

  it('that are not known are one answer where they depend on the same', () => {
    assert.ok(sameAnswer(unknown(say`${IUSR}`), unknown(say`${IUSR}`)));
    assert.ok(!sameAnswer(unknown('x'), unknown('y')));
    assert.ok(!sameAnswer(unknown('x'), NOBODY));
    assert.ok(sameAnswer(NOBODY, NOBODY));
  });
});
