/**
 * Writes `server/src/core/schema/data/*.ts` from `server/schema`. Run `tsx scripts/schema/generate.ts`; with
 * `--check` nothing is written and stale modules are an error, with `--missing` places without a description are listed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { encodeDescriptions, encodeFacts } from './encode';
import type { SectionDefaultsFile } from './model';
import { readSchemaData } from './read';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const SCHEMA_FOLDER = join(ROOT, 'server', 'schema');
export const MODULE_FOLDER = join(ROOT, 'server', 'src', 'core', 'schema', 'data');

export interface Generated {
  /** File name in {@link MODULE_FOLDER} to its text. */
  readonly modules: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  /** What has no description: `<section>/<element>@<attribute>=<value>`. */
  readonly missing: readonly string[];
}

export function generateModules(folder: string): Generated {
  const { data, problems } = readSchemaData(folder);
  const { descriptions, missing, problems: unresolved } = encodeDescriptions(data);
  const facts = encodeFacts(data);
  const modules = new Map([
    ['sections.ts', factsModule(facts)],
    ['descriptions.ts', textsModule(descriptions)],
    ['section-defaults.ts', defaultsModule(data.defaults)],
  ]);
  return { modules, problems: [...problems, ...unresolved], missing };
}

const HEADER =
  '// Generated from server/schema by scripts/schema/generate.ts. Edit the JSON files, then run it again.\n';

function factsModule(facts: ReturnType<typeof encodeFacts>): string {
  return `${HEADER}import type { SectionTable } from '../decode';

export const SECTION_TABLE: SectionTable = {
  origins: ${lines(facts.origins)},
  attributes: ${lines(facts.attributes)},
  sections: ${record(facts.sections)},
};
`;
}

function textsModule(descriptions: ReturnType<typeof encodeDescriptions>['descriptions']): string {
  return `${HEADER}import type { SchemaDescriptions } from '../decode';

export const DESCRIPTIONS: SchemaDescriptions = {
  texts: ${lines(descriptions.texts)},
  sections: ${record(descriptions.sections)},
};
`;
}

function defaultsModule(defaults: SectionDefaultsFile): string {
  return `${HEADER}import type { SectionDefaults } from '../declarations';

export const SECTION_DEFAULTS: SectionDefaults = ${JSON.stringify(withoutSources(defaults), undefined, 2).replace(/"([A-Za-z]+)":/g, '$1:')};
`;
}

/** Sources are for those who edit the JSON. */
function withoutSources(defaults: SectionDefaultsFile): unknown {
  return JSON.parse(JSON.stringify(defaults, (key, value) => (key === 'source' ? undefined : value)));
}

/** A template literal keeps one fact a line, so that a changed fact is a changed line. */
function lines(text: string): string {
  return `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\``;
}

function record(map: Readonly<Record<string, string>>): string {
  const rows = Object.entries(map).map(([key, text]) => `    ${quote(key)}: ${quote(text)},\n`);
  return `{\n${rows.join('')}  }`;
}

/** Single quotes, as JSON inside is full of double ones. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function main(options: readonly string[]): number {
  const { modules, problems, missing } = generateModules(SCHEMA_FOLDER);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  if (options.includes('--missing')) console.log(missing.join('\n'));
  let stale = 0;
  for (const [name, text] of modules) {
    const file = join(MODULE_FOLDER, name);
    if (!options.includes('--check')) {
      mkdirSync(MODULE_FOLDER, { recursive: true });
      writeFileSync(file, text);
    } else if (readOrEmpty(file) !== text) {
      console.error(`${name} is stale: run scripts/schema/generate.ts`);
      stale++;
    }
  }
  console.log(
    `${[...modules].map(([name, text]) => `${name} ${Math.round(text.length / 1024)} KB`).join(', ')}; ${missing.length} without description`,
  );
  return stale === 0 ? 0 : 1;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
