import { decodeText } from '../common/decode';
import { type FileContent, type FileSource, unreadable } from '../common/file-content';
import { settle } from '../common/settle';
import { askForFiles, findings } from '../core/analysis';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import type { BatchResult, Checker, CheckSetup, Input } from './checker';
import type { GivenFacts } from './given-facts';
import { servedBy } from './host-notes';
import { type CliIo, messageOf } from './io';
import type { CheckedFile } from './reporters/report';
import { toReport } from './to-report';
import type { CliWorkspace, Workspaces } from './workspace';

/** A checker in this thread. */
export async function makeChecker(
  setup: CheckSetup,
  facts: GivenFacts,
  workspaces: Workspaces,
  disk: Disk,
  io: CliIo,
): Promise<Checker> {
  const files = setup.stdin ? new WithStdin(setup.stdin, disk) : disk;
  const workspace = await workspaces.open(files, setup.layers, setup.hostConfigCandidates);
  workspace.snapshot = workspace.snapshot.withExports(facts.exports);
  return new FileChecker(workspace, files, io.cwd);
}

class FileChecker implements Checker {
  readonly #workspace: CliWorkspace;
  readonly #files: FileSource;
  readonly #cwd: string;

  constructor(workspace: CliWorkspace, files: FileSource, cwd: string) {
    this.#workspace = workspace;
    this.#files = files;
    this.#cwd = cwd;
  }

  /** One snapshot serves the batch, and nothing of it is kept: a parent that later files need is read again. */
  async check(batch: readonly Input[]): Promise<BatchResult> {
    const workspace = this.#workspace;
    const cwd = this.#cwd;
    const problems: string[] = [];
    const uris: string[] = [];
    const read = async ({ file }: Input) => ({ name: fileUri(file), content: await this.#files.read(fileUri(file)) });
    for (const { name, content } of await Promise.all(batch.map(read))) {
      if (content.kind === 'text') {
        workspace.add(content);
        uris.push(content.uri);
      } else {
        const reason = content.kind === 'absent' ? 'no such file' : content.reason;
        problems.push(`${relativePath(cwd, name)}: ${reason}`);
      }
    }
    await settle(workspace, snapshot => {
      for (const uri of uris) askForFiles(snapshot, uri);
    });
    const checked: CheckedFile[] = [];
    for (const uri of uris) checked.push(...(await checkFile(workspace, uri, cwd, problems)));
    const hosts = servedBy(workspace.snapshot, uris, cwd);
    workspace.forget();
    return { checked, problems, hosts };
  }
}

/** Empty where the file could not be checked; `problems` get the reason. A rule that fails does not silence the others. */
async function checkFile(
  workspace: CliWorkspace,
  uri: string,
  cwd: string,
  problems: string[],
): Promise<readonly CheckedFile[]> {
  const name = relativePath(cwd, uri);
  try {
    let broken: string[] = [];
    const found = await settle(workspace, snapshot => {
      broken = [];
      return findings(snapshot, uri, (rule, error) => broken.push(`rule ${rule} failed: ${messageOf(error)}`));
    });
    problems.push(...broken.map(problem => `${name}: ${problem}`));
    return [{ path: name, findings: found.map(finding => toReport(workspace.snapshot, uri, finding, cwd)) }];
  } catch (error) {
    problems.push(`${name}: internal error: ${messageOf(error)}`);
    return [];
  }
}

/** The disk with standard input in the place of one file. */
class WithStdin implements FileSource {
  readonly #uri: string;

  readonly #input: Input;
  readonly #disk: Disk;

  constructor(input: Input, disk: Disk) {
    this.#input = input;
    this.#disk = disk;

    this.#uri = fileUri(input.file);
  }

  async read(uri: string): Promise<FileContent> {
    if (uri !== this.#uri) return this.#disk.read(uri);
    const text = this.#input.bytes && decodeText(this.#input.bytes);
    return text === undefined ? unreadable('it is not text') : { kind: 'text', text, uri };
  }
}
