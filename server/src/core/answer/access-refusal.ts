import { type Failure, failure } from '../identity/base/failure';
import { Trail } from '../identity/base/step';
import { networkReason } from '../identity/reach/network';
import type { Scene } from '../identity/scene';
import { connectAs, isContentOnShare, knownPath } from '../identity/token/directories';
import { userOf } from '../identity/token/token-of';
import { tokenOn } from '../identity/token/token-on';
import { fileAuthorization } from '../identity/work/file-authorization';
import type { HandlerRule } from '../identity/work/handler-rule';
import type { Right } from '../identity/work/needs';
import { accountName, type Identity, type Sentence, sameAccount } from '../windows/account';
import { isSameName } from '../windows/principal';
import { say } from '../windows/sentence';
import { type Access, deniedTo, whom } from './access';

/** R74: the account that reads web.config is kept out by the access list. */
export function unreadableFile(scene: Scene): Failure | undefined {
  const { place, process, query, trail } = scene;
  const isAsked = (query.deniedIdentities?.length ?? 0) > 0;
  const fixed = connectAs(place.virtualDirectory, isAsked ? trail : new Trail());
  const reader = fixed?.identity ?? process.identity;
  const access = accessTo(reader, 'Read', scene);
  if (access.kind === 'granted') {
    if (fixed && isAsked)
      trail.step('access', 'R40', say`web.config is read as the connect-as account, ${reader}.`, fixed.at);
    return undefined;
  }
  const folder = knownPath(place.physicalPath) ?? 'the content';
  trail.step('error', 'R74', say`${reader} reads web.config${rights(access, reader, `on ${folder}`)}.`, fixed?.at);
  const reason =
    access.kind === 'denied' ? say`${reader} cannot read web.config` : doubtAbout(access, reader, 'web.config');
  return failure('500.19', reason, { hresult: '0x80070005', certain: access.kind === 'denied' });
}

/** R20: an access list that keeps the account of the handler, or the checked user (R47), out. */
export function deniedByAccessList(scene: Scene, rule: HandlerRule): Failure | undefined {
  const { query, trail } = scene;
  if (query.stage !== undefined || !query.deniedIdentities?.length) return undefined;
  const accounts = [rule.identity(scene), ...fileAuthorization(scene, rule).map(need => need.identity)];
  const answers = accounts.map(account => ({ account, access: accessTo(account, 'Read', scene) }));
  const found =
    answers.find(({ access }) => access.kind === 'denied') ?? answers.find(({ access }) => access.kind === 'unknown');
  if (!found || found.access.kind === 'granted') return undefined;
  const { account, access } = found;
  trail.step('error', 'R20', say`${account} opens the requested file${rights(access, account, 'on it')}.`);
  const isDenied = access.kind === 'denied';
  const reason = isDenied
    ? say`${account} has no rights on the requested file`
    : doubtAbout(access, account, 'the requested file');
  // The user is checked by IIS or ASP.NET; another account fails somewhere inside the code.
  const isVisitor = sameAccount(account, scene.user.identity) || sameAccount(account, scene.token());
  return failure(isVisitor ? '401.3' : '500', reason, { certain: isVisitor && isDenied });
}

/** What the access lists of the content say about an account. An answer that is unknown anyway gets no second doubt. */
function accessTo(identity: Identity, right: Right, { place, process, query, trail }: Scene): Access {
  const names = query.deniedIdentities ?? [];
  const path = knownPath(place.physicalPath);
  const token = names.length > 0 ? tokenOn(path, identity, process, place.facts) : undefined;
  const user = userOf(identity);
  if (!token || !user) return { kind: 'granted' };
  const lists = deniedTo(names);
  // On a share the list sees another account; the question may call it by the name that it has here.
  const self = lists.access({ ...token, user, groups: [] }, right, path);
  const access = self.kind === 'denied' ? self : lists.access(token, right, path);
  if (access.kind === 'granted' && access.assumed !== undefined) trail.note(access.assumed);
  if (access.kind === 'unknown' && identity.kind === 'unknown') return { kind: 'granted' };
  if (access.kind !== 'granted' && isContentOnShare(place))
    trail.step('network', 'R60', networkReason(identity, place.facts));
  return access;
}

/** Goes on after what the account does: "… and has no rights on it: the access list keeps BUILTIN\Users out". */
function rights(access: Exclude<Access, { kind: 'granted' }>, who: Identity, on: string): Sentence {
  const by = whom(access.by);
  if (access.kind === 'unknown') return say`; whether the entry for ${by} keeps it out depends on ${access.dependsOn}`;
  const isSame = typeof by === 'string' ? isSameName(by, accountName(who) ?? '') : sameAccount(by, who);
  return say` and has no rights ${on}${isSame ? '' : say`: the access list keeps ${by} out`}`;
}

function doubtAbout(access: Extract<Access, { kind: 'unknown' }>, who: Identity, what: string): Sentence {
  return say`${who} may have no rights on ${what}, which depends on ${access.dependsOn}`;
}
