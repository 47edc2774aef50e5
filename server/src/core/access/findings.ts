import { textOf } from '../config/base/value';
import type { ObjectFact } from '../facts/facts';
import { say } from '../windows/sentence';
import type { Sid } from '../windows/sid';
import { poolSid } from '../windows/virtual-account';
import { joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck } from './base/verdict';
import { logonFindings, measuredDiffers } from './logon-findings';
import { ofObject, type SiteContext } from './object-findings';
import type { Question } from './question';
import { secretFindings } from './secret-findings';

/** Findings about the content of the site that is asked about, and what follows from the checks (A66, A67, A76). */
export function accessFindings(question: Question, checks: readonly AccessCheck[]): readonly AccessFinding[] {
  const { place, measured, pool, configuredProcess, facts } = question;
  const topology = place.topology;
  return [
    ...measuredDiffers(measured, pool, configuredProcess, facts),
    ...logonFindings(checks, pool ?? ''),
    ...denyFindings(checks),
    ...secretFindings(question),
    ...contentFindings([question], checks, {
      poolOf: sid => question.poolOf(sid),
      knowsPools: (topology?.pools.length ?? 0) > 0,
    }),
  ];
}

/** What is wrong with the lists of the objects of a site; the questions are about places of it. */
export function contentFindings(
  questions: readonly Question[],
  checks: readonly AccessCheck[],
  pools: Pick<SiteContext, 'poolOf' | 'knowsPools'>,
): readonly AccessFinding[] {
  const [first] = questions;
  if (!first) return [];
  const found: AccessFinding[] = [];
  const seen = new Set<string>();
  const context = { ...contextOf(first, questions, checks), ...pools };
  for (const fact of objectsOf(first, checks)) {
    const parent = parentWindowsPath(fact.key);
    for (const { key, ...finding } of ofObject(context, fact)) {
      // What a folder hands down is told once, where it begins.
      const what = ` ${finding.rule} ${key}`;
      seen.add(fact.key + what);
      if (parent === undefined || !seen.has(parent + what)) found.push(finding);
    }
  }
  return found;
}

function contextOf(
  { place, facts }: Question,
  questions: readonly Question[],
  checks: readonly AccessCheck[],
): Omit<SiteContext, 'poolOf' | 'knowsPools'> {
  const ownPools = new Set<Sid>();
  for (const { applicationPool } of place.site?.applications ?? []) {
    const name = textOf(applicationPool);
    if (name !== undefined) ownPools.add(poolSid(name));
  }
  const writes = checks.flatMap(({ purpose, object }) =>
    object !== undefined && /^(app-data|upload|php-|dataprotection|create-|stdout|frt|http-log)/.test(purpose)
      ? [facts.key(object)]
      : [],
  );
  const data = (place.site?.applications ?? []).flatMap(application => {
    const directory = application.virtualDirectories.find(({ path }) => path === '/');
    const root = directory && textOf(directory.attribute('physicalPath'));
    return root === undefined ? [] : [facts.key(joinWindowsPath(root, 'App_Data'))];
  });
  const sids = (of: (question: Question) => Sid | undefined) => new Set(questions.flatMap(each => of(each) ?? []));
  return {
    facts,
    writable: [...writes, ...data],
    ownPools,
    workers: sids(each => each.subject(each.process, 'here')?.sid),
    anonymous: sids(each => each.subject(each.anonymous, 'here')?.sid),
  };
}

/** What is listed of the site, and what was checked elsewhere. */
function objectsOf({ place, facts }: Question, checks: readonly AccessCheck[]): readonly ObjectFact[] {
  const found = new Map<string, ObjectFact>();
  for (const application of place.site?.applications ?? []) {
    for (const directory of application.virtualDirectories) {
      const root = textOf(directory.attribute('physicalPath'));
      if (root === undefined || root === '') continue;
      for (const fact of facts.below(root)) found.set(fact.key, fact);
    }
  }
  for (const { object } of checks) {
    const fact = object === undefined ? undefined : facts.object(object);
    if (fact) found.set(fact.key, fact);
  }
  return [...found.values()];
}

/** A63: entries that deny what somebody needs. */
export function denyFindings(checks: readonly AccessCheck[]): readonly AccessFinding[] {
  return checks.flatMap(({ decidedBy, identity, object, repairs }): readonly AccessFinding[] =>
    decidedBy.kind === 'deny-ace' && object !== undefined
      ? [
          {
            rule: 'access-deny-hits',
            severity: 'warning',
            object,
            message: say`ACE ${String(decidedBy.ace)} of ${object} denies what ${identity} needs there.`,
            repairs,
          },
        ]
      : [],
  );
}
