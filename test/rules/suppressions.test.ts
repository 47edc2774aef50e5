import assert from 'node:assert/strict';
import { findings } from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

const FILE = 'C:\\shop\\web.config';

/** Lines (one-based) of the findings of one rule. */
function linesOf(content: string): readonly number[] {
  const uri = uriOf(FILE);
  return settle(workspaceOf({ [FILE]: `<configuration>\n${content}\n</configuration>` }), snapshot =>
    findings(snapshot, uri)
      .filter(finding => finding.rule === 'location-dot-duplicate')
      .map(finding => snapshot.position(uri, finding.span.start).line + 1),
  ).result;
}

const TWICE =
  '<system.webServer><directoryBrowse /></system.webServer>\n<system.webServer><directoryBrowse /></system.webServer>';

describe('suppression comments', () => {
  it('without one the finding stands', () => {
    assert.deepEqual(linesOf(TWICE), [3]);
  });

  it('the next line', () => {
    const [first, second] = TWICE.split('\n');
    assert.deepEqual(linesOf(`${first}\n<!-- whoiis-disable-next-line location-dot-duplicate -->\n${second}`), []);
    assert.deepEqual(
      linesOf(`${first}\n<!-- whoiis-disable-next-line location-dot-duplicate: kept for a test -->\n${second}`),
      [],
    );
    assert.deepEqual(linesOf(`${first}\n<!-- whoiis-disable-next-line location-dot-duplicate -->\n\n${second}`), [5]);
    assert.deepEqual(linesOf(`${first}\n<!-- whoiis-disable-next-line duplicate-key -->\n${second}`), [4]);
  });

  it('a part of the file, and the file', () => {
    assert.deepEqual(linesOf(`<!-- whoiis-disable duplicate-key, location-dot-duplicate -->\n${TWICE}`), []);
    assert.deepEqual(
      linesOf(
        `<!-- whoiis-disable location-dot-duplicate -->\n<!-- whoiis-enable location-dot-duplicate -->\n${TWICE}`,
      ),
      [5],
    );
    assert.deepEqual(linesOf(`${TWICE}\n<!-- whoiis-disable-file location-dot-duplicate -->`), []);
  });
});
