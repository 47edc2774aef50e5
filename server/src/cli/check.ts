import path from 'node:path';
import { isHostConfig } from '../common/is-host-config';
import type { SettingsLayer } from '../common/merge-settings';
import { type ProjectFile, projectFileIn } from '../common/project-file';
import type { Severity } from '../core/analysis';
import type { Disk } from '../node/disk';
import { fileUri } from '../node/file-uri';
import { readBaseline, withoutKnown, writeBaseline } from './baseline';
import { makeChecker } from './check-files';
import type { BatchResult, Checker, CheckSetup, Input, ServedBy } from './checker';
import { diskOf } from './disk-of';
import type { FactsOptions } from './facts-options';
import { fixFiles } from './fix-files';
import { type GivenFacts, readGivenFacts } from './given-facts';
import { hostsOf, uncheckedBy } from './host-notes';
import { findInputs, type Skipped } from './inputs';
import { CliError, type CliIo, complain, EXIT } from './io';
import { Progress } from './progress';
import {
  type CheckedFile,
  type CheckReport,
  type FixedFile,
  type ReportedFinding,
  summarize,
} from './reporters/report';
import { REPORTERS, type ReportFormat } from './reporters/reporters';
import { type COLOR, styleOf } from './reporters/style';
import { optionLayer } from './setting-options';
import { discover, projectFileProblems, Workspaces } from './workspace';

/** Values of `--fail-on`; `hint` is left out because hints never ask for action. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

export interface CheckOptions extends FactsOptions {
  readonly format: ReportFormat;
  readonly failOn: (typeof FAIL_ON)[number];
  /** Only findings that make the check fail; nothing at all where there is none. */
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: (typeof COLOR)[number];
  /** Repairs what can be repaired safely, and checks what is left. */
  readonly fix?: true;
  /** Shows what `--fix` would change. */
  readonly fixDryRun?: true;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly stdinFilename?: string;
}

/** `whoiis check`; resolves to the exit status. */
export async function check(paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const disk = diskOf(io, options);
  const layer = await optionLayer(options, disk, io);
  const facts = await readGivenFacts(options, io);
  const { inputs, roots, problems, skipped } = await findInputs(paths, options.stdinFilename, disk, io);
  for (const root of roots) disk.open(fileUri(root));
  let failed = false;
  const unread: string[] = [];
  const inputsNotRead: Skipped[] = [];
  const fail = (message: string) => {
    failed = true;
    unread.push(`Not checked: ${message}.`);
    const [, path = '', reason = ''] = /^(.*?): (.*)$/s.exec(message) ?? ['', '', message];
    inputsNotRead.push({ path, reason });
    complain(io, message);
  };
  problems.forEach(fail);
  if (options.fix && inputs.some(({ bytes }) => bytes !== undefined))
    throw new CliError('--fix cannot change standard input; --fix-dry-run shows the changes');

  const checked: CheckedFile[] = [];
  const served: ServedBy[] = [];
  const fixed: FixedFile[] = [];
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline, io);
  const hosts = new Candidates(inputs, roots, io);
  const workspaces = new Workspaces(disk, io);
  const progress = new Progress(inputs.length, io);
  for (const group of await groupByProject(inputs, disk)) {
    for (const problem of group.project ? projectFileProblems(group.project, io) : []) {
      if (group.project?.broken) fail(problem);
      else complain(io, problem);
    }
    const layers = [facts.layer, ...(group.project ? [group.project.layer] : []), layer];
    const setup = await setupOf(layers, inputs, hosts, disk, options, facts);
    if (options.fix || options.fixDryRun) {
      const repaired = await fixFiles(group.inputs, setup, { workspaces, disk, io, dryRun: !options.fix });
      repaired.problems.forEach(fail);
      fixed.push(...repaired.fixed);
    }
    const checker = await makeChecker(setup, facts, workspaces, disk, io);
    const results = await checkAll(group.inputs, checker, setup, progress, io);
    progress.clear();
    for (const result of results) {
      result.problems.forEach(fail);
      checked.push(...result.checked);
      served.push(result.hosts);
    }
    const note = results.every(({ hosts }) => !hosts.serveAny) && results.find(({ hosts }) => hosts.note)?.hosts.note;
    if (note) complain(io, note);
  }
  if (checked.length === 0 && !failed) complain(io, `no configuration files in ${paths.join(', ')}`);
  checked.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, checked, io);
    const count = checked.reduce((sum, { findings }) => sum + findings.length, 0);
    complain(io, `${count} findings written to ${options.writeBaseline}`);
    return failed ? EXIT.failure : EXIT.clean;
  }
  const unknown = baseline ? withoutKnown(checked, baseline, options.baseline ?? '', io) : { files: checked, known: 0 };
  const fails = (finding: ReportedFinding) => reaches(finding, options.failOn);
  const shown = options.quiet ? unknown.files.map(file => withAlone(file, options.failOn)) : unknown.files;
  const report: CheckReport = {
    files: shown,
    summary: { ...summarize(shown), ...(baseline && { baseline: unknown.known }) },
    unchecked: [...unread, ...uncheckedBy(served)],
    hosts: hostsOf(served),
    skipped: [...skipped, ...inputsNotRead],
    ...((options.fix || options.fixDryRun) && { fixed: { dryRun: !options.fix, files: fixed } }),
  };
  const context = {
    style: styleOf(io, options.color),
    fails,
    verbose: options.verbose === true,
    quiet: options.quiet === true,
  };
  io.stdout.write(REPORTERS[options.format](report, context));
  if (failed) return EXIT.failure;
  return shown.some(({ findings }) => findings.some(fails)) ? EXIT.findings : EXIT.clean;
}

/** What `--quiet` leaves: the findings that make the check fail, errors where none does. */
function withAlone(file: CheckedFile, failOn: CheckOptions['failOn']): CheckedFile {
  const least = failOn === 'never' ? 'error' : failOn;
  return { ...file, findings: file.findings.filter(finding => reaches(finding, least)) };
}

async function setupOf(
  layers: readonly SettingsLayer[],
  inputs: readonly Input[],
  hosts: Candidates,
  disk: Disk,
  { facts, aclBase }: FactsOptions,
  { hostConfig: copied }: GivenFacts,
): Promise<CheckSetup> {
  const chosen = layers.some(({ hostConfig }) => hostConfig !== undefined);
  const found = chosen ? [] : await hosts.get();
  if (copied !== undefined) disk.open(copied);
  return {
    layers,
    // The copy of the collector stands in where there is no other.
    hostConfigCandidates: !chosen && found.length === 0 && copied !== undefined ? [copied] : found,
    facts: { ...(facts && { facts }), ...(aclBase !== undefined && { aclBase }) },
    stdin: inputs.find(({ bytes }) => bytes !== undefined),
    reach: disk.reach?.data,
  };
}

/** Files that are checked together: enough to share what they have in common, few enough to be in memory at once. */
const BATCH = 16;
/** From here on a thread more saves time: it has to read the host configuration once more. */
const FILES_A_THREAD = 1000;

/** The results in the order of the files, whoever checked them. */
async function checkAll(
  inputs: readonly Input[],
  checker: Checker,
  setup: CheckSetup,
  progress: Progress,
  io: CliIo,
): Promise<readonly BatchResult[]> {
  const batches: (readonly Input[])[] = [];
  for (let at = 0; at < inputs.length; at += BATCH) batches.push(inputs.slice(at, at + BATCH));
  const results: BatchResult[] = [];
  let next = 0;
  const work = async (worker: Checker) => {
    for (;;) {
      const index = next++;
      const batch = batches[index];
      if (!batch) return;
      results[index] = await worker.check(batch);
      progress.add(batch.length);
    }
  };
  const helpers = await io.threads?.start(Math.floor(inputs.length / FILES_A_THREAD) - 1, setup);
  try {
    await Promise.all([checker, ...(helpers?.checkers ?? [])].map(work));
  } finally {
    helpers?.stop();
  }
  return results;
}

/** Files that share the nearest project file share their settings. */
async function groupByProject(inputs: readonly Input[], disk: Disk) {
  const projects = new Map<string, ProjectFile | undefined>();
  const groups = new Map<string, { project: ProjectFile | undefined; inputs: Input[] }>();
  for (const input of inputs) {
    const project = await projectOf(path.dirname(input.file), disk, projects);
    const key = project?.uri ?? '';
    const group = groups.get(key);
    if (group) group.inputs.push(input);
    else groups.set(key, { project, inputs: [input] });
  }
  return groups.values();
}

/** The nearest project file upward from `folder`. Each folder is looked into once. */
async function projectOf(
  folder: string,
  disk: Disk,
  known: Map<string, ProjectFile | undefined>,
): Promise<ProjectFile | undefined> {
  const way: string[] = [];
  let found: ProjectFile | undefined;
  for (let at = folder; ; at = path.dirname(at)) {
    if (known.has(at)) found = known.get(at);
    else {
      way.push(at);
      found = await projectFileIn(disk, fileUri(at));
      if (!found && path.dirname(at) !== at) continue;
    }
    break;
  }
  for (const at of way) known.set(at, found);
  return found;
}

/** The host configurations above the checked files: those among them, else what discovery finds; looked for once. */
class Candidates {
  #found: Promise<readonly string[]> | undefined;

  readonly #inputs: readonly Input[];
  readonly #roots: readonly string[];
  readonly #io: CliIo;

  constructor(inputs: readonly Input[], roots: readonly string[], io: CliIo) {
    this.#inputs = inputs;
    this.#roots = roots;
    this.#io = io;
  }

  get(): Promise<readonly string[]> {
    const checked = this.#inputs.map(({ file }) => fileUri(file)).filter(isHostConfig);
    this.#found ??= checked.length > 0 ? Promise.resolve(checked) : discover(this.#roots, this.#io);
    return this.#found;
  }
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

function reaches({ severity }: ReportedFinding, failOn: CheckOptions['failOn']): boolean {
  return failOn !== 'never' && RANK[severity] >= RANK[failOn];
}
