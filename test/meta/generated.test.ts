import assert from 'node:assert/strict';
import { textInRepository } from '../../scripts/lib/write-generated';
import { generatedFiles } from '../../scripts/settings/generate';

describe('generated files', () => {
  for (const [path, text] of generatedFiles()) {
    it(`${path} is what "npm run generate" writes`, () => assert.equal(textInRepository(path), text));
  }
});
