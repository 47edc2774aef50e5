import { mayHoldSecret, secretFormOf } from '../config/base/read-attribute';
import type { ConfigFile } from '../config/files/config-file';
import type { Facts } from '../facts/facts';
import { mapGeneric, READ_DATA } from '../windows/access-rights';
import { inheritedDescriptor } from '../windows/ace-inheritance';
import { principalOf } from '../windows/principal';
import { acesOf, isEffective, type SecurityDescriptor } from '../windows/security-descriptor';
import { joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { XmlAttribute } from '../xml/tree';
import type { AccessFinding } from './base/access-finding';
import { EVERYONE, USERS } from './object-findings';
import type { Question } from './question';

/** A66: web.config files with secrets that more people read than those who act at the place. */
export function secretFindings({ place, facts }: Question): readonly AccessFinding[] {
  return place.node.withFile.flatMap(({ file, folder }): readonly AccessFinding[] => {
    if (file?.role !== 'web' || folder === undefined || !secretIn(file)) return [];
    const found = secretReadable(facts, joinWindowsPath(folder, 'web.config'));
    return found ? [found] : [];
  });
}

/** Undefined where the list of the file is not known, or lets nobody read but those whom it names one by one. */
export function secretReadable(facts: Facts, path: string): AccessFinding | undefined {
  const descriptor = descriptorOf(facts, path);
  const readers = descriptor && readersOf(descriptor);
  if (readers === undefined) return undefined;
  const object = facts.plain(path);
  return {
    rule: 'access-secret-readable',
    severity: 'info',
    object,
    message: `${readers} may read ${object}, in which secrets stand: every pool and whoever logs on to the server are among them.`,
    repairs: [],
  };
}

/** A44: a file that is not listed has what its folder hands down. */
function descriptorOf(facts: Facts, path: string): SecurityDescriptor | undefined {
  const fact = facts.object(path);
  if (fact) return fact.descriptor;
  const folder = facts.object(parentWindowsPath(path) ?? '')?.descriptor;
  return folder && inheritedDescriptor(folder, 'file', { user: ADMINISTRATORS, group: ADMINISTRATORS });
}

const ADMINISTRATORS = principalOf('S-1-5-32-544');

/** The first group of many people that an entry lets read; undefined where none does. */
function readersOf(descriptor: SecurityDescriptor): string | undefined {
  if (descriptor.dacl.kind === 'null') return 'Everybody';
  const denied = new Set<string>();
  for (const ace of acesOf(descriptor)) {
    const { sid, name } = ace.principal;
    if (sid === undefined || !isEffective(ace) || !(mapGeneric(ace.mask, 'file') & READ_DATA)) continue;
    if (ace.effect === 'deny') denied.add(sid);
    if (ace.effect === 'allow' && (EVERYONE.has(sid) || USERS.has(sid)) && !denied.has(sid) && !denied.has('S-1-1-0'))
      return name;
  }
  return undefined;
}

/** The first attribute of a file that holds a secret in plain text. */
export function secretIn(file: ConfigFile): XmlAttribute | undefined {
  for (const element of file.document.elements()) {
    const found = element.attributes.find(
      attribute => mayHoldSecret(attribute) && (secretFormOf(attribute) ?? 'plain') === 'plain',
    );
    if (found) return found;
  }
  return undefined;
}
