import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { Disk } from '../node/disk';
import { makeChecker } from './check-files';
import type { BatchResult, Checker, CheckSetup, Input, Threads } from './checker';
import type { CliIo } from './io';
import { Workspaces } from './workspace';

/** Threads that run `script`, which calls {@link serveChecks} in them. */
export function helperThreads(script: string): Threads {
  return {
    start(count, setup) {
      const cores = availableParallelism() - 1;
      const checkers = Array.from({ length: Math.max(0, Math.min(count, cores)) }, () => new Helper(script, setup));
      return {
        checkers,
        stop: () => {
          for (const checker of checkers) checker.stop();
        },
      };
    },
  };
}

class Helper implements Checker {
  readonly #worker: Worker;

  constructor(script: string, setup: CheckSetup) {
    this.#worker = new Worker(script, { workerData: setup });
  }

  check(batch: readonly Input[]): Promise<BatchResult> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const onResult = (result: BatchResult) => {
        worker.off('error', onError);
        resolve(result);
      };
      const onError = (error: Error) => {
        worker.off('message', onResult);
        reject(error);
      };
      worker.once('message', onResult);
      worker.once('error', onError);
      worker.postMessage(batch);
    });
  }

  stop(): void {
    void this.#worker.terminate();
  }
}

/** The other end: checks what the main thread sends, by the setup that the thread was started with. */
export function serveChecks(io: CliIo): void {
  const port = parentPort;
  if (!port) return;
  const disk = new Disk(undefined, io.platform);
  // What is to be said of the settings, the main thread has said.
  const quiet: CliIo = { ...io, stderr: { ...io.stderr, write: () => undefined } };
  const checker = makeChecker(workerData, new Workspaces(disk, quiet), disk, quiet);
  port.on('message', async (batch: readonly Input[]) => {
    port.postMessage(await (await checker).check(batch));
  });
}
