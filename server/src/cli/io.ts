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
  /** Starts the server for assistants on standard input and output, in these surroundings; resolves when it has been started. */
  startAssistantServer(options: AssistantOptions, io: FencedIo): Promise<void>;
  /** Folders outside of which nothing is read; undefined where the user may name any file. */
  readonly fence?: readonly string[];
  /** Undefined where everything runs in one thread. */
  readonly threads: Threads | undefined;
}

/** Options of the server for assistants: those of all commands hold for each of its tools. */
export interface AssistantOptions {
  /** Folders that may be read besides the working folder. */
  readonly root?: readonly string[];
}

/** Surroundings in which nothing outside of some folders is read. */
export interface FencedIo extends CliIo {
  readonly fence: readonly string[];
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
