// Runs test/bench/*.bench.ts on the built product; each prints medians as JSON, and so does this.
import { readdir } from 'node:fs/promises';
import process from 'node:process';
import { build } from './build.mjs';
import { run } from './lib/exec.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { main } from './lib/report.mjs';

await main(async () => {
  await ensureDevelopmentTools();
  await build();
  const results = {};
  for (const file of (await readdir(inRoot('test/bench'))).filter(name => name.endsWith('.bench.ts'))) {
    const args = ['--import', 'tsx', inRoot('test/bench', file)];
    const { code, output, stdout } = await run(process.execPath, args, { cwd: root });
    if (code !== 0) throw new Error(`${file}\n${output}`);
    results[file.replace('.bench.ts', '')] = JSON.parse(stdout);
  }
  console.log(JSON.stringify(results, null, 2));
});
