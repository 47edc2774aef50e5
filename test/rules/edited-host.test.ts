import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis';
import { FileCheck } from '../../server/src/core/rules/check-file';
import { each, manySites } from '../support/many-sites';
import { HOST_URI, settle, workspaceOf } from '../support/memory';

const COUNT = 6;

/** Six pools, a site and a location tag for each; every other tag adds to `staticContent`, the rest to `directoryBrowse`. */
const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
${each(COUNT, index => `<add name="P${index}"><processModel identityType="NetworkService" /></add>`)}
      <applicationPoolDefaults managedRuntimeVersion="v4.0" queueLength="1000"><processModel identityType="ApplicationPoolIdentity" /></applicationPoolDefaults>
    </applicationPools>
    <sites>
${manySites(COUNT)}
    </sites>
  </system.applicationHost>
  <system.webServer>
    <staticContent><mimeMap fileExtension=".a" mimeType="text/a" /></staticContent>
    <directoryBrowse enabled="false" />
  </system.webServer>
${each(COUNT, index => {
  const own = index % 2 === 0 ? '<staticContent><mimeMap fileExtension=".b" mimeType="text/b" /></staticContent>' : '';
  return `<location path="S${index}"><system.webServer>${own}<directoryBrowse enabled="true" /></system.webServer></location>`;
})}
</configuration>
`;

function checked(start: Snapshot): Snapshot {
  const { snapshot } = settle(start, current => {
    const check = new FileCheck(current, HOST_URI);
    while (!check.isComplete) check.step();
  });
  return snapshot;
}

/** How many pools, sites and location tags are checked anew after each of some edits: of `was`, found once, to `becomes`. */
function checkedAnew(...edits: readonly (readonly [was: string, becomes: string])[]): readonly number[] {
  let snapshot = checked(workspaceOf({ 'applicationHost.config': HOST }));
  return edits.map(([was, becomes], index) => {
    const text = snapshot.text(HOST_URI) ?? '';
    const start = text.indexOf(was);
    assert.ok(start >= 0 && text.indexOf(was, start + 1) < 0, `${was} stands there once`);
    snapshot = snapshot.edit(HOST_URI, [{ span: { start, end: start + was.length }, newText: becomes }], index + 2);
    const check = new FileCheck(snapshot, HOST_URI);
    check.step();
    check.findings();
    const { left } = check;
    snapshot = checked(snapshot);
    return left;
  });
}

const POOL = '<add name="P3"><processModel identityType="NetworkService"';
const FALSE_POOL = '<add name="P3"><processModel identityType="NetworkServicex"';

describe('an edit of a host configuration has checked anew', () => {
  it('a pool, its site and the tag of that, also where the pool is refused now and no pool starts', () => {
    assert.deepEqual(checkedAnew([POOL, FALSE_POOL], [FALSE_POOL, POOL]), [3, 3]);
  });

  it('a site and its tag, also while the file is not well-formed', () => {
    const [site, broken] = ['<site name="S3" id="4">', '<site name="S3" id="4" <>'];
    assert.deepEqual(checkedAnew([site, broken], [broken, site]), [2, 2]);
  });

  it('of the frame, what reads the section that it is in', () => {
    const [map, other] = ['fileExtension=".a" mimeType="text/a"', 'fileExtension=".b" mimeType="text/a"'];
    // The server, and the three tags that add to the list.
    assert.deepEqual(checkedAnew([map, other], [other, map]), [4, 4]);
  });

  it('the server, where a value of a section that nobody reads is wrong until it is written to its end', () => {
    assert.deepEqual(
      checkedAnew(
        ['enabled="false" />', 'enabled="false" /><urlCompression doStaticCompression="t" />'],
        ['Compression="t"', 'Compression="tr"'],
        ['Compression="tr"', 'Compression="true"'],
      ),
      [1, 1, 1],
    );
  });

  it('nothing but the server where nobody reads the value, or all pools have one of their own', () => {
    assert.deepEqual(
      checkedAnew(['queueLength="1000"', 'queueLength="2000"'], ['ApplicationPoolIdentity', 'LocalSystem']),
      [1, 1],
    );
  });
});
