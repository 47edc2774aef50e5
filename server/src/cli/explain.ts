import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHostConfig } from '../common/is-host-config';
import { settle } from '../common/settle';
import type { ClientAuth, HandlerKind, Stage } from '../core/analysis';
import { type ExplainQuery, explainInWords, explain as explainQuery } from '../core/analysis';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { namesIn, nearestName, unknownName } from './bad-input';
import { diskOf } from './disk-of';
import type { FactsOptions } from './facts-options';
import { readGivenFacts } from './given-facts';
import { hostNotes } from './host-notes';
import { CliError, type CliIo, complain, EXIT } from './io';
import { checkNames, openQuestion, type Question, type QuestionOptions, withPaths } from './open-question';
import { textOfExplain } from './reporters/explain-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';

export interface ExplainOptions extends QuestionOptions, FactsOptions {
  readonly path: string;
  readonly handler?: HandlerKind;
  readonly auth: ClientAuth;
  readonly clientMappedTo?: string;
  readonly stage?: Stage;
  readonly verb?: string;
  readonly denied?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `whoiis explain`, about a site or about a file; resolves to the exit status. */
export async function explain(name: string | undefined, options: ExplainOptions, io: CliIo): Promise<number> {
  const file = name === undefined ? undefined : await namedConfig(name, io);
  const isHost = file !== undefined && isHostConfig(fileUri(file));
  const asked = isHost ? { ...options, apphost: file } : options;
  const given = await readGivenFacts(options, io);
  // The copy in a folder of facts speaks for the server only where nobody asks about a file of one's own.
  const facts = file === undefined ? given : { ...given, hostConfig: undefined };
  const question = await openQuestion(asked, io, file === undefined ? io.cwd : path.dirname(file), facts);
  const uri = file === undefined || isHost ? undefined : fileUri(file);
  if (uri === undefined) await checkNames(question, { site: options.site, path: options.path }, io);
  else await checkFile(question, uri, options.site, io);
  const query = toQuery(options, uri, question.hostConfig);
  const { workspace, failed } = question;
  if (options.format === 'text') {
    const answers = await settle(workspace, snapshot => explainInWords(snapshot, query));
    io.stdout.write(textOfExplain(withPaths(answers, io.cwd), styleOf(io)));
  } else {
    const answers = await settle(workspace, snapshot => explainQuery(snapshot, query));
    const shown = withPaths(answers, io.cwd);
    // One object for one kind of handler, a list for all of them.
    io.stdout.write(jsonOf((options.handler !== undefined && shown[0]) || shown));
  }
  return failed ? EXIT.failure : EXIT.clean;
}

/** Loads the file, and says once what the answer about it rests on. */
async function checkFile({ workspace }: Question, uri: string, site: string | undefined, io: CliIo): Promise<void> {
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

/** A web.config, a host configuration, or a folder with a web.config. */
async function namedConfig(name: string, io: CliIo): Promise<string> {
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

function toQuery(options: ExplainOptions, file: string | undefined, hostConfig: string | undefined): ExplainQuery {
  return {
    hostConfig,
    site: options.site,
    file,
    path: options.path,
    ...(options.handler !== undefined && { handlerKind: options.handler }),
    client: {
      auth: options.auth,
      ...(options.clientMappedTo !== undefined && { mappedTo: options.clientMappedTo }),
    },
    ...(options.stage !== undefined && { stage: options.stage }),
    ...(options.verb !== undefined && { verb: options.verb }),
    ...(options.denied !== undefined && { deniedIdentities: options.denied }),
  };
}
