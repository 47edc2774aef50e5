import type { Threads } from './checker';

/** Everything outside the process that the command line touches besides files. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** Starts the language server on standard input and output; resolves when it has been started. */
  startLanguageServer(): Promise<void>;
  /** Undefined where everything runs in one thread. */
  readonly threads: Threads | undefined;
}

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal; undefined where it is none. */
  readonly columns: number | undefined;
}

/** Exit statuses, part of the public interface. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/** Bad usage or an input that cannot be read: one line for standard error, then exit status 2. */
export class CliError extends Error {}

/** One line on standard error. */
export function complain(io: CliIo, message: string): void {
  io.stderr.write(`whoiis: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
