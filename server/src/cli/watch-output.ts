import { EXIT } from './io';

/**
 * What could not be written must not look as if there were nothing to say. `| head` closes the pipe early, which is no
 * failure: the exit status is that of the command. A full disk is one: a line on standard error, exit status 2.
 */
export function watchOutput(of: NodeJS.Process): void {
  let failed = false;
  of.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || failed) return;
    failed = true;
    of.stderr.write(`whoiis: standard output cannot be written: ${error.code ?? error.message}\n`);
  });
  // Where even this cannot be written, the exit status tells.
  of.stderr.on('error', () => undefined);
  of.on('exit', () => {
    if (failed) of.exitCode = EXIT.failure;
  });
}
