import { CommanderError } from 'commander';
import { CliError, type CliIo, complain, EXIT, messageOf } from './io';
import { makeProgram } from './program';

/** `run`, once everything is loaded. */
export async function runProgram(argv: readonly string[], io: CliIo): Promise<number> {
  let status: number = EXIT.clean;
  const program = makeProgram(io, result => {
    status = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.clean;
      complain(io, usageMessage(error));
    } else if (error instanceof CliError) {
      complain(io, error.message);
    } else {
      complain(io, `internal error: ${messageOf(error)}`);
      if (io.env.WHOIIS_TRACE && error instanceof Error) io.stderr.write(`${error.stack}\n`);
    }
    return EXIT.failure;
  }
}

function usageMessage(error: CommanderError): string {
  // Without a command, Commander wants to print its help.
  if (error.code === 'commander.help')
    return 'name a command: check, explain, effective, transform, access, who, collect-script, lsp or mcp; whoiis --help says more';
  return error.message.replace(/^error: /, '');
}
