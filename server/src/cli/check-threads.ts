import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { BatchResult, Checker, Input, Threads } from './checker';

/** Each holds the host configuration once more. */
const MOST = 3;

/** Threads that run the bundle of `check-thread.ts`. */
export function helperThreads(script: string): Threads {
  return {
    async start(count, setup) {
      const wanted = Math.min(count, availableParallelism() - 1, MOST);
      if (wanted < 1) return { checkers: [], stop: () => undefined };
      const { Worker } = await import('node:worker_threads');
      const helpers = Array.from({ length: wanted }, () => new Helper(new Worker(script, { workerData: setup })));
      return {
        checkers: helpers,
        stop: () => {
          for (const helper of helpers) helper.stop();
        },
      };
    },
  };
}

class Helper implements Checker {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
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
