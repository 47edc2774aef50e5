/** What a question costs in the core, as a function of the size of the host configuration; 5 500 sites are 10 MB. */
import type * as Core from '../../server/src/core/analysis';
import { bundledCore } from '../support/bundled-core';
import { generateApplicationHost } from './generate/plain-host';
import { printTable, quantile, round, timed } from './measure';

const HOST = 'file:///C:/iis/applicationHost.config';
const median = (times: readonly number[]) => round(quantile(times), 2);

/** Asks until nothing is missing; no other file exists. */
function settle<T>(start: Core.Snapshot, ask: (snapshot: Core.Snapshot) => T): { snapshot: Core.Snapshot; result: T } {
  let snapshot = start;
  for (;;) {
    const result = ask(snapshot);
    const missing = snapshot.missing();
    if (missing.length === 0) return { snapshot, result };
    snapshot = snapshot.withFiles(missing.map(uri => [uri, { kind: 'absent' }]));
  }
}

function measure(core: typeof Core, sites: number, runs: number): Record<string, number> {
  const text = generateApplicationHost(sites);
  const settings = { ...core.DEFAULT_SETTINGS, windowsFiles: true, hostConfig: HOST };
  let snapshot = core.Snapshot.create(settings).withFiles([[HOST, { kind: 'text', text, version: 1 }]]);
  const load = timed(() => snapshot.source(HOST)?.document);
  const at = text.indexOf(`applicationPool="Pool${Math.floor(sites / 2)}"`) + 20;
  const site = `Customer ${Math.floor(sites / 2)} & Sons`;
  const times: Record<string, number[]> = {
    edit: [],
    findings: [],
    hover: [],
    effectiveOfSite: [],
    effectiveOfServer: [],
    explain: [],
    topology: [],
  };
  const measureIn = (name: string, run: () => unknown): void => void times[name]?.push(timed(run));
  for (let run = 0; run < runs; run++) {
    measureIn('edit', () => {
      snapshot = snapshot.edit(HOST, [{ span: { start: at, end: at }, newText: 'x' }], run + 2);
    });
    measureIn('findings', () => core.findings(snapshot, HOST));
    // Files that the questions need are told to be absent first; what is measured is a warm answer.
    snapshot = settle(snapshot, current => [core.hover(current, HOST, at), core.explain(current, { site })]).snapshot;
    core.findings(snapshot, HOST);
    measureIn('hover', () => core.hover(snapshot, HOST, at));
    measureIn('effectiveOfSite', () =>
      core.effective(snapshot, {
        section: 'system.webServer/security/authentication/anonymousAuthentication',
        site,
        path: '/',
      }),
    );
    measureIn('effectiveOfServer', () => core.effective(snapshot, { section: 'system.webServer/httpErrors' }));
    measureIn('explain', () => core.explain(snapshot, { site }));
    measureIn('topology', () => core.topology(snapshot));
    const undone = snapshot.edit(HOST, [{ span: { start: at, end: at + 1 }, newText: '' }], run + 3);
    snapshot = undone;
  }
  return {
    characters: text.length,
    load: median([load]),
    ...Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])),
  };
}

function permissionScripts(core: typeof Core, applications: number): number {
  const text = generateApplicationHost(applications / 2);
  const settings = { ...core.DEFAULT_SETTINGS, windowsFiles: false, hostConfig: HOST };
  const snapshot = core.Snapshot.create(settings).withFiles([[HOST, { kind: 'text', text, version: 1 }]]);
  return median([
    timed(() => {
      for (let site = 0; site < applications / 2; site++)
        for (const path of ['/', '/api'])
          core.permissionScript(snapshot, { site: `Customer ${site} & Sons`, path, shell: 'cmd' });
    }),
  ]);
}

const core = bundledCore();
measure(core, 500, 5);
const columns = { '500 sites': measure(core, 500, 15), '5500 sites': measure(core, 5500, 9) };
const questions = Object.keys(columns['500 sites']);
printTable([
  ['ms', ...Object.keys(columns)],
  ...questions.map(question => [question, ...Object.values(columns).map(column => column[question] ?? Number.NaN)]),
  ['scripts of 5000 applications', permissionScripts(core, 5000), Number.NaN],
]);
