import type { SettingsLayer } from '../common/merge-settings';
import { settle } from '../common/settle';
import { topology } from '../core/analysis';
import { Disk } from '../node/disk';
import { relativePath } from '../node/file-uri';
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
  /** URI of the host configuration that the question is about. */
  readonly hostConfig: string;
  /** True where the project file could not be used: the answer stands, the exit status is that of a failure. */
  readonly failed: boolean;
}

/** Finds the host configuration and makes a workspace around it. */
export async function openQuestion(options: QuestionOptions, io: CliIo): Promise<Question> {
  const disk = new Disk(undefined, io.platform);
  const layers: SettingsLayer[] = [];
  const project = await projectFileFor(io.cwd, disk);
  if (project) {
    for (const problem of projectFileProblems(project, io)) complain(io, problem);
    layers.push(project.layer);
  }
  layers.push(await optionLayer(options, disk, io));
  const chosen = layers.map(layer => layer.hostConfig).reduce((inner, outer) => outer ?? inner, undefined);
  const candidates = chosen === undefined ? await discover([io.cwd], io) : [chosen];
  const workspace = await new Workspaces(disk, io).open(disk, layers, candidates);
  const hostConfig = await chooseHostConfig(workspace, candidates, options.site, disk, io);
  return { workspace, hostConfig, failed: project?.broken === true };
}

/** The candidate that defines the site, else the first one that can be read. */
async function chooseHostConfig(
  workspace: CliWorkspace,
  candidates: readonly string[],
  site: string | undefined,
  disk: Disk,
  io: CliIo,
): Promise<string> {
  const contents = await Promise.all(candidates.map(async uri => ({ uri, content: await disk.read(uri) })));
  const readable = contents.flatMap(({ content }) => (content.kind === 'text' ? [content.uri] : []));
  const [first] = readable;
  if (first === undefined) {
    const [candidate] = contents;
    if (!candidate) throw new CliError('no applicationHost.config found; name one with --apphost');
    const reason = candidate.content.kind === 'unreadable' ? candidate.content.reason : 'no such file';
    throw new CliError(`${relativePath(io.cwd, candidate.uri)}: ${reason}`);
  }
  if (readable.length === 1 || site === undefined) return first;
  await workspace.load(readable);
  const hosts = await settle(workspace, topology);
  const named = hosts.filter(host => host.sites.some(({ name }) => name.toLowerCase() === site.toLowerCase()));
  return readable.find(uri => named.some(host => host.uri === uri)) ?? first;
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
