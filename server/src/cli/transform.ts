import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Holder } from '../common/settle';
import {
  transform as applied,
  isTransform,
  type Snapshot,
  type TransformAnswer,
  transformedName,
} from '../core/analysis';
import { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import { CliError, type CliIo, complain, EXIT } from './io';

/** `whoiis transform`; resolves to the exit status. The result goes to standard output, nothing where it fails. */
export async function transform(source: string, changes: string, io: CliIo): Promise<number> {
  const { text, failed } = await transformed(source, changes, io);
  if (failed) return EXIT.failure;
  io.stdout.write(text);
  return EXIT.clean;
}

/** A transform that somebody asks about, and the file beside it. */
export interface TransformAt {
  /** Path of the file that is transformed. */
  readonly source: string;
  /** Puts the result in the place of that file. */
  applyIn(workspace: Holder & { snapshot: Snapshot }): Promise<void>;
}

/** Undefined for what is no transform of the file beside it. */
export async function transformAt(file: string, io: CliIo): Promise<TransformAt | undefined> {
  const name = transformedName(path.basename(file));
  if (name === undefined || !isTransform((await read(file, io)).text)) return undefined;
  const { uri } = await read(path.join(path.dirname(file), name), io);
  const source = fileURLToPath(uri);
  const { text, failed } = await transformed(source, file, io);
  const [from, by] = [uri, fileUri(file)].map(each => relativePath(io.cwd, each));
  if (failed) throw new CliError(`${from} cannot be transformed by ${by}`);
  complain(io, `the answer is about ${from} after ${by}`);
  const state = { kind: 'text', text, version: undefined } as const;
  return {
    source,
    async applyIn(workspace) {
      await workspace.load([uri]);
      workspace.snapshot = workspace.snapshot.withFiles([[uri, state]]);
    },
  };
}

async function transformed(source: string, changes: string, io: CliIo): Promise<TransformAnswer> {
  const answer = applied((await read(source, io)).text, (await read(changes, io)).text);
  const shown = path.isAbsolute(changes) ? relativePath(io.cwd, fileUri(changes)) : changes;
  for (const { severity, text, at } of answer.messages)
    complain(io, `${shown}:${at.line + 1}:${at.character + 1}: ${severity}: ${text}`);
  return answer;
}

async function read(name: string, io: CliIo): Promise<{ readonly uri: string; readonly text: string }> {
  const content = await new Disk(undefined, io.platform).read(fileUri(path.resolve(io.cwd, name)));
  if (content.kind === 'text') return content;
  const shown = path.isAbsolute(name) ? relativePath(io.cwd, fileUri(name)) : name;
  throw new CliError(`${shown}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
}
