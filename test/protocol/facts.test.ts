import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HOST, tempFolder } from '../cli/support';
import { Client, codesOf, positionOf, uriOf } from './client';

const ROOT = 'C:\\sites\\shop';

function lists(everyone: string): string {
  const sddl = `O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;IS)(A;OICI;0x1200a9;;;S-1-5-17)(A;OICI;${everyone};;;WD)`;
  return JSON.stringify([{ path: ROOT, kind: 'dir', sddl }]);
}

describe('language server: facts of the server', () => {
  it('are told as findings, and read again when a file of them changes', async () => {
    const folder = tempFolder({
      'applicationHost.config': HOST,
      'whoiis-facts-WEB01/acls.json': lists('0x1301bf'),
      'whoiis-facts-WEB01/manifest.json': '{"created":"2026-11-20T09:00:00Z","computer":"WEB01"}',
    });
    const client = await Client.start({ folder });
    const host = uriOf(folder, 'applicationHost.config');
    client.open(host, HOST);
    const found = await client.findings(host, all => codesOf(all).includes('access-everyone-write'));
    const told = found.find(({ code }) => code === 'access-everyone-write');
    assert.deepEqual(told?.range.start, positionOf(HOST, ROOT));
    assert.match(String(told?.message), /Everyone may write on C:\\sites\\shop \(facts of 2026-11-20\)/);

    const file = path.join(folder, 'whoiis-facts-WEB01/acls.json');
    writeFileSync(file, lists('0x1200a9'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(folder, 'whoiis-facts-WEB01/acls.json'), type: 2 }],
    });
    await client.findings(host, all => !codesOf(all).includes('access-everyone-write'));
    rmSync(file);
  });

  it('are in the hover over the folder', async () => {
    const folder = tempFolder({
      'applicationHost.config': HOST,
      '.whoiisrc.json': '{ "facts": "./exported" }',
      'exported/acls.json': lists('0x1200a9'),
    });
    const client = await Client.start({ folder });
    const host = uriOf(folder, 'applicationHost.config');
    client.open(host, HOST);
    await client.findings(host);
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: host },
      position: positionOf(HOST, ROOT, 2),
    });
    assert.match(hover.contents.value, /granted: ACE 2 /);
  });
});
