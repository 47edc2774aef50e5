import { textOf } from '../config/base/value';
import type { ObjectFact } from '../facts/facts';
import type { SecurityDescriptor } from '../windows/security-descriptor';
import { say } from '../windows/sentence';
import type { Sid } from '../windows/sid';
import { poolSid } from '../windows/virtual-account';
import { joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck } from './base/verdict';
import { logonFindings, measuredDiffers } from './logon-findings';
import { kindOf, ofObject, type SiteContext } from './object-findings';
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

/**
 * What is wrong with the lists of the objects of a site; the questions are about places of it, `listed` is what lies in its
 * folders. Of what lies elsewhere the objects of `told` are looked at.
 */
export function contentFindings(
  questions: readonly Question[],
  checks: readonly AccessCheck[],
  pools: Pick<SiteContext, 'poolOf' | 'knowsPools'>,
  listed = listedOf(questions[0]),
  told = checks,
): readonly AccessFinding[] {
  const [first] = questions;
  if (!first) return [];
  const found: AccessFinding[] = [];
  const seen = new Set<string>();
  const context = { ...contextOf(first, questions, checks), ...pools };
  const clean = new Map<number, Set<SecurityDescriptor>>();
  for (const fact of objectsOf(first, listed, told)) {
    const { descriptor } = fact;
    if (!descriptor) continue;
    // Servers repeat a few lists thousands of times: what is well once is well for all objects of one kind.
    const kind = kindOf(context, fact);
    const well = clean.get(kind) ?? new Set();
    clean.set(kind, well);
    if (well.has(descriptor)) continue;
    const wrong = ofObject(context, fact);
    if (wrong.length === 0) well.add(descriptor);
    const parent = wrong.length === 0 ? undefined : parentWindowsPath(fact.key);
    for (const { key, ...finding } of wrong) {
      // What a folder hands down is told once, where it begins.
      const what = ` ${finding.rule} ${key}`;
      seen.add(fact.key + what);
      if (parent === undefined || !seen.has(parent + what)) found.push(finding);
    }
  }
  return found;
}

/** A48: what Windows and IIS set up for the pools, as KB 981949 lists it. */
const MADE_BY_IIS: ReadonlySet<string> = new Set(['pool-config', 'compression-cache', 'frt-log', 'aspnet-temp']);

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
  const made = checks.flatMap(({ purpose, object }) =>
    object !== undefined && MADE_BY_IIS.has(purpose) ? [facts.key(object)] : [],
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
    madeByIis: new Set(made),
    ownPools,
    workers: sids(each => each.subject(each.process, 'here')?.sid),
    anonymous: sids(each => each.subject(each.anonymous, 'here')?.sid),
  };
}

/** What is listed below the folders of a site. */
export function listedOf(question: Question | undefined): readonly ObjectFact[] {
  if (!question) return [];
  const { place, facts } = question;
  return (place.site?.applications ?? []).flatMap(({ virtualDirectories }) =>
    virtualDirectories.flatMap(directory => {
      const root = textOf(directory.attribute('physicalPath'));
      return root === undefined || root === '' ? [] : facts.below(root);
    }),
  );
}

/** What is listed of the site, and what was checked elsewhere. */
function objectsOf(
  { facts }: Question,
  listed: readonly ObjectFact[],
  checks: readonly AccessCheck[],
): Iterable<ObjectFact> {
  const found = new Set(listed);
  for (const { object } of checks) {
    const fact = object === undefined ? undefined : facts.object(object);
    if (fact) found.add(fact);
  }
  return found;
}

/** A63: entries that deny what somebody needs. */
export function denyFindings(checks: readonly AccessCheck[]): readonly AccessFinding[] {
  return checks.flatMap(({ decidedBy, identity, object, at, repairs }): readonly AccessFinding[] =>
    decidedBy.kind === 'deny-ace' && object !== undefined
      ? [
          {
            rule: 'access-deny-hits',
            severity: 'warning',
            object,
            message: say`ACE ${String(decidedBy.ace)} of ${object} denies what ${identity} needs there.`,
            repairs,
            ...(at && { at }),
          },
        ]
      : [],
  );
}
