import { run } from './run';
import { surroundings } from './surroundings';

// `| head` closes the pipe early; that is no failure.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

void run(process.argv.slice(2), surroundings()).then(status => {
  process.exitCode = status;
});
