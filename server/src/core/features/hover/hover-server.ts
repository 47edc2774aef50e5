import { booleanOf, textOf } from '../../config/base/value';
import { effectiveSection } from '../../config/values/effective-section';
import { attributeOf } from '../../config/values/effective-values';
import { accountNamed } from '../../windows/account';
import type { Snapshot } from '../../workspace/snapshot';
import type { ServerSubject } from '../navigate/subject';
import { escapeMarkdown } from '../words';
import { aclLine } from './hover-parts';

/** Server-wide authentication: an answer for every site that says nothing else. */
export function serverHover(snapshot: Snapshot, { host, topic }: ServerSubject): readonly string[] {
  const level = snapshot.hierarchy(host).server;
  const scope = 'on every site of this server that does not say otherwise';
  if (topic === 'anonymous') {
    const section = effectiveSection(level, 'system.webServer/security/authentication/anonymousAuthentication');
    const user = attributeOf(section, 'userName');
    if (booleanOf(attributeOf(section, 'enabled')) === false) return [`Anonymous requests are refused ${scope}.`];
    if (textOf(user) === '') return [`Anonymous requests act as **the worker process** of their application ${scope}.`];
    const name = textOf(user);
    if (name === undefined) return [];
    return [
      `Anonymous requests act as **${escapeMarkdown(name)}** ${scope}.`,
      aclLine(accountNamed(name, 'own'), null),
    ];
  }
  if (topic === 'windows') {
    const section = effectiveSection(level, 'system.webServer/security/authentication/windowsAuthentication');
    const on = booleanOf(attributeOf(section, 'enabled')) === true;
    return [`Windows authentication is **${on ? 'on' : 'off'}** ${scope}.`];
  }
  return [];
}
