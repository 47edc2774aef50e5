// The licences of what is bundled have to travel with it.
import { readdir, readFile } from 'node:fs/promises';
import { inRoot } from './paths.mjs';

/**
 * @param {Iterable<string>} inputs files whose code is in the bundles, relative to the project
 * @returns {Promise<string>} name, version and licence text of every npm package among them
 */
export async function notices(inputs) {
  const folders = new Set([...inputs].flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const texts = await Promise.all([...folders].sort().map(notice));
  return ['WhoIIS contains the following packages.', ...new Set(texts)].join(`\n\n${'-'.repeat(80)}\n\n`);
}

async function notice(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(inRoot(folder, 'package.json'), 'utf8'));
  const file = (await readdir(inRoot(folder))).find(entry => /^(licen[cs]e|copying)/i.test(entry));
  const text = file
    ? await readFile(inRoot(folder, file), 'utf8')
    : `Copyright ${author?.name ?? author ?? 'its authors'}`;
  return `${name} ${version} (${license})\n\n${text.replace(/\r\n/g, '\n').trim()}`;
}
