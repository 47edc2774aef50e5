import path from 'node:path';
import { decodeText } from '../common/decode';
import { type FileContent, type FileSource, unreadable } from '../common/file-content';
import { isHostConfig } from '../common/is-host-config';
import type { ProjectFile } from '../common/project-file';
import { settle } from '../common/settle';
import { type Finding, findings, type Severity, type Snapshot } from '../core/analysis';
import { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { findInputs, type Input } from './inputs';
import { type CliIo, complain, EXIT, messageOf } from './io';
import { textOfCheck } from './reporters/check-text';
import { jsonOfCheck } from './reporters/json';
import { type CheckedFile, type CheckReport, type ReportedFinding, summarize } from './reporters/report';
import { styleOf } from './reporters/style';
import { optionLayer } from './setting-options';
import { type CliWorkspace, discover, projectFileFor, projectFileProblems, Workspaces } from './workspace';

/** Values of `--fail-on`; `hint` is left out because hints never ask for action. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly failOn: (typeof FAIL_ON)[number];
  readonly stdinFilename?: string;
}

/** `whoiis check`; resolves to the exit status. */
export async function check(paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const disk = new Disk(undefined, io.platform);
  const layer = await optionLayer(options, disk, io);
  const { inputs, roots, problems } = await findInputs(paths, options.stdinFilename, io);
  let failed = problems.length > 0;
  const fail = (message: string) => {
    failed = true;
    complain(io, message);
  };
  problems.forEach(fail);

  const texts = await readInputs(inputs, disk, io, fail);
  if (texts.length === 0 && !failed) complain(io, `no configuration files in ${paths.join(', ')}`);
  const checked: CheckedFile[] = [];
  const hosts = new Candidates(texts, roots, io);
  const files = new Overlay(texts, disk);
  const workspaces = new Workspaces(disk, io);
  for (const group of await groupByProject(texts, disk)) {
    for (const problem of group.project ? projectFileProblems(group.project, io) : []) {
      if (group.project?.broken) fail(problem);
      else complain(io, problem);
    }
    const layers = group.project ? [group.project.layer, layer] : [layer];
    const chosen = layers.some(({ hostConfig }) => hostConfig !== undefined);
    const workspace = await workspaces.open(files, layers, chosen ? [] : await hosts.get());
    await workspace.load(group.files.map(({ uri }) => uri));
    for (const { uri } of group.files) checked.push(...(await checkFile(workspace, uri, io.cwd, fail)));
  }
  checked.sort((a, b) => (a.path < b.path ? -1 : 1));
  const report: CheckReport = { files: checked, summary: summarize(checked) };
  io.stdout.write(options.format === 'json' ? jsonOfCheck(report) : textOfCheck(report, styleOf(io)));
  if (failed) return EXIT.failure;
  return fails(report, options.failOn) ? EXIT.findings : EXIT.clean;
}

/** Empty where the file could not be checked; `fail` hears why. A rule that fails does not silence the others. */
async function checkFile(
  workspace: CliWorkspace,
  uri: string,
  cwd: string,
  fail: (message: string) => void,
): Promise<CheckedFile[]> {
  const name = relativePath(cwd, uri);
  try {
    let broken: string[] = [];
    const found = await settle(workspace, snapshot => {
      broken = [];
      return findings(snapshot, uri, (rule, error) => broken.push(`rule ${rule} failed: ${messageOf(error)}`));
    });
    for (const problem of broken) fail(`${name}: ${problem}`);
    return [{ path: name, findings: found.map(finding => toReport(workspace.snapshot, uri, finding, cwd)) }];
  } catch (error) {
    fail(`${name}: internal error: ${messageOf(error)}`);
    return [];
  }
}

interface TextFile {
  readonly uri: string;
  readonly text: string;
  readonly folder: string;
}

async function readInputs(
  inputs: readonly Input[],
  disk: Disk,
  io: CliIo,
  fail: (message: string) => void,
): Promise<TextFile[]> {
  const texts: TextFile[] = [];
  for (const input of inputs) {
    const content = await contentOf(input, disk);
    const shown = relativePath(io.cwd, fileUri(input.file));
    if (content.kind === 'text') texts.push({ uri: content.uri, text: content.text, folder: path.dirname(input.file) });
    else fail(`${shown}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
  }
  return texts;
}

async function contentOf(input: Input, disk: Disk): Promise<FileContent> {
  const uri = fileUri(input.file);
  if (!input.bytes) return disk.read(uri);
  const text = decodeText(input.bytes);
  return text === undefined ? unreadable('it is not text') : { kind: 'text', text, uri };
}

/** The files that were read come first: standard input stands in for what lies on disk, and nothing is read twice. */
class Overlay implements FileSource {
  readonly #disk: Disk;
  readonly #contents: ReadonlyMap<string, FileContent>;

  constructor(texts: readonly TextFile[], disk: Disk) {
    this.#disk = disk;
    this.#contents = new Map(texts.map(({ uri, text }) => [uri, { kind: 'text', uri, text }]));
  }

  read(uri: string): Promise<FileContent> {
    const content = this.#contents.get(uri);
    return content ? Promise.resolve(content) : this.#disk.read(uri);
  }
}

/** Files that share the nearest project file share their settings. */
async function groupByProject(files: readonly TextFile[], disk: Disk) {
  const projects = new Map<string, ProjectFile | undefined>();
  const groups = new Map<string, { project: ProjectFile | undefined; files: TextFile[] }>();
  for (const file of files) {
    if (!projects.has(file.folder)) projects.set(file.folder, await projectFileFor(file.folder, disk));
    const project = projects.get(file.folder);
    const key = project?.uri ?? '';
    const group = groups.get(key);
    if (group) group.files.push(file);
    else groups.set(key, { project, files: [file] });
  }
  return groups.values();
}

/** The host configurations above the checked files: those among them, else what discovery finds; looked for once. */
class Candidates {
  readonly #files: readonly TextFile[];
  readonly #roots: readonly string[];
  readonly #io: CliIo;
  #found: Promise<readonly string[]> | undefined;

  constructor(files: readonly TextFile[], roots: readonly string[], io: CliIo) {
    this.#files = files;
    this.#roots = roots;
    this.#io = io;
  }

  get(): Promise<readonly string[]> {
    const checked = this.#files.flatMap(({ uri }) => (isHostConfig(uri) ? [uri] : []));
    this.#found ??= checked.length > 0 ? Promise.resolve(checked) : discover(this.#roots, this.#io);
    return this.#found;
  }
}

function toReport(snapshot: Snapshot, uri: string, finding: Finding, cwd: string): ReportedFinding {
  const rangeOf = (file: string, span: Finding['span']) => ({
    start: snapshot.position(file, span.start),
    end: snapshot.position(file, span.end),
  });
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    why: finding.why,
    range: rangeOf(uri, finding.span),
    iis: finding.iis,
    related: finding.related.map(({ at, text }) => ({
      path: relativePath(cwd, at.file),
      range: rangeOf(at.file, at.span),
      message: text,
    })),
    fixes: finding.fixes().map(({ title, safety }) => ({ title, safety })),
    docs: finding.docs,
  };
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

function fails(report: CheckReport, failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return report.files.some(file => file.findings.some(({ severity }) => RANK[severity] >= RANK[failOn]));
}
