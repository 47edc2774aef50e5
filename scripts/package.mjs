// Packs the extension into whoiis.vsix, offline.
import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { run } from './lib/exec.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { inRoot, vsix } from './lib/paths.mjs';
import { main } from './lib/report.mjs';
import { repack } from './lib/smaller-zip.mjs';

/** The package is downloaded by everybody who installs the extension. */
const LIMIT_BYTES = 700 * 1024;

/**
 * Packs what `build` has written.
 * @returns {Promise<number>} its size in bytes
 * @throws {Error} with the output of vsce, or where the package is too large
 */
export async function pack() {
  const staging = inRoot('out/package');
  await rm(staging, { recursive: true, force: true });
  for (const file of await packagedFiles()) {
    const copy = path.join(staging, file);
    await cp(inRoot(file), copy);
    if (file === 'dist/extension.web.js') await writeFile(copy, await smaller(copy));
  }
  const args = [
    ...['package', '--out', vsix, '--no-dependencies'],
    // The search for secrets takes ten seconds on our minified bundles, and .vscodeignore lets nothing else in.
    ...['--allow-package-all-secrets', '--allow-package-env-file'],
  ];
  const result = await run(process.execPath, [inRoot('node_modules/@vscode/vsce/vsce'), ...args], { cwd: staging });
  if (result.code !== 0) throw new Error(result.output);
  await repack(vsix);
  const { size } = await stat(vsix);
  if (size > LIMIT_BYTES) throw new Error(`whoiis.vsix has ${kilobytes(size)}, more than ${kilobytes(LIMIT_BYTES)}`);
  return size;
}

/**
 * The client as small as it gets: esbuild is quick and leaves a tenth more. The server loads pieces of its bundle, which
 * stays as it was built.
 */
async function smaller(file) {
  const { minify } = await import('terser');
  const { code } = await minify(await readFile(file, 'utf8'), { ecma: 2022, compress: { passes: 2 } });
  return code;
}

/** The allow list. It is copied aside, because vsce looks at every file below its folder: .cache alone has tens of thousands. */
async function packagedFiles() {
  const lines = (await readFile(inRoot('.vscodeignore'), 'utf8')).split(/\r?\n/);
  return lines.filter(line => line.startsWith('!')).map(line => line.slice(1));
}

export const kilobytes = bytes => `${Math.ceil(bytes / 1024)} KB`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureDevelopmentTools();
    await build();
    console.log(`whoiis.vsix: ${kilobytes(await pack())}`);
  });
}
