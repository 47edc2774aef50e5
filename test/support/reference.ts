import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type ClientAuth,
  type Explanation,
  explain,
  type HandlerKind,
  type Snapshot,
  type Stage,
  type WorkspaceSettings,
} from '../../server/src/core/analysis';
import { memo } from '../../server/src/core/base/memo';
import { settle, workspaceOf } from './memory';

/** A question of a scenario, with the server it is asked of. */
export interface ScenarioQuery {
  readonly site: string;
  readonly path: string;
  readonly handlerKind: HandlerKind;
  readonly client: { readonly auth: ClientAuth; readonly mappedTo?: string };
  readonly stage?: Stage;
  readonly verb?: string;
  readonly deniedIdentities?: readonly string[];
  readonly host?: 'iis' | 'iisexpress';
  readonly iisVersion?: WorkspaceSettings['iisVersion'];
  readonly domainJoined?: boolean;
  readonly machineName?: string;
}

/**
 * What a scenario expects. A property that is left out is not checked; a text that starts with `unknown:` stands for
 * any answer that depends on something.
 */
export interface Expected {
  readonly processIdentity?: string | null;
  readonly processSid?: string | null;
  readonly inIisIusrs?: boolean | string | null;
  readonly anonymousIdentity?: string | null;
  readonly requestIdentity?: string | null;
  readonly fileAccessIdentity?: string | null;
  readonly networkIdentity?: string | null;
  readonly sqlLogin?: { readonly local?: string | null; readonly remote?: string | null } | null;
  readonly error?: ExpectedError | null;
  readonly additionalAccess?: readonly ExpectedNeed[];
  readonly requiredAccess?: readonly ExpectedNeed[];
  readonly keyStore?: string;
}

export interface ExpectedError {
  readonly status: string;
  readonly hresult?: string | null;
  readonly section?: string | null;
  readonly certain?: boolean;
  readonly alternatives?: readonly string[];
}

export interface ExpectedNeed {
  readonly identity: string;
  readonly right: string;
  readonly on: string;
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly query: ScenarioQuery;
  readonly expect: Expected;
}

/** A scenario file in the JSON format of the reference material. */
export function readReference(path: string): readonly Scenario[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { scenarios: readonly Scenario[] }).scenarios;
}

/** Asks the question through the facade, as the server and the command line do. */
export function answer(scenario: Scenario): Explanation {
  const { host, iisVersion, domainJoined, machineName, ...query } = scenario.query;
  const settings = { host, iisVersion: iisVersion ?? '10.0', domainJoined: domainJoined ?? true, machineName } as const;
  const known = snapshotsOf(scenario.files);
  const id = JSON.stringify(settings);
  const { result, snapshot } = settle(known.get(id) ?? begun(scenario.files, settings), current =>
    explain(current, query),
  );
  known.set(id, snapshot);
  lookedFor = snapshot.entries.entries().flatMap(([uri, entry]) => ('kind' in entry ? uri : []));
  const [explanation] = result;
  assert.ok(explanation, 'no answer');
  return explanation;
}

/** Questions about the same files share the snapshot in which nothing is missing. */
const snapshotsOf = memo((_: Scenario['files']) => new Map<string, Snapshot>());

/** What the last question asked for in vain. The next one is mostly alike, and need not ask in a round of its own. */
let lookedFor: readonly string[] = [];

function begun(files: Scenario['files'], settings: Partial<WorkspaceSettings>): Snapshot {
  const workspace = workspaceOf(files, settings);
  return workspace.withFiles(lookedFor.filter(uri => !workspace.has(uri)).map(uri => [uri, { kind: 'absent' }]));
}

/** Compares by the rules of the reference scenarios: accounts without regard to case, unknowns by their beginning. */
export function assertAnswer(actual: Explanation, expected: Expected): void {
  const refusal = expected.error?.status;
  const isStopped = refusal === '500.19' || refusal === '503';
  compare('processIdentity', actual.processIdentity, expected.processIdentity);
  compare('requestIdentity', actual.requestIdentity, expected.requestIdentity);
  compare('fileAccessIdentity', actual.fileAccessIdentity, expected.fileAccessIdentity);
  compare('networkIdentity', actual.networkIdentity, expected.networkIdentity);
  if (!isStopped) {
    compare('anonymousIdentity', actual.anonymousIdentity, expected.anonymousIdentity);
    if (expected.inIisIusrs !== null) compare('inIisIusrs', actual.inIisIusrs, expected.inIisIusrs);
  }
  if (expected.processSid !== null) compare('processSid', actual.processSid, expected.processSid);
  if (expected.sqlLogin) {
    compare('sqlLogin.local', actual.sqlLogin?.local ?? null, expected.sqlLogin.local);
    compare('sqlLogin.remote', actual.sqlLogin?.remote ?? null, expected.sqlLogin.remote);
  }
  if (expected.keyStore !== undefined) compare('keyStore', actual.keyStore ?? null, expected.keyStore);
  assertError(actual.error, expected.error);
  assertNeeds('additionalAccess', actual.additionalAccess, expected.additionalAccess);
  assertNeeds('requiredAccess', actual.requiredAccess, expected.requiredAccess);
}

type Answered = string | boolean | null;

function compare(what: string, actual: Answered, expected: Answered | undefined): void {
  if (expected === undefined || matches(actual, expected)) return;
  assert.fail(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

function matches(actual: Answered, expected: Answered): boolean {
  if (typeof expected !== 'string' || typeof actual !== 'string') return actual === expected;
  if (expected.startsWith('unknown:')) return actual.startsWith('unknown: depends on ');
  return actual.toLowerCase() === expected.toLowerCase();
}

function assertError(actual: Explanation['error'], expected: ExpectedError | null | undefined): void {
  if (expected === undefined) return;
  if (expected === null) {
    assert.equal(actual, null, `unexpected error ${actual?.status}: ${actual?.reason}`);
    return;
  }
  assert.ok(actual, `expected error ${expected.status}, got none`);
  const statuses = [expected.status, ...(expected.alternatives ?? [])];
  assert.ok(
    statuses.includes(actual.status),
    `error: expected ${statuses.join(' or ')}, got ${actual.status} (${actual.reason})`,
  );
  if (expected.hresult) assert.equal(actual.hresult, expected.hresult);
  if (expected.section) assert.equal(actual.section, expected.section);
  if (expected.certain === false) assert.equal(actual.certain, false, 'the error is not reported as uncertain');
}

function assertNeeds(
  what: string,
  actual: readonly ExpectedNeed[],
  expected: readonly ExpectedNeed[] | undefined,
): void {
  if (expected?.length === 0) assert.deepEqual(actual, [], what);
  for (const need of expected ?? []) {
    const found = actual.some(
      ({ identity, right, on }) =>
        matches(identity, need.identity) && right === need.right && on.toLowerCase() === need.on.toLowerCase(),
    );
    assert.ok(found, `${what}: ${need.identity} needs ${need.right} on ${need.on}; got ${JSON.stringify(actual)}`);
  }
}
