import { visible } from '../../base/hidden-characters';
import { cmdArgument, cmdComment } from './cmd';
import { powerShellArgument } from './power-shell';

/** Where a command is typed; each has a grammar of its own. */
export type Shell = 'cmd' | 'PowerShell';

export const SHELLS: readonly Shell[] = ['cmd', 'PowerShell'];

/** How a program is called in each shell; our own text. */
export type Program = Readonly<Record<Shell, string>>;

/** Our own text, taken as it stands, or a {@link value}. */
export type Argument = string | Value;

interface Value {
  readonly text: string;
  readonly suffix: string;
}

/**
 * An argument that a file decides: the program gets `text` and `suffix` as one argument, letter by letter. `suffix` is
 * our own and needs no quotes in cmd.
 */
export function value(text: string, suffix = ''): Value {
  return { text, suffix };
}

/**
 * A command ready to paste. Undefined where the shell has no way to write one of the values, or where one holds what no
 * name and no path on Windows can hold: then there is no command rather than another one.
 */
export function commandLine(shell: Shell, program: Program, args: readonly Argument[]): string | undefined {
  const written: string[] = [program[shell]];
  for (const argument of args) {
    const text = typeof argument === 'string' ? argument : quoted(shell, argument);
    if (text === undefined) return undefined;
    written.push(text);
  }
  return written.join(' ');
}

/** A line that the shell passes over, whatever the text. */
export function commentLine(shell: Shell, text: string): string {
  return shell === 'cmd' ? cmdComment(visible(text)) : `# ${visible(text)}`;
}

function quoted(shell: Shell, { text, suffix }: Value): string | undefined {
  if (shell === 'PowerShell') return powerShellArgument(text + suffix);
  const argument = cmdArgument(text);
  return argument === undefined ? undefined : argument + suffix;
}
