import assert from 'node:assert/strict';
import { readSettings } from '../../server/src/common/read-settings';
import { DEFAULT_SETTINGS, findings, Snapshot, status } from '../../server/src/core/analysis';

const FOLDER = 'file:///work';
const EXCERPT = '<configuration><location path="Shop"><system.webServer /></location></configuration>';

function snapshotOf(files: Readonly<Record<string, string>>, uri: string, text = EXCERPT): Snapshot {
  const { layer, problems } = readSettings({ files }, FOLDER);
  assert.deepEqual(problems, []);
  const settings = { ...DEFAULT_SETTINGS, files: layer.files ?? [] };
  return Snapshot.create(settings).withFiles([[uri, { kind: 'text', text, version: undefined }]]);
}

describe('files by setting', () => {
  const isHost = (files: Readonly<Record<string, string>>, uri: string): boolean =>
    status(snapshotOf(files, uri), uri)?.text === '0 sites, 0 pools';

  it('are host configurations, whatever their name', () => {
    assert.equal(isHost({}, `${FOLDER}/old/server.bak`), false);
    assert.equal(isHost({ '*.bak': 'applicationHost.config' }, `${FOLDER}/old/server.bak`), true);
    assert.equal(isHost({ 'old/*': 'applicationHost.config' }, `${FOLDER}/old/server.bak`), true);
    assert.equal(isHost({ 'old/*': 'applicationHost.config' }, `${FOLDER}/new/server.bak`), false);
    assert.equal(isHost({ '*.bak': 'applicationHost.config' }, 'file:///elsewhere/server.bak'), false);
  });

  it('are what the last pattern says that fits', () => {
    const uri = `${FOLDER}/old/server.bak`;
    assert.equal(isHost({ '*.bak': 'applicationHost.config', 'old/*': 'web.config' }, uri), false);
    assert.equal(isHost({ 'old/*': 'web.config', '*.bak': 'applicationHost.config' }, uri), true);
  });

  it('are judged in that role', () => {
    const uri = `${FOLDER}/copy.xml`;
    const text =
      '<configuration><system.applicationHost><sites><site name="A" id="1" /></sites></system.applicationHost></configuration>';
    const rulesOf = (role: string) =>
      findings(snapshotOf({ 'copy.xml': role }, uri, text), uri).map(({ rule }) => rule);
    assert.notDeepEqual(rulesOf('web.config'), rulesOf('applicationHost.config'));
  });

  it('have one of two roles', () => {
    const { problems } = readSettings({ files: { '*.bak': 'backup' } }, FOLDER);
    assert.deepEqual(problems, ['"files": "*.bak" must be one of applicationHost.config, web.config']);
  });
});
