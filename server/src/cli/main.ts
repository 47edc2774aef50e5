import { writeSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { VERSION } from './version';

const argv = process.argv.slice(2);
if (argv.length === 1 && argv[0] === '--version') {
  // The streams of Node.js take longer to load than all the rest.
  writeSync(1, `${VERSION}\n`);
} else start();

function start(): void {
  // From Node.js 22 on: compiled code is kept in the folder for temporary files that Node.js has for it.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  if (argv[0] !== 'lsp') optimizeLess();
  const { run } = require('./run') as typeof import('./run');
  const { surroundings } = require('./surroundings') as typeof import('./surroundings');
  const { watchOutput } = require('./watch-output') as typeof import('./watch-output');
  watchOutput(process);
  void run(argv, surroundings()).then(status => {
    process.exitCode = status;
  });
}

/**
 * A third of the CPU time of a check went into optimizing code that was hardly run any more when it was done. Versions of
 * V8 that do not know a flag complain of it, so that it is for those only that do.
 */
function optimizeLess(): void {
  if (!/^v(20|22)\./.test(process.version)) return;
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
}
