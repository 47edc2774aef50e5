import assert from 'node:assert/strict';
import { resolveInDetail } from '../../server/src/core/identity/answer/resolve';
import { isCoveredBy, tokenOf } from '../../server/src/core/identity/answer/tokens';
import { Trail } from '../../server/src/core/identity/base/step';
import { workerProcess } from '../../server/src/core/identity/process/pool';
import { settle, workspaceOf } from '../support/memory';

const host = (pool: string) => `<configuration><system.applicationHost><applicationPools>${pool}</applicationPools>
<sites><site name="Shop" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application></site></sites></system.applicationHost></configuration>`;

function tokens(pool: string) {
  return settle(workspaceOf({ 'applicationHost.config': host(pool) }), snapshot => {
    const [file] = snapshot.hosts();
    const place = snapshot.place(file!, 'Shop', '/');
    const ask = (handlerKind: 'aspnet' | 'static') =>
      resolveInDetail(place, { handlerKind, client: { auth: 'none' } }).identities.file;
    return { process: workerProcess(place, new Trail()), code: ask('aspnet'), files: ask('static') };
  }).result;
}

describe('tokens', () => {
  it('an entry for IIS_IUSRS covers the code but not the static files (R5, R12)', () => {
    const { process, code, files } = tokens('<add name="P" />');
    assert.equal(isCoveredBy(code, process, 'IIS_IUSRS'), true);
    assert.equal(isCoveredBy(files, process, 'IIS_IUSRS'), false);
    assert.equal(isCoveredBy(files, process, 'BUILTIN\\Users'), true);
    assert.equal(isCoveredBy(files, process, 'Everyone'), true);
  });

  it("the pool's own SID is in the worker's token, whatever its account (R6)", () => {
    const { process, code } = tokens(
      '<add name="P"><processModel identityType="SpecificUser" userName="CONTOSO\\svc" password="S3cret!" /></add>',
    );
    assert.equal(isCoveredBy(code, process, 'IIS AppPool\\P'), true);
    const pool = tokenOf(code, process).principals.find(principal => principal.name === 'IIS APPPOOL\\P');
    assert.match(pool?.sid ?? '', /^S-1-5-82-/);
  });

  it('with manual membership nobody can say (R5)', () => {
    const { process, code, files } = tokens('<add name="P"><processModel manualGroupMembership="true" /></add>');
    assert.equal(isCoveredBy(code, process, 'IIS_IUSRS'), 'unknown');
    assert.equal(isCoveredBy(files, process, 'IIS_IUSRS'), false);
  });
});
