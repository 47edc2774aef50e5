import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, findings, Snapshot } from '../../server/src/core/analysis';
import { settle } from '../support/memory';

/**
 * Real configuration files of public projects, which lie beside the repository and are never part of it. Every
 * error among the counts was read and is right; a change of a count is to be read the same way (`WHOIIS_UPDATE=1`).
 */
const CORPUS = process.env.WHOIIS_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');
const COUNTS = join(import.meta.dirname, 'counts.json');

/** The file name under which the text stood in its project. */
function originalName(file: string, folder: string): string {
  const last = file.split('__').at(-1) ?? file;
  if (folder === 'webconfig') return /^web\.config$/i.test(last) ? 'web.config' : last;
  return last.replace(/@[0-9a-f]+(?=\.config$)/, '');
}

describe('findings in real files', () => {
  it('are those that were read and judged', function () {
    if (!existsSync(CORPUS)) {
      console.log('      the corpus of real files is not here; nothing to compare');
      this.skip();
    }
    this.timeout(120_000);
    const counts = new Map<string, number>();
    const broken: string[] = [];
    for (const folder of ['apphost', 'machine', 'transform', 'webconfig']) {
      for (const file of readdirSync(join(CORPUS, folder))) {
        const uri = `file:///corpus/${folder}/${encodeURIComponent(file)}/${encodeURIComponent(originalName(file, folder))}`;
        const text = readFileSync(join(CORPUS, folder, file), 'utf8');
        const snapshot = Snapshot.create(DEFAULT_SETTINGS).withFiles([
          [uri, { kind: 'text', text, version: undefined }],
        ]);
        const found = settle(snapshot, current =>
          findings(current, uri, (rule, error) => broken.push(`${file}: ${rule}: ${error}`)),
        ).result;
        for (const { rule, severity } of found) {
          const key = `${folder} ${severity} ${rule}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
    assert.deepEqual(broken, []);
    const sorted = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (process.env.WHOIIS_UPDATE) writeFileSync(COUNTS, `${JSON.stringify(sorted, null, 2)}\n`);
    assert.deepEqual(sorted, JSON.parse(readFileSync(COUNTS, 'utf8')));
  });
});
