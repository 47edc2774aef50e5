import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { makeChecker } from '../../server/src/cli/check-files';
import { helperThreads } from '../../server/src/cli/check-threads';
import type { CheckSetup } from '../../server/src/cli/checker';
import { NO_FACTS_GIVEN } from '../../server/src/cli/given-facts';
import { surroundings } from '../../server/src/cli/surroundings';
import { Workspaces } from '../../server/src/cli/workspace';
import { Disk } from '../../server/src/node/disk';
import { fileUri } from '../../server/src/node/file-uri';
import { siteFolder } from '../bench/generate/real-host';
import { writeRepository } from '../bench/generate/repository';
import { requireFreshBundle } from './client';

const SCRIPT = path.resolve(import.meta.dirname, '../../dist/check-thread.js');

describe('threads of whoiis check', () => {
  it('say what the main thread says', async function () {
    if (availableParallelism() < 2) this.skip();
    requireFreshBundle(SCRIPT);
    const folder = mkdtempSync(path.join(tmpdir(), 'whoiis-'));
    try {
      writeRepository(folder, { sites: 12, seed: 1, mistakes: 30 });
      const sites = { from: 'C:\\sites', to: fileUri(path.join(folder, 'sites')) };
      const host = fileUri(path.join(folder, 'applicationHost.config'));
      const setup: CheckSetup = {
        layers: [{ pathMappings: [sites] }],
        hostConfigCandidates: [host],
        stdin: undefined,
        facts: {},
        reach: undefined,
      };
      const local = siteFolder(0).replace('C:\\', '').replaceAll('\\', '/');
      const batch = ['applicationHost.config', `${local}/web.config`, `${local}/api/web.config`, 'gone.config'].map(
        name => ({ file: path.join(folder, name) }),
      );
      const io = surroundings();
      const disk = new Disk(undefined, io.platform);
      const here = await (await makeChecker(setup, NO_FACTS_GIVEN, new Workspaces(disk, io), disk, io)).check(batch);
      assert.deepEqual([here.checked.length, here.problems.length], [3, 1]);
      const helpers = await helperThreads(SCRIPT).start(1, setup);
      try {
        for (const helper of helpers.checkers)
          assert.deepEqual([await helper.check(batch), await helper.check(batch)], [here, here]);
        assert.equal(helpers.checkers.length, 1);
      } finally {
        helpers.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
