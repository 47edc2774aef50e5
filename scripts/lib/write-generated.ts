import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A file of the repository as it lies on disk; empty where there is none. */
export function textInRepository(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}

/** Writes those files that differ, or with `--check` only names them. The exit status: 1 where a check found some. */
export function writeGenerated(files: ReadonlyMap<string, string>, options: readonly string[]): number {
  const isCheck = options.includes('--check');
  const stale = [...files].filter(([path, text]) => textInRepository(path) !== text);
  for (const [path, text] of isCheck ? [] : stale) writeFileSync(join(root, path), text);
  for (const [path] of stale) console.log(isCheck ? `${path} is stale` : `${path} is written anew`);
  return isCheck && stale.length > 0 ? 1 : 0;
}

/** `text` between the comments `<!-- name -->` and `<!-- /name -->` of a Markdown page, which stay. */
export function withPart(page: string, name: string, text: string): string {
  const [before, after] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(before);
  const end = page.indexOf(after, start);
  if (start < 0 || end < 0) throw new Error(`there is no ${before} … ${after}`);
  return `${page.slice(0, start + before.length)}\n${text}\n${page.slice(end)}`;
}
