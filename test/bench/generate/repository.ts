import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from './random';
import { generateRealHost, hasApi, type ServerShape, siteFolder } from './real-host';
import { generateWebConfig } from './web-config';

/**
 * All files of one server by their Windows paths: the host configuration (`applicationHost.config`) and a web.config for
 * every folder of a site. Deterministic.
 */
export function generateServer(shape: ServerShape): Map<string, string> {
  const random = new Random(shape.seed + 1);
  const files = new Map([['applicationHost.config', generateRealHost(shape)]]);
  for (let index = 0; index < shape.sites; index++) {
    const folder = siteFolder(index);
    files.set(`${folder}\\web.config`, generateWebConfig(random, shape.mistakes));
    if (hasApi(index) && index % 9 === 0) files.set(`${folder}\\api\\web.config`, generateWebConfig(random));
  }
  return files;
}

/** Writes such a server below `folder`, as a repository of a hoster has it; resolves to the number of web.config files. */
export function writeRepository(folder: string, shape: ServerShape): number {
  let count = 0;
  for (const [name, text] of generateServer(shape)) {
    const file = path.join(folder, name.replace(/^C:\\/, '').replaceAll('\\', '/'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (name.endsWith('web.config')) count++;
  }
  const settings = { hostConfig: './applicationHost.config', pathMappings: { 'C:\\sites': './sites' } };
  writeFileSync(path.join(folder, '.whoiisrc.json'), `${JSON.stringify(settings)}\n`);
  return count;
}
