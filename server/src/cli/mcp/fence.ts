import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type AssistantOptions, CliError, type CliIo, type FencedIo } from '../io';

/**
 * The working folder and those of `--root`, without links: paths are compared where their links lead.
 * @throws {CliError} for a root that does not exist
 */
export function fenced(io: CliIo, { root = [] }: AssistantOptions): FencedIo {
  const cwd = realFolder(io.cwd, io);
  return { ...io, cwd, fence: [cwd, ...root.map(folder => realFolder(folder, io))] };
}

function realFolder(folder: string, { cwd }: CliIo): string {
  try {
    return realpathSync(path.resolve(cwd, folder));
  } catch {
    throw new CliError(`${folder}: no such folder`);
  }
}
