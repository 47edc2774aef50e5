/**
 * What every rule costs, in time and allocations: in a full check of all real files, of one host configuration, and of the
 * web.config files below it. Fails where a rule takes more than a fair share of the real files.
 *
 * What several rules need is derived once and kept, and would be booked on the rule that asks first. So all rules run in
 * both orders and the smaller figure counts: nothing that two rules share can be booked on either of them both times. The
 * rest is `shared`.
 */
import { getHeapStatistics } from 'node:v8';
import type * as Core from '../../server/src/core/analysis';
import type * as Catalogue from '../../server/src/core/rules/catalogue';
import type * as CheckFile from '../../server/src/core/rules/check-file';
import { bundled } from '../support/bundled-core';
import { generateServer } from './generate/repository';
import { corpus, printTable, round } from './measure';

const MOST = 0.15;
const SHOWN = 12;
const RUNS = 2;
const SITES = 300;

type Rule = (typeof Catalogue.RULES)[number];

const core = bundled<Pick<typeof Core, 'Snapshot' | 'DEFAULT_SETTINGS'> & typeof Catalogue & typeof CheckFile>(`
  export { DEFAULT_SETTINGS, Snapshot } from './server/src/core/analysis';
  export { RULES } from './server/src/core/rules/catalogue';
  export { checkFile } from './server/src/core/rules/check-file';
`);

interface Cost {
  ms: number;
  bytes: number;
}

const NOTHING: Cost = { ms: 0, bytes: 0 };
const sum = (costs: Iterable<Cost>): Cost => {
  const all = [...costs];
  return { ms: all.reduce((n, { ms }) => n + ms, 0), bytes: all.reduce((n, { bytes }) => n + bytes, 0) };
};

const minus = (all: Cost, part: Cost): Cost => ({
  ms: Math.max(0, all.ms - part.ms),
  bytes: Math.max(0, all.bytes - part.bytes),
});

/** Files of one server, and those of them that are checked. */
interface Subject {
  readonly settings: Core.WorkspaceSettings;
  readonly texts: ReadonlyMap<string, string>;
  readonly checked: readonly string[];
}

/** A rule that books what it takes. A collection of garbage in between hides allocations, never adds any. */
function booked(rule: Rule, cost: Cost): Rule {
  const entries = Object.entries(rule).map(([key, value]) => {
    if (typeof value !== 'function') return [key, value];
    const check = value as (...given: unknown[]) => unknown;
    return [
      key,
      (...given: unknown[]) => {
        const heap = getHeapStatistics().used_heap_size;
        const start = performance.now();
        try {
          return check(...given);
        } finally {
          cost.ms += performance.now() - start;
          cost.bytes += Math.max(0, getHeapStatistics().used_heap_size - heap);
        }
      },
    ];
  });
  return Object.fromEntries(entries) as Rule;
}

/** One full check of all subjects with the rules in one order. */
function check(subjects: readonly Subject[], rules: readonly Rule[]): { total: Cost; byRule: Map<string, Cost> } {
  const byRule = new Map(rules.map(({ id }) => [id, { ms: 0, bytes: 0 }]));
  const measured = rules.map(rule => booked(rule, byRule.get(rule.id) ?? { ms: 0, bytes: 0 }));
  const total = { ms: 0, bytes: 0 };
  for (const { settings, texts, checked } of subjects) {
    const absent = new Map<string, Core.FileState>();
    const fresh = () => {
      const states = [...texts].map(([uri, text]) => [uri, { kind: 'text', text, version: 1 }] as const);
      const snapshot = core.Snapshot.create(settings).withFiles([...states, ...absent]);
      for (const uri of texts.keys()) void snapshot.source(uri)?.document;
      return snapshot;
    };
    // What is not there is known beforehand: a check that asks for a file is made anew.
    const asking = fresh();
    for (const uri of checked) core.checkFile(asking, uri);
    for (const uri of asking.missing()) absent.set(uri, { kind: 'absent' });
    const snapshot = fresh();
    for (const uri of checked) {
      const heap = getHeapStatistics().used_heap_size;
      const start = performance.now();
      core.checkFile(snapshot, uri, undefined, measured);
      total.ms += performance.now() - start;
      total.bytes += Math.max(0, getHeapStatistics().used_heap_size - heap);
    }
  }
  return { total, byRule };
}

/** Rules that word what the configuration system refuses: it is found once, for all of them. */
const REFUSALS = core.RULES.filter(({ refusals }) => refusals !== undefined).map(({ id }) => id);

interface Measured {
  readonly total: Cost;
  readonly byRule: ReadonlyMap<string, Cost>;
  /** All rules of refusals together, with what they share. */
  readonly refusals: Cost;
}

function measure(subjects: readonly Subject[]): Measured {
  const rules = [...core.RULES];
  const orders = [rules, [...rules].reverse()];
  check(subjects.slice(0, 50), rules);
  const runs = Array.from({ length: RUNS }, () => orders.map(order => check(subjects, order))).flat();
  const refusals = runs.map(({ byRule }) => sum(REFUSALS.map(id => byRule.get(id) ?? NOTHING)));
  const totals = runs.map(({ total }) => total);
  const least = (costs: readonly Cost[]): Cost => ({
    ms: Math.min(...costs.map(({ ms }) => ms)),
    bytes: Math.min(...costs.map(({ bytes }) => bytes)),
  });
  const costsOf = (id: string) => runs.map(({ byRule }) => byRule.get(id) ?? NOTHING);
  return {
    total: { ...least(totals), bytes: Math.max(...totals.map(({ bytes }) => bytes)) },
    byRule: new Map(rules.map(({ id }) => [id, least(costsOf(id))] as const)),
    refusals: { ...least(refusals), bytes: Math.max(...refusals.map(({ bytes }) => bytes)) },
  };
}

const HOST = 'file:///C:/iis/applicationHost.config';
const server = { ...core.DEFAULT_SETTINGS, windowsFiles: true, hostConfig: HOST };
const files = [...generateServer({ sites: SITES, seed: 1 })].map(([name, text]): [string, string] => [
  name === 'applicationHost.config' ? HOST : `file:///${name.replaceAll('\\', '/')}`,
  text,
]);
const texts = new Map(files);
const real = corpus();
const columns = [
  ...(real ? [{ name: `${real.length} real files`, ...measure(real.map(realFile)) }] : []),
  { name: `host of ${SITES} sites`, ...measure([{ settings: server, texts, checked: [HOST] }]) },
  {
    name: `${texts.size - 1} web.config`,
    ...measure([{ settings: server, texts, checked: [...texts.keys()].filter(uri => uri !== HOST) }]),
  },
];

function realFile({ folder, name, text }: NonNullable<typeof real>[number]): Subject {
  const last = folder === 'apphost' ? 'applicationHost' : 'web';
  const uri = `file:///corpus/${folder}/${encodeURIComponent(name)}/${last}.config`;
  return { settings: core.DEFAULT_SETTINGS, texts: new Map([[uri, text]]), checked: [uri] };
}

const share = (cost: Cost | undefined, total: Cost) => (cost?.ms ?? 0) / total.ms;
const cells = (cost: Cost, total: Cost) => [
  round(cost.ms),
  `${round(100 * share(cost, total))} %`,
  round(cost.bytes / 2 ** 20, 2),
];
const ranked = core.RULES.map(({ id }) => id).sort((a, b) => {
  const most = (id: string) => Math.max(...columns.map(({ byRule, total }) => share(byRule.get(id), total)));
  return most(b) - most(a);
});
const sharedRefusals = ({ refusals, byRule }: Measured) =>
  minus(refusals, sum(REFUSALS.map(id => byRule.get(id) ?? NOTHING)));
printTable([
  ['', ...columns.flatMap(({ name }) => [`${name}: ms`, '', 'MB'])],
  ...ranked
    .slice(0, SHOWN)
    .map(id => [id, ...columns.flatMap(({ byRule, total }) => cells(byRule.get(id) ?? NOTHING, total))]),
  [
    `${ranked.length - SHOWN} other rules`,
    ...columns.flatMap(({ byRule, total }) =>
      cells(sum(ranked.slice(SHOWN).map(id => byRule.get(id) ?? NOTHING)), total),
    ),
  ],
  ['refusals, shared by their rules', ...columns.flatMap(column => cells(sharedRefusals(column), column.total))],
  [
    'shared by all',
    ...columns.flatMap(column =>
      cells(minus(column.total, sum([...column.byRule.values(), sharedRefusals(column)])), column.total),
    ),
  ],
  ['all', ...columns.flatMap(({ total }) => cells(total, total))],
]);

const [judged] = real ? columns : [];
for (const id of judged ? ranked : []) {
  if (!judged || share(judged.byRule.get(id), judged.total) <= MOST) continue;
  console.error(`The rule ${id} takes more than ${MOST * 100} % of a full check of the real files.`);
  process.exitCode = 1;
}
