import path from 'node:path';
import { transform as applied } from '../core/analysis';
import { Disk } from '../node/disk';
import { fileUri } from '../node/file-uri';
import { CliError, type CliIo, complain, EXIT } from './io';

/** `whoiis transform`; resolves to the exit status. The result goes to standard output, nothing where it fails. */
export async function transform(source: string, changes: string, io: CliIo): Promise<number> {
  const disk = new Disk(undefined, io.platform);
  const read = async (name: string): Promise<string> => {
    const content = await disk.read(fileUri(path.resolve(io.cwd, name)));
    if (content.kind === 'text') return content.text;
    throw new CliError(`${name}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
  };
  const { text, failed, messages } = applied(await read(source), await read(changes));
  for (const { severity, text: what, at } of messages)
    complain(io, `${changes}:${at.line + 1}:${at.character + 1}: ${severity}: ${what}`);
  if (failed) return EXIT.failure;
  io.stdout.write(text);
  return EXIT.clean;
}
