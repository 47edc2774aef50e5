import { unreadNotes } from '../../answer/resolve';
import { booleanOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { ruleLink } from '../../identity/base/rule-id';
import { ANONYMOUS_SECTION } from '../../identity/visitor/anonymous';
import { WINDOWS_SECTION } from '../../identity/visitor/schemes';
import { type Identity, IUSR, isAccountNamed, type Sentence } from '../../windows/account';
import { positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import { codeOf, kindOf, type PlaceAnswer } from '../answer';
import type { Topic } from '../navigate/subject';
import { mainKind } from '../place-lead';
import { type Block, code, type Line, line, paragraph, strong, web } from '../print/block';
import { printPlain } from '../print/plain';
import { NO_COMMANDS } from '../print/printer';
import { isOnShare } from '../seen-on-share';
import { accountWords, kindWords, sentenceWords } from '../words';

/** R5: the most common mistake about the two. */
export const IUSR_OR_GROUP: Line = line`${code('IUSR')} or ${code('IIS_IUSRS')}? An entry for IIS_IUSRS lets the worker process in, and not anonymous visitors: IUSR is not a member by default (${web('Built-in accounts of IIS', 'https://learn.microsoft.com/iis/get-started/planning-for-security/understanding-built-in-user-and-group-accounts-in-iis')}, ${web('R5', ruleLink('R5'))}).`;

const IIS_IUSRS = /^(?:BUILTIN\\|[^\\]*\\)?IIS_IUSRS$/i;

/** The answer to "IUSR or IIS_IUSRS?", wherever one of them stands or is the answer, and is not told yet. */
export function groupsQuestion(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  told: readonly Block[],
): readonly Block[] {
  const value = positionAt(snapshot, uri, offset)?.attribute?.value ?? '';
  const names = value.split(',').map(name => name.trim());
  const isAsked = names.some(name => IIS_IUSRS.test(name) || isAccountNamed(IUSR, name));
  const isAnswer = /\bIUSR\b/.test(printPlain({ snapshot, uri, commands: NO_COMMANDS }, told));
  return isAsked || isAnswer ? paragraph(IUSR_OR_GROUP) : [];
}

/** What is easily overlooked at a place, for the topic of the hover. */
export function placeNotes(answer: PlaceAnswer, topic: Topic): readonly Line[] {
  const { place } = answer;
  const notes: Line[] = [];
  if (topic === 'windows') notes.push(...shadowed(place));
  notes.push(...uncovered(answer), ...danger(mainKind(answer)?.resolution.processIdentity));
  // What is assumed of files is the last line of the hover.
  const assumed = new Set<Sentence>(unreadNotes(place));
  const told = [mainKind(answer), isOnShare(place) ? kindOf(answer, 'static') : undefined]
    .flatMap(kind => kind?.resolution.notes ?? [])
    .filter(note => !assumed.has(note))
    .map(note => sentenceWords(note, place.facts));
  notes.push(...[...new Set(told)].map(note => [note]));
  return notes.slice(0, 3);
}

/** R20: who brings no credentials is let in before anybody is asked for them. */
function shadowed(place: Place): readonly Line[] {
  const isOn = (section: typeof ANONYMOUS_SECTION | typeof WINDOWS_SECTION): boolean =>
    booleanOf(attributeOf(place.section(section), 'enabled')) === true;
  if (!isOn(ANONYMOUS_SECTION) || !isOn(WINDOWS_SECTION)) return [];
  return [
    line`Anonymous authentication is ${strong('on as well')}: browsers first come without credentials and are let in, so nobody is asked to log on until something refuses the anonymous visitor (${web('R20', ruleLink('R20'))}).`,
  ];
}

/** R50: connect-as counts for what IIS opens; a process that it starts keeps the account of the pool. */
function uncovered(answer: PlaceAnswer): readonly Line[] {
  const userName = textOf(answer.place.virtualDirectory?.attribute('userName') ?? { kind: 'absent' });
  const work = codeOf(answer);
  if (!userName || !work || !/^(aspnetcore|iisnode|httpPlatform|fastcgi)$/.test(work.kind)) return [];
  return [
    line`The connect-as account ${code(userName)} is used by IIS when it opens files. It does not cover ${kindWords(work.kind)}: that works as ${strong(accountWords(work.resolution.processIdentity, answer.place.facts))} (${web('R50', ruleLink('R50'))}).`,
  ];
}

/** R1: the most privileged account of a machine. */
export function danger(account: Identity | undefined): readonly Line[] {
  if (account?.kind !== 'builtIn' || account.account !== 'SYSTEM') return [];
  return [
    line`${strong('SYSTEM may do everything on this machine')}: whoever makes the application run code of their own owns the server.`,
  ];
}
