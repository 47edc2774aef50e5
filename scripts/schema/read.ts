import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Products } from '../../server/src/core/schema/read-section';
import type { SectionFile, SectionFiles } from '../../server/src/core/schema/section-file';
import { checkDefaults } from './check-defaults';
import { checkReferences, checkSection } from './check-section';
import type { SectionDefaultsFile } from './defaults-file';

const PRODUCTS = 'products.json';
const DEFAULTS = 'section-defaults.json';

export interface SchemaFolder {
  /** Those without a problem. */
  readonly files: SectionFiles;
  readonly products: Products;
  /** Everything that is wrong, one line each: `file: place: what is wrong`. */
  readonly problems: readonly string[];
}

/** Reads and checks `server/schema`, or a folder like it. */
export function readSchemaFolder(folder: string): SchemaFolder {
  const problems: string[] = [];
  const read = (name: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  const products = (read(PRODUCTS) ?? {}) as Products;
  const files: Record<string, SectionFile> = {};
  for (const path of sectionPaths(folder)) {
    const section = read(`${path}.json`);
    if (section === undefined) continue;
    const found = checkSection(section, path, products);
    problems.push(...found.map(problem => `${path}.json: ${problem}`));
    if (found.length === 0) files[path] = section as SectionFile;
  }
  // References into a file that is wrong itself would be a second report of the same mistake.
  if (problems.length === 0) problems.push(...checkReferences(files));
  const defaults = read(DEFAULTS);
  if (defaults !== undefined)
    problems.push(...checkDefaults(defaults as SectionDefaultsFile).map(problem => `${DEFAULTS}: ${problem}`));
  return { files, products, problems };
}

/** Paths of all sections that `folder` holds, in code unit order on every machine. */
function sectionPaths(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(name => name !== PRODUCTS && name !== DEFAULTS)
    .map(name => name.slice(0, -'.json'.length))
    .sort(byCodeUnit);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
