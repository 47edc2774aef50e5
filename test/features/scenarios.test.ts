import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runScenarios } from '../support/run-scenarios';

const folder = import.meta.dirname;

describe('features', () => {
  for (const name of readdirSync(folder).filter(file => file.endsWith('.txt')))
    describe(name.replace(/\.txt$/, ''), () => runScenarios(join(folder, name)));
});
