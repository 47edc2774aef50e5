/**
 * What a question costs in the core, as a function of the size of the host configuration: 500, 5 500 (10 MB) and
 * 50 000 sites; and the check of all real files, where they lie beside the repository. Medians in milliseconds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type * as Core from '../../server/src/core/analysis';
import { generateApplicationHost } from './generate/plain-host';

const HOST = 'file:///C:/iis/applicationHost.config';
const CORPUS = process.env.WHOIIS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');

/** Bundled, as the product runs it: unbundled modules are several times slower. */
function loadCore(): typeof Core {
  const entry = resolve(import.meta.dirname, '../../server/src/core/analysis.ts');
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    write: false,
  });
  const module = { exports: {} as typeof Core };
  runInThisContext(`(module => {${outputFiles[0]?.text}})`)(module);
  return module.exports;
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}

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

/** Every real file, read and checked in this process. */
function corpus(core: typeof Core): number | null {
  if (!existsSync(CORPUS)) return null;
  return median([
    timed(() => {
      for (const folder of ['apphost', 'machine', 'transform', 'webconfig']) {
        for (const file of readdirSync(join(CORPUS, folder))) {
          const uri = `file:///corpus/${folder}/${encodeURIComponent(file)}`;
          const state = {
            kind: 'text',
            text: readFileSync(join(CORPUS, folder, file), 'utf8'),
            version: undefined,
          } as const;
          settle(core.Snapshot.create(core.DEFAULT_SETTINGS).withFiles([[uri, state]]), snapshot =>
            core.findings(snapshot, uri),
          );
        }
      }
    }),
  ]);
}

const core = loadCore();
measure(core, 500, 5);
const results = {
  '500 sites': measure(core, 500, 15),
  '5500 sites': measure(core, 5500, 9),
  '50000 sites': measure(core, 50_000, 3),
  permissionScriptOf5000Applications: permissionScripts(core, 5000),
  checkOfAllRealFiles: corpus(core),
};
console.log(JSON.stringify(results, undefined, 2));
