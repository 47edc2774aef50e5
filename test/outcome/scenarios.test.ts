import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runScenarios } from '../support/run-scenarios';

const own = join(import.meta.dirname, 'scenarios');

describe('outcome scenarios', () => {
  for (const name of readdirSync(own)) describe(name.replace(/\.txt$/, ''), () => runScenarios(join(own, name)));
});
