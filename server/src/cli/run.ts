import { type CliIo, EXIT } from './io';
import { VERSION } from './version';

/**
 * Runs one command line (without `node` and the script) and resolves to the exit status: 0 nothing at or above
 * `--fail-on`, 1 findings, 2 bad usage or an input that cannot be read.
 */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  if (argv.length === 1 && argv[0] === '--version') {
    io.stdout.write(`${VERSION}\n`);
    return EXIT.clean;
  }
  // Only now: most of the time of a start is loading.
  const { runProgram } = await import('./run-program');
  return runProgram(argv, io);
}
