import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PROPERTIES } from './properties';

/** Inputs that failed once, one a file: `<property>-<seed>.json`. */
const FIXTURES = join(import.meta.dirname, 'fixtures');

export interface PropertyRun {
  readonly count: number;
  readonly seed: number;
  /** What failed, with its smallest input; the input has been kept. */
  readonly failure: string | undefined;
}

/** Throws random inputs at a property until the time is over. */
export function runProperty(name: string, seed: number, milliseconds: number): PropertyRun {
  const property = propertyNamed(name);
  let count = 0;
  const counted = fc.property(property.input, input => {
    count++;
    property.check(input as never);
  });
  const result = fc.check(counted, {
    seed,
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  });
  if (!result.failed || result.counterexample === null) return { count, seed, failure: undefined };
  const [input] = result.counterexample;
  mkdirSync(FIXTURES, { recursive: true });
  const file = join(FIXTURES, `${name}-${seed}.json`);
  writeFileSync(file, `${JSON.stringify(input, undefined, 2)}\n`);
  const cause = result.errorInstance instanceof Error ? (result.errorInstance.stack ?? '') : '';
  return { count, seed, failure: `${name}, seed ${seed}, kept as ${file}:\n${cause.slice(0, 3000)}` };
}

/** The inputs that are kept, each with a function that tries it again. */
export function keptInputs(): readonly { readonly name: string; readonly check: () => void }[] {
  let files: string[] = [];
  try {
    files = readdirSync(FIXTURES).filter(file => file.endsWith('.json'));
  } catch {
    // None has failed yet.
  }
  return files.sort().map(file => ({
    name: file,
    check: () => {
      const input = JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'));
      propertyNamed(file.replace(/-\d+\.json$/, '')).check(input as never);
    },
  }));
}

function propertyNamed(name: string) {
  const property = PROPERTIES[name];
  if (!property) throw new Error(`there is no property ${name}: ${Object.keys(PROPERTIES).join(', ')}`);
  return property;
}
