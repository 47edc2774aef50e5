import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type * as Core from '../../server/src/core/analysis';

/** The core in one piece, as the product runs it: loaded module by module it is several times slower. */
export function bundledCore(): typeof Core {
  return bundled<typeof Core>(`export * from './server/src/core/analysis';`);
}

/** What a module exports, bundled; `contents` is its text, as if it lay in the root folder. */
export function bundled<T>(contents: string): T {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: resolve(import.meta.dirname, '../..'), loader: 'ts' },
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    write: false,
  });
  const module = { exports: {} as T };
  runInThisContext(`(module => {${outputFiles[0]?.text}})`)(module);
  return module.exports;
}
