/** The built command line: time, CPU and memory of a start and of a check of many files. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeRepository } from './generate/repository';
import { printTable, quantile, round } from './measure';
import { cpuOf, peakOf } from './process';

const STARTS = 9;
const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'whoiis-bench-'));

interface Usage {
  readonly ms: number;
  readonly cpu: number;
  readonly peak: number;
}

/** What a process used is asked for while it lives: at the end, when it has closed its output. */
function run(args: readonly string[], cwd: string): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    let cpu = Number.NaN;
    let peak = Number.NaN;
    const look = () => {
      const used = cpuOf(child.pid);
      if (used > 0) cpu = used;
      const most = peakOf(child.pid);
      if (most > 0) peak = most;
    };
    const timer = setInterval(look, 10);
    child.stdout.on('data', look);
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      resolve({ ms: performance.now() - start, cpu, peak });
    });
  });
}

async function main(): Promise<void> {
  const rows: (string | number)[][] = [['command line', 'ms', 'CPU', 'peak MB']];
  for (const [name, args] of Object.entries({ 'node -e 0': ['-e', '0'], '--version': [CLI, '--version'] })) {
    const times: number[] = [];
    for (let i = 0; i < STARTS; i++) times.push((await run(args, folder)).ms);
    rows.push([name, round(quantile(times)), '', '']);
  }
  for (const sites of [2000, 10_000]) {
    const root = path.join(folder, String(sites));
    const files = writeRepository(root, { sites, seed: 1 });
    const { ms, cpu, peak } = await run([CLI, 'check', '.', '--format', 'json'], root);
    rows.push([`check ${files + 1} files`, round(ms), cpu, peak]);
    const web = await run([CLI, 'check', 'sites'], root);
    rows.push([`check ${files} web.config files`, round(web.ms), web.cpu, web.peak]);
  }
  printTable(rows);
}

void main().finally(() => rmSync(folder, { recursive: true, force: true }));
