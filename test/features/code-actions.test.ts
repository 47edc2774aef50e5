import assert from 'node:assert/strict';
import { codeActions } from '../../server/src/core/analysis';
import { applyEdits } from '../../server/src/core/text/edit';
import { settle, uriOf, workspaceOf } from '../support/memory';

const FILE = 'C:\\shop\\web.config';

function actionsAt(marked: string) {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const uri = uriOf(FILE);
  const actions = settle(workspaceOf({ [FILE]: text }), snapshot =>
    codeActions(snapshot, uri, { start: offset, end: offset }),
  ).result;
  return { text, actions };
}

describe('code actions', () => {
  it('wrap a section group so that child applications do not inherit it', () => {
    const { text, actions } = actionsAt(
      '<configuration>\n  <system.web$0Server>\n    <directoryBrowse\n      enabled="true" />\n  </system.webServer>\n</configuration>\n',
    );
    const action = actions.find(({ title }) => title.includes('inheritInChildApplications'));
    assert.equal(
      applyEdits(text, action?.fix.edits[0]?.edits ?? []),
      '<configuration>\n  <location path="." inheritInChildApplications="false">\n    <system.webServer>\n      <directoryBrowse\n      enabled="true" />\n    </system.webServer>\n  </location>\n</configuration>\n',
    );
  });

  it('do not offer it inside of a location tag, nor on a section', () => {
    const titles = (marked: string) =>
      actionsAt(marked)
        .actions.map(({ title }) => title)
        .filter(title => title.includes('inherit'));
    assert.deepEqual(titles('<configuration><location path="."><system.web$0Server /></location></configuration>'), []);
    assert.deepEqual(
      titles('<configuration><system.webServer><directory$0Browse /></system.webServer></configuration>'),
      [],
    );
  });

  it('offer the repairs of a finding anywhere on its line', () => {
    const { actions } = actionsAt(
      '<configuration>\n$0  <system.webServer><directoryBrowse /></system.webServer><system.webServer><directoryBrowse /></system.webServer>\n</configuration>',
    );
    assert.ok(actions.some(({ finding }) => finding?.rule === 'location-dot-duplicate'));
  });
});
