import assert from 'node:assert/strict';
import { textInRepository } from '../../scripts/lib/write-generated';
import { generatedFiles as protocolFiles } from '../../scripts/protocol/generate';
import { generatedFiles as settingsFiles } from '../../scripts/settings/generate';

describe('generated files', () => {
  for (const [path, text] of [...settingsFiles(), ...protocolFiles()]) {
    it(`${path} is what "npm run generate" writes`, () => assert.equal(textInRepository(path), text));
  }
});
