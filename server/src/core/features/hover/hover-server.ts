import { booleanOf, textOf } from '../../config/base/value';
import { effectiveSection } from '../../config/values/effective-section';
import { attributeOf } from '../../config/values/effective-values';
import { accountNamed } from '../../windows/account';
import type { Snapshot } from '../../workspace/snapshot';
import type { ServerSubject } from '../navigate/subject';
import { type Block, line, paragraph, strong } from '../print/block';
import { grantLine } from './grant-line';
import type { HoverCursor } from './hover-cursor';

/** Server-wide authentication: an answer for every site that says nothing else. */
export function serverHover(snapshot: Snapshot, { host, topic }: ServerSubject, at: HoverCursor): readonly Block[] {
  const level = snapshot.hierarchy(host).server;
  const scope = 'on every site of this server that does not say otherwise';
  if (topic === 'anonymous') {
    const section = effectiveSection(level, 'system.webServer/security/authentication/anonymousAuthentication');
    const user = attributeOf(section, 'userName');
    if (booleanOf(attributeOf(section, 'enabled')) === false)
      return paragraph(`Anonymous requests are refused ${scope}.`);
    const name = textOf(user);
    if (name === '')
      return paragraph(
        line`Anonymous requests act as ${strong('the worker process')} of their application ${scope}: the name is empty.`,
      );
    if (name === undefined) return [];
    const context = { ...at, needs: [], isPlace: false };
    return [
      ...paragraph(line`Anonymous requests act as ${strong(name)} ${scope}.`),
      ...grantLine([{ account: accountNamed(name, 'own'), purpose: '' }], snapshot.facts(host), context),
    ];
  }
  if (topic === 'windows') {
    const section = effectiveSection(level, 'system.webServer/security/authentication/windowsAuthentication');
    const on = booleanOf(attributeOf(section, 'enabled')) === true;
    return paragraph(line`Windows authentication is ${strong(on ? 'on' : 'off')} ${scope}.`);
  }
  return [];
}
