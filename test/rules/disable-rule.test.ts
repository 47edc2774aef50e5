import assert from 'node:assert/strict';
import { type CodeAction, codeActions, findings } from '../../server/src/core/analysis';
import { applyEdits } from '../../server/src/core/text/edit';
import { settle, uriOf, workspaceOf } from '../support/memory';

const FILE = 'C:\\shop\\web.config';
const URI = uriOf(FILE);
const RULE = 'location-dot-duplicate';

function offered(text: string): { readonly actions: readonly CodeAction[]; readonly found: number } {
  return settle(workspaceOf({ [FILE]: text }), snapshot => {
    const found = findings(snapshot, URI).filter(({ rule }) => rule === RULE);
    const span = found[0]?.span;
    return { actions: span ? codeActions(snapshot, URI, span) : [], found: found.length };
  }).result;
}

/** The text after "Disable … for this line" or "… for this file". */
function disabled(text: string, where: 'line' | 'file'): string {
  const action = offered(text).actions.find(({ title }) => title === `Disable ${RULE} for this ${where}`);
  assert.ok(action, `nothing is offered for this ${where}`);
  const after = applyEdits(text, action.fix.edits[0]?.edits ?? []);
  assert.equal(offered(after).found, offered(text).found - (where === 'file' ? offered(text).found : 1), after);
  return after;
}

const ONCE = '  <system.webServer>\n    <directoryBrowse />\n  </system.webServer>\n';
const TWICE = `<configuration>\n${ONCE}${ONCE}</configuration>\n`;

describe('switching a rule off by a quick fix', () => {
  it('writes a comment before the line, with its indentation and line ends', () => {
    assert.ok(
      disabled(TWICE, 'line').endsWith(
        `${ONCE}  <system.webServer>\n    <!-- whoiis-disable-next-line ${RULE} -->\n    <directoryBrowse />\n  </system.webServer>\n</configuration>\n`,
      ),
    );
    const crlf = disabled(TWICE.replace(/\n/g, '\r\n'), 'line');
    assert.doesNotMatch(crlf, /(?<!\r)\n/);
  });

  it('keeps out of tags that begin on an earlier line', () => {
    const spread = `<configuration>\n${ONCE}  <system.webServer\n    ><directoryBrowse\n      enabled="false" />\n  </system.webServer>\n</configuration>\n`;
    disabled(spread, 'line');
  });

  it('writes a comment for the file before the root element, behind the XML declaration', () => {
    assert.ok(disabled(TWICE, 'file').startsWith(`<!-- whoiis-disable-file ${RULE} -->\n<configuration>`));
    const declared = `<?xml version="1.0"?><configuration>\n${ONCE}${ONCE}</configuration>\n`;
    assert.ok(
      disabled(declared, 'file').startsWith(`<?xml version="1.0"?><!-- whoiis-disable-file ${RULE} --><configuration>`),
    );
  });

  it('adds to a comment that is there', () => {
    const text = TWICE.replace('<configuration>', '<!-- whoiis-disable-file duplicate-key: old --><configuration>');
    assert.match(disabled(text, 'file'), /^<!-- whoiis-disable-file duplicate-key, location-dot-duplicate: old -->/);
    const again = disabled(TWICE, 'line').replace(RULE, 'duplicate-key');
    assert.ok(disabled(again, 'line').includes(`<!-- whoiis-disable-next-line duplicate-key, ${RULE} -->`));
  });

  it('offers the settings last, and nothing where the XML is broken', () => {
    const { actions } = offered(TWICE);
    assert.deepEqual(
      actions.slice(-3).map(({ kind, title }) => [kind, title]),
      [
        ['disable', `Disable ${RULE} for this line`],
        ['disable', `Disable ${RULE} for this file`],
        ['setRule', `Disable ${RULE} in the settings`],
      ],
    );
  });
});
