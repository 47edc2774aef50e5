import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real files, which lie beside the repository and are never part of it. */
const CORPUS = process.env.WHOIIS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');

/** Every real file; undefined, with a notice, where they are not there. */
export function corpus():
  | readonly { readonly folder: string; readonly name: string; readonly text: string }[]
  | undefined {
  if (!existsSync(CORPUS)) {
    console.log('(the corpus of real files is not here: what it would tell is left out)');
    return undefined;
  }
  return ['apphost', 'machine', 'transform', 'webconfig'].flatMap(folder =>
    readdirSync(join(CORPUS, folder)).map(name => {
      return { folder, name, text: readFileSync(join(CORPUS, folder, name), 'utf8').replace(/^\uFEFF/, '') };
    }),
  );
}

export function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The value that `part` of the others are below: 0.5 for the median. */
export function quantile(values: readonly number[], part = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** What reading every character costs at least, in ms: the unit `x` of all times that grow with a text. */
export function countLoop(text: string): number {
  const run = () => {
    let count = 0;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 60) count++;
    return count;
  };
  return Math.min(...Array.from({ length: 7 }, () => timed(run)));
}

export function round(value: number, digits = 1): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** Rows with aligned columns; the first row is the head. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map(row => row.map(cell => (Number.isNaN(cell) ? '–' : String(cell))));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map(row => row[column]?.length ?? 0)));
  for (const row of texts)
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
}
