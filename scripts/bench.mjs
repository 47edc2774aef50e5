// Measures the built product: runs test/bench/*.bench.ts one after the other, `npm run bench -- --only rules` one of them.
import { readdir } from 'node:fs/promises';
import process from 'node:process';
import { build } from './build.mjs';
import { option } from './lib/arguments.mjs';
import { run } from './lib/exec.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { main } from './lib/report.mjs';

/** Allocations are counted between collections of garbage, so these are kept rare. */
const FLAGS = {
  facts: ['--expose-gc'],
  rules: ['--min-semi-space-size=256', '--max-semi-space-size=256'],
};

await main(async () => {
  await ensureDevelopmentTools();
  await build();
  const suffix = '.bench.ts';
  const names = (await readdir(inRoot('test/bench')))
    .filter(file => file.endsWith(suffix))
    .map(file => file.slice(0, -suffix.length));
  const only = option('only');
  if (only !== undefined && !names.includes(only)) throw new Error(`--only takes one of ${names.join(', ')}`);
  for (const name of only === undefined ? names : [only]) {
    console.log(`\n── ${name}`);
    const args = [...(FLAGS[name] ?? []), '--import', 'tsx', inRoot('test/bench', name + suffix)];
    const { code } = await run(process.execPath, args, { cwd: root, show: true });
    if (code !== 0) process.exitCode = 1;
  }
});
