import { secretFormOf } from '../config/base/read-attribute';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import type { Part } from '../workspace/parts';
import type { XmlElement } from '../xml/tree';
import { hostRule, type Messages, type Reporter } from './engine/rule';

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
  server({ frame, serverParts, report }) {
    check(frame.poolDefaults?.child('processModel'), report);
    anonymous(serverParts, report);
  },
  pool: ({ pool, report }) => check(pool.processModelElement, report),
  site({ site, report }) {
    for (const { virtualDirectories } of site.applications)
      for (const { element } of virtualDirectories) check(element, report);
  },
  tag: ({ parts, report }) => anonymous(parts, report),
});

function anonymous<M extends Messages>(parts: readonly Part[], report: Reporter<M>): void {
  for (const part of parts) for (const element of part.elements(ANONYMOUS_SECTION)) check(element, report);
}

function check<M extends Messages>(element: XmlElement | undefined, report: Reporter<M>): void {
  const password = element?.attribute('password');
  if (password && secretFormOf(password) === 'malformed')
    report({ message: 'malformed', data: {}, at: password.nameSpan });
}
