import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { namesIn, nearestName, unknownName } from './bad-input';
import { diskOf } from './disk-of';
import { hostNotes } from './host-notes';
import { CliError, type CliIo, complain } from './io';
import type { Question } from './open-question';

/** Loads the file, and says once what the answer about it rests on. */
export async function checkFile(
  { workspace }: Question,
  uri: string,
  site: string | undefined,
  io: CliIo,
): Promise<void> {
  await workspace.load([uri]);
  const { snapshot } = workspace;
  const name = relativePath(io.cwd, uri);
  const places = snapshot.placements(uri);
  const sites = [...new Set(places.map(place => place.site.name))];
  if (site !== undefined && !sites.some(other => other.toLowerCase() === site.toLowerCase()))
    throw unknownName('site', site, sites, `the places of ${name}`);
  const [first, ...others] = places;
  if (first && others.length > 0 && site === undefined) {
    const rest = others.map(place => `${place.site.name}${place.path === '/' ? '' : place.path}`);
    complain(io, `${name} also serves ${rest.join(', ')}; --site asks about another one`);
  }
  for (const note of hostNotes(snapshot, uri, io)) complain(io, note);
}

/** The path of what a question names: a web.config, a host configuration, or a folder with a web.config. */
export async function namedConfig(name: string, io: CliIo): Promise<string> {
  const full = path.resolve(io.cwd, name);
  const disk = diskOf(io, {});
  disk.open(fileUri(full));
  const inFolder = (await disk.list(fileUri(full))) !== undefined;
  const file = inFolder ? path.join(full, 'web.config') : full;
  const content = await disk.read(fileUri(file));
  if (content.kind === 'text') return fileURLToPath(content.uri);
  const shown = relativePath(io.cwd, fileUri(file));
  if (content.kind === 'unreadable') throw new CliError(`${shown}: ${content.reason}`);
  throw new CliError(`${shown}: no such file${await whatIsThere(file, disk, io)}`);
}

/** The names in the innermost folder of a path that exists, the one that was meant first. */
async function whatIsThere(file: string, disk: Disk, io: CliIo): Promise<string> {
  for (let missing = file; path.dirname(missing) !== missing; missing = path.dirname(missing)) {
    const folder = path.dirname(missing);
    const names = await disk.list(fileUri(folder));
    if (!names) continue;
    const rest = path.relative(missing, file);
    const meant = nearestName(path.basename(missing), names);
    const hint = meant === undefined ? '' : `. Did you mean ${shownPath(path.join(folder, meant, rest), io)}?`;
    return `${hint || '.'} ${namesIn(shownPath(folder, io), names)}`;
  }
  return '';
}

function shownPath(file: string, io: CliIo): string {
  return relativePath(io.cwd, fileUri(file)) || '.';
}
