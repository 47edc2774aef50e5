import type { SettingsLayer } from '../common/merge-settings';
import { settle } from '../common/settle';
import { foreignFactsOf, type TopologyAnswer, topology } from '../core/analysis';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { listOf, unknownName } from './bad-input';
import { diskOf } from './disk-of';
import { type GivenFacts, NO_FACTS_GIVEN } from './given-facts';
import { CliError, type CliIo, complain } from './io';
import { optionLayer } from './setting-options';
import { type CliWorkspace, discover, projectFileFor, projectFileProblems, Workspaces } from './workspace';

/** Options of the commands that ask about one server. */
export interface QuestionOptions {
  readonly site?: string;
}

/** What such a command asks. */
export interface Question {
  readonly workspace: CliWorkspace;
  /** URI of the host configuration that the question is about; undefined where there is none. */
  readonly hostConfig: string | undefined;
  /** True where the project file could not be used: the answer stands, the exit status is that of a failure. */
  readonly failed: boolean;
}

/**
 * Finds the host configuration and makes a workspace around it, with the facts of its server. `folder` is the one that the
 * question is about, where it is not the working folder.
 */
export async function openQuestion(
  options: QuestionOptions,
  io: CliIo,
  folder = io.cwd,
  facts: GivenFacts = NO_FACTS_GIVEN,
): Promise<Question> {
  const disk = diskOf(io, options);
  disk.open(fileUri(folder));
  const { hostConfig: copied } = facts;
  if (copied !== undefined) disk.open(copied);
  const layers: SettingsLayer[] = [{ ...facts.layer, ...(copied !== undefined && { hostConfig: copied }) }];
  const project = await projectFileFor(folder, disk);
  if (project) {
    for (const problem of projectFileProblems(project, io)) complain(io, problem);
    layers.push(project.layer);
  }
  layers.push(await optionLayer(options, disk, io));
  const chosen = layers.map(layer => layer.hostConfig).reduce((inner, outer) => outer ?? inner, undefined);
  const candidates = chosen === undefined ? await discover([folder], io) : [chosen];
  const workspace = await new Workspaces(disk, io).open(disk, layers, candidates);
  workspace.snapshot = workspace.snapshot.withExports(facts.exports);
  const readable = await readableHosts(candidates, chosen !== undefined, disk, io);
  await workspace.load(readable);
  const hostConfig = await chooseHostConfig(workspace, readable, options.site);
  return { workspace, hostConfig, failed: project?.broken === true };
}

/** A2: facts of another server are told once; `consequence` says what becomes of them. */
export function tellForeign(
  { workspace, hostConfig }: Question,
  site: string | undefined,
  consequence: string,
  io: CliIo,
): void {
  const foreign = hostConfig === undefined ? undefined : foreignFactsOf(workspace.snapshot, hostConfig, site);
  if (foreign !== undefined) complain(io, `${foreign.replace(/^The/, 'the')}: ${consequence}`);
}

/** One that was chosen must be readable; of those that were found, each that is not is told. */
async function readableHosts(
  candidates: readonly string[],
  isChosen: boolean,
  disk: Disk,
  io: CliIo,
): Promise<readonly string[]> {
  const readable: string[] = [];
  for (const { uri, content } of await Promise.all(
    candidates.map(async uri => ({ uri, content: await disk.read(uri) })),
  )) {
    if (content.kind === 'text') {
      readable.push(content.uri);
      continue;
    }
    const reason = content.kind === 'unreadable' ? content.reason : 'no such file';
    const problem = `${relativePath(io.cwd, uri)}: ${reason}`;
    if (isChosen) throw new CliError(problem);
    complain(io, problem);
  }
  return readable;
}

/** The candidate that defines the site, else the first one. */
async function chooseHostConfig(
  workspace: CliWorkspace,
  readable: readonly string[],
  site: string | undefined,
): Promise<string | undefined> {
  const [first] = readable;
  if (readable.length <= 1 || site === undefined) return first;
  const hosts = await settle(workspace, topology);
  const named = hosts.filter(host => host.sites.some(({ name }) => name.toLowerCase() === site.toLowerCase()));
  return readable.find(uri => named.some(host => host.uri === inUse(workspace, uri))) ?? first;
}

/** The file that IIS reads in place of a host configuration whose redirection.config is switched on (R9), else that file. */
function inUse({ snapshot }: CliWorkspace, uri: string): string {
  return snapshot.host(uri)?.uri ?? uri;
}

/** The host configuration of a question that cannot do without. */
export function neededHost({ hostConfig }: Question): string {
  if (hostConfig === undefined)
    throw new CliError(
      'no applicationHost.config found; name one with --apphost, or let explain tell about a web.config',
    );
  return hostConfig;
}

/** Refuses a site that the host configuration does not define. */
export async function checkSite(
  question: Question,
  site: string | undefined,
  io: CliIo,
): Promise<TopologyAnswer['sites'][number]> {
  const named = neededHost(question);
  const hosts = await settle(question.workspace, topology);
  const uri = inUse(question.workspace, named);
  const host = hosts.find(candidate => candidate.uri === uri);
  const where = relativePath(io.cwd, uri);
  const names = host?.sites.map(({ name }) => name) ?? [];
  if (site === undefined) throw new CliError(`name a site of ${where} with --site. ${listOf('site', names)}`);
  const defined = host?.sites.find(({ name }) => name.toLowerCase() === site.toLowerCase());
  if (!defined) throw unknownName('site', site, names, where);
  return defined;
}

/** File URIs in an answer become paths relative to the working folder. */
export function withPaths<T>(answer: T, cwd: string): T {
  if (Array.isArray(answer)) return answer.map(part => withPaths(part, cwd)) as T;
  if (typeof answer !== 'object' || answer === null) return answer;
  const parts = Object.entries(answer).map(([key, part]) => [
    key,
    // Attributes of the configuration may be called `file` as well; they are objects.
    key === 'file' && typeof part === 'string' ? relativePath(cwd, part) : withPaths(part, cwd),
  ]);
  return Object.fromEntries(parts);
}
