import { parentPort, workerData } from 'node:worker_threads';
import { Reach } from '../common/reach';
import { Disk } from '../node/disk';
import { SYNC_ACCESS } from '../node/sync-access';
import { makeChecker } from './check-files';
import type { Input } from './checker';
import { readGivenFacts } from './given-facts';
import type { CliIo } from './io';
import { surroundings } from './surroundings';
import { Workspaces } from './workspace';

// A thread of `helperThreads`: checks what the main thread sends. What is to be said of the settings, that one has said.
const io: CliIo = { ...surroundings(), stderr: { write: () => undefined, isTTY: false, columns: undefined } };
const disk = new Disk(SYNC_ACCESS, io.platform, new Reach(workerData.reach));
const checker = readGivenFacts(workerData.facts, io).then(facts =>
  makeChecker(workerData, facts, new Workspaces(disk, io), disk, io),
);
parentPort?.on('message', async (batch: readonly Input[]) => {
  parentPort?.postMessage(await (await checker).check(batch));
});
