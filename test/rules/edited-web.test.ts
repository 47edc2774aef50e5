import assert from 'node:assert/strict';
import { checkInSteps, findings, type Snapshot } from '../../server/src/core/analysis';
import { each, manySites } from '../support/many-sites';
import { HOST_URI, settle, uriOf, workspaceOf } from '../support/memory';

const COUNT = 6;

/** Six sites; what is said at the location tags rests on the web.config of the site. */
const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
${each(COUNT, index => `<add name="P${index}" />`)}
    </applicationPools>
    <sites>
${manySites(COUNT)}
    </sites>
  </system.applicationHost>
${each(
  COUNT,
  index =>
    `<location path="S${index}"><system.webServer><security><authentication><anonymousAuthentication enabled="true" /></authentication></security></system.webServer></location>`,
)}
</configuration>
`;

const WEB = uriOf('C:\\s3\\web.config');
const web = (inner: string) => `<configuration><system.webServer>${inner}</system.webServer></configuration>`;
const OF_ITS_OWN = '<directoryBrowse enabled="false" />';
const ELSEWHERE = '<httpRedirect enabled="true" destination="https://example.org" />';

/** As the server checks an open file; `left` is how many parts there were to check in the end. */
function checked(start: Snapshot) {
  const { snapshot, result } = settle(start, current => {
    const check = checkInSteps(current, HOST_URI, { near: [{ start: 0, end: 1 }] });
    check.findings();
    const { left } = check;
    while (!check.isComplete) check.step();
    return { left, says: check.says, holds: check.basis?.holdsIn(current), found: plain(check.findings()) };
  });
  return { snapshot, ...result };
}

function plain(found: ReturnType<typeof findings>): unknown {
  return found.map(({ rule, span, message, fixes }) => ({ rule, span, message, fixes: fixes() }));
}

/** What is left of a host configuration to check after its sites' web.config files became these, one after the other. */
function after(texts: readonly (string | undefined)[]) {
  let { snapshot, says, found } = checked(
    workspaceOf({ 'applicationHost.config': HOST, 'C:\\s3\\web.config': web('') }),
  );
  return texts.map(text => {
    const state =
      text === undefined ? { kind: 'absent' as const } : { kind: 'text' as const, text, version: undefined };
    const edited = snapshot.withFiles([[WEB, state]]);
    const now = checked(edited);
    assert.equal(now.holds, true);
    const fresh = workspaceOf({
      'applicationHost.config': HOST,
      ...(text !== undefined && { 'C:\\s3\\web.config': text }),
    });
    assert.deepEqual(now.found, settle(fresh, current => plain(findings(current, HOST_URI))).result);
    const isSame = says === now.says;
    assert.equal(isSame, JSON.stringify(found) === JSON.stringify(now.found));
    ({ snapshot, says, found } = now);
    return { left: now.left, isSame };
  });
}

describe('an edit of a web.config has checked anew of the host configuration', () => {
  it('the parts that have read it, and nothing is told where they say the same', () => {
    const told = after([
      web(OF_ITS_OWN),
      web(ELSEWHERE),
      web(''),
      undefined,
      web(ELSEWHERE),
      web(`${ELSEWHERE}<`),
      web(''),
    ]);
    assert.deepEqual(
      told.map(({ left }) => left <= 2),
      told.map(() => true),
    );
    assert.deepEqual(
      told.map(({ isSame }) => isSame),
      [true, false, false, true, false, true, false],
    );
  });

  it('all of them, where the host configuration is another one as well', () => {
    let { snapshot } = checked(workspaceOf({ 'applicationHost.config': HOST, 'C:\\s3\\web.config': web('') }));
    snapshot = snapshot.withFiles([[WEB, { kind: 'text', text: web(ELSEWHERE), version: undefined }]]);
    const start = HOST.indexOf('name="P1"') + 6;
    snapshot = snapshot.edit(HOST_URI, [{ span: { start, end: start + 2 }, newText: 'Q' }], 2);
    const text = snapshot.text(HOST_URI) ?? '';
    const fresh = workspaceOf({ 'applicationHost.config': text, 'C:\\s3\\web.config': web(ELSEWHERE) });
    assert.deepEqual(checked(snapshot).found, settle(fresh, current => plain(findings(current, HOST_URI))).result);
  });
});
