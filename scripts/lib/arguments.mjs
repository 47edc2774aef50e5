import process from 'node:process';

/** The value after `--name`, as in `npm test -- --only unit`. */
export function option(name) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Whether `--name` is there. */
export function flag(name) {
  return process.argv.includes(`--${name}`);
}
