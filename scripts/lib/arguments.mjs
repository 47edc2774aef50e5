import process from 'node:process';

/** The value after `--name`, as in `npm test -- --only unit`. */
export function option(name) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}
