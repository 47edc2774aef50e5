import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkDefaults } from './check-defaults';
import { checkSection } from './check-section';
import type { SchemaData, SectionDefaultsFile, SectionFile } from './model';

const PRODUCTS = 'products.json';
const DEFAULTS = 'section-defaults.json';

/** Reads and checks `folder`. Every problem is one line `file: place: what is wrong`; data is usable if there is none. */
export function readSchemaData(folder: string): { data: SchemaData; problems: readonly string[] } {
  const problems: string[] = [];
  const read = (name: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  const products = (read(PRODUCTS) ?? {}) as Record<string, string>;
  const sections: SectionFile[] = [];
  for (const name of sectionFileNames(folder)) {
    const section = read(name);
    if (section === undefined) continue;
    const path = name.slice(0, -'.json'.length);
    const found = checkSection(section, path, products);
    problems.push(...found.map(problem => `${name}: ${problem}`));
    if (found.length === 0) sections.push(section as SectionFile);
  }
  const defaults = (read(DEFAULTS) ?? {}) as SectionDefaultsFile;
  problems.push(...checkDefaults(defaults).map(problem => `${DEFAULTS}: ${problem}`));
  return { data: { products, sections, defaults }, problems };
}

/** Names of all section files, `/`-separated, in code unit order on every machine. */
function sectionFileNames(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(name => name !== PRODUCTS && name !== DEFAULTS)
    .sort(byCodeUnit);
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
