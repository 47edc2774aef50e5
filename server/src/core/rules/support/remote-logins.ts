import { resolve } from '../../answer/resolve';
import { textOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { SCHEMES } from '../../identity/visitor/schemes';
import { isCodeKind } from '../../identity/work/kinds';
import { plausibleKinds } from '../../identity/work/plausible-kinds';
import type { Identity, Login } from '../../windows/account';
import type { Part } from '../../workspace/parts';
import type { XmlAttribute } from '../../xml/tree';
import { ownEntries } from './own-entries';

const SECTION = 'connectionStrings';

/** A connection string with Windows authentication for a server on another machine. */
export interface RemoteLogin {
  readonly name: string;
  readonly written: XmlAttribute;
  /** Who logs on there. */
  readonly login: Login;
  /** Who the code acts as. */
  readonly actor: Identity;
}

/**
 * Who logs on to other machines with the connection strings that a part of a file writes: for the usual visitor, who has
 * logged on by Windows where that is on. Empty where nobody can tell that a server is another machine (R60).
 */
export function remoteLogins(part: Part): readonly RemoteLogin[] {
  if (part.elements(SECTION).length === 0) return [];
  const place = part.place();
  const { host, machineName } = place.facts;
  const kind = host === 'iisexpress' || machineName === undefined ? undefined : plausibleKinds(place).find(isCodeKind);
  if (kind === undefined) return [];
  const isWindows = SCHEMES.some(scheme => scheme.auth === 'windows' && scheme.enabled(place) === true);
  const answer = resolve(place, { handlerKind: kind, client: { auth: isWindows ? 'windows' : 'none' } });
  return ownEntries(part, SECTION).flatMap((entry): readonly RemoteLogin[] => {
    const name = textOf(attributeOf(entry, 'name')) ?? '';
    const written = entry.element.attribute('connectionString');
    const found = answer.connections.find(connection => connection.name === name);
    if (!written || found?.server !== 'remote' || !found.login || found.login.kind === 'sqlLogin') return [];
    return [{ name, written, login: found.login, actor: answer.fileAccessIdentity }];
  });
}
