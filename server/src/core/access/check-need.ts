import type { AccessNeed, Right } from '../identity/work/needs';
import { type AccessMask, FULL_CONTROL, MODIFY, READ, READ_DATA, READ_EXECUTE, WRITE } from '../windows/access-rights';
import { sameAnswer } from '../windows/sentence';
import { checkWithRepairs } from './answer-access';
import type { AccessCheck } from './base/verdict';
import { FILE_PURPOSES, type Need, type Purpose } from './purposes';
import type { Question } from './question';

/**
 * Whether an account has a right that a kind of work needs. Where the need stands for several files, the one that fails
 * first. Asks for what the work itself takes, which is often less than what is granted for it (A51).
 */
export function checkNeed(question: Question, need: AccessNeed): AccessCheck {
  const checks = needsOf(question, need).map(each => checkWithRepairs(question, each));
  const [first] = checks;
  const worst =
    checks.find(({ verdict }) => verdict === 'denied') ?? checks.find(({ verdict }) => verdict === 'unknown') ?? first;
  return worst ?? checkWithRepairs(question, plain(question, need));
}

const PURPOSE_OF: Readonly<Record<NonNullable<AccessNeed['object']>, Purpose>> = {
  'web.config': 'webconfig-read',
  'asp.net temporary files': 'aspnet-temp',
  'compressed files': 'compression-cache',
};

function needsOf(question: Question, need: AccessNeed): readonly Need[] {
  const purpose = need.object && PURPOSE_OF[need.object];
  const identity = question.real(need.identity);
  const named = (purpose && FILE_PURPOSES[purpose]?.(question)) ?? [];
  // The accounts of a purpose stand in one list, those of a kind of work in one row each.
  const own = need.object === 'web.config' ? named : named.filter(each => sameAnswer(each.identity, identity));
  return own.length > 0 ? own : [plain(question, need)];
}

const MASKS: Readonly<Record<Right, AccessMask>> = {
  Read: READ,
  ReadAndExecute: READ_EXECUTE,
  ListDirectory: READ_DATA,
  'Read, Write': (READ | WRITE) >>> 0,
  Modify: MODIFY,
  FullControl: FULL_CONTROL,
};

/** Where a need is on the server: variables have its values, not the usual ones (A2). */
export function pathOf(question: Question, { path, written }: AccessNeed): string | null {
  if (written !== undefined) return question.facts.plain(written);
  return path === null ? null : question.onServer(path);
}

function plain(question: Question, need: AccessNeed): Need {
  const { identity, what, right, least } = need;
  const reads = right === 'Read' || right === 'ReadAndExecute' || right === 'ListDirectory';
  return {
    purpose: 'right',
    identity: question.real(identity),
    path: pathOf(question, need) ?? undefined,
    what,
    type: right === 'Read' ? 'file' : 'directory',
    mask: least ?? MASKS[right],
    grant: reads ? { right: 'RX', on: 'content' } : { right: 'M', on: 'object' },
    rule: 'A51',
  };
}
