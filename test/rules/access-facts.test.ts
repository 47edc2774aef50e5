import assert from 'node:assert/strict';
import { ServerExports } from '../../server/src/core/analysis';
import { checkFile } from '../../server/src/core/rules/check-file';
import { HOST_URI, settle, workspaceOf } from '../support/memory';

const HOST = `<configuration><system.applicationHost><applicationPools><add name="Shop" /><add name="Blog" /></applicationPools><sites>
  <site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="D:\\sites\\shop" /></application></site>
  <site name="Blog" id="2"><application path="/" applicationPool="Blog"><virtualDirectory path="/" physicalPath="D:\\sites\\blog" /></application></site>
</sites></system.applicationHost></configuration>`;

function facts(...everyone: readonly string[]): ServerExports {
  const rows = everyone.map(path => ({
    path,
    kind: 'dir',
    sddl: 'O:BAG:BAD:PAI(A;OICI;0x1301bf;;;WD)(A;OICI;0x1200a9;;;IS)(A;OICI;0x1200a9;;;S-1-5-17)',
  }));
  return new ServerExports([{ name: 'acls.json', text: JSON.stringify(rows) }]);
}

describe('findings by facts of the server', () => {
  it('follow the facts, and stay while something else is edited', () => {
    const told = (snapshot: ReturnType<typeof workspaceOf>) =>
      settle(snapshot, current =>
        checkFile(current, HOST_URI)
          .filter(({ rule }) => rule === 'access-everyone-write')
          .map(({ message }) => message),
      );
    const none = told(workspaceOf({ 'applicationHost.config': HOST }));
    assert.deepEqual(none.result, []);
    const shop = told(none.snapshot.withExports(facts('D:\\sites\\shop')));
    assert.deepEqual(shop.result, ['Everyone may write on D:\\sites\\shop']);
    const at = HOST.indexOf('id="2"') + 4;
    const edited = told(shop.snapshot.edit(HOST_URI, [{ span: { start: at, end: at + 1 }, newText: '3' }], 2));
    assert.deepEqual(edited.result, shop.result);
    const both = told(edited.snapshot.withExports(facts('D:\\sites\\shop', 'D:\\sites\\blog')));
    assert.deepEqual(both.result, ['Everyone may write on D:\\sites\\shop', 'Everyone may write on D:\\sites\\blog']);
    assert.deepEqual(told(both.snapshot.withExports(undefined)).result, []);
  });

  it('are about the site that a pool of its own serves, wherever the folder moves to', () => {
    const { snapshot } = settle(
      workspaceOf({ 'applicationHost.config': HOST }).withExports(facts('D:\\sites\\shop')),
      s => checkFile(s, HOST_URI),
    );
    const at = HOST.indexOf('sites\\shop');
    const moved = snapshot.edit(HOST_URI, [{ span: { start: at, end: at + 10 }, newText: 'moved' }], 2);
    const { result } = settle(moved, s => checkFile(s, HOST_URI).filter(({ rule }) => rule.startsWith('access-')));
    assert.deepEqual(result, []);
  });
});
