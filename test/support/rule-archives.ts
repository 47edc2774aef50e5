import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runScenarios } from './run-scenarios';

const folder = resolve(import.meta.dirname, '../rules');

/** Ids of the rules that have an archive of scenarios. */
export function archivedRules(): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .map(name => name.replace(/\.txt$/, ''))
    .sort();
}

/** Families of rules whose scenarios are run apart from the others: the tests of one file run in one process. */
export const FAMILIES = [
  /^(xml|xdt)-/,
  /^(configsections|configsource|location)-/,
  /^(lock|schema|section|module)-/,
  /^(a(?!spnet)|pool|share|site|vdir)/,
] as const;

/** Runs the scenarios of the rules that `wanted` picks. */
export function runArchives(wanted: (id: string) => boolean): void {
  for (const id of archivedRules().filter(wanted)) describe(id, () => runScenarios(join(folder, `${id}.txt`), id));
}
