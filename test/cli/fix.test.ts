import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { cli, tempFolder } from './support';

const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop"><processModel userName="CONTOSO\\svc" password="Hidden-Word-1" identityType="SpecificUser" /></add>
      <!-- whoiis-disable-next-line pool-not-defined -->
      <add name="Blog" />
    </applicationPools>
  </system.applicationHost>
  <configSections />
</configuration>
`;
const FIXED = `<configuration>
  <configSections />
  <system.applicationHost>
    <applicationPools>
      <add name="Shop"><processModel userName="CONTOSO\\svc" password="Hidden-Word-1" identityType="SpecificUser" /></add>
      <add name="Blog" />
    </applicationPools>
  </system.applicationHost>
</configuration>
`;

describe('whoiis check --fix', () => {
  it('repairs what is safe, writes the file and checks what is left', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    const { stdout } = await cli(folder, ['check', '--fix']);
    assert.equal(readFileSync(`${folder}/applicationHost.config`, 'utf8'), FIXED);
    assert.match(stdout, /^Repaired 2 findings in applicationHost\.config\.$/m);
    assert.match(stdout, /pool-password-plaintext/);
    const again = await cli(folder, ['check', '--fix', '--format', 'json']);
    assert.deepEqual(JSON.parse(again.stdout).fixed, []);
    assert.equal(readFileSync(`${folder}/applicationHost.config`, 'utf8'), FIXED);
  });

  it('removes an entry that is there twice, and not one that says something else', async () => {
    const maps = (second: string) =>
      `<configuration><system.webServer><staticContent>
  <mimeMap fileExtension=".x" mimeType="a/b" />${second}
</staticContent></system.webServer></configuration>`;
    const other = maps('\n  <mimeMap fileExtension=".x" mimeType="a/c" />');
    const folder = tempFolder({
      'same/web.config': maps(`\n  <mimeMap mimeType='a/b' fileExtension=".x"/>`),
      'other/web.config': other,
    });
    await cli(folder, ['check', '--fix']);
    assert.equal(readFileSync(`${folder}/same/web.config`, 'utf8'), maps(''));
    assert.equal(readFileSync(`${folder}/other/web.config`, 'utf8'), other);
  });

  it('keeps encoding, byte order mark and line ends', async () => {
    const utf16 = Buffer.from(`\uFEFF${HOST.replaceAll('\n', '\r\n')}`, 'utf16le');
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>\n${HOST.replace('Shop', 'Caf\u00e9')}`,
      'latin1',
    );
    const marked = Buffer.from(`\uFEFF${HOST}`, 'utf8');
    const folder = tempFolder({
      'a/applicationHost.config': utf16,
      'b/applicationHost.config': latin,
      'c/applicationHost.config': marked,
    });
    await cli(folder, ['check', '--fix']);
    assert.equal(
      readFileSync(`${folder}/a/applicationHost.config`).toString('utf16le'),
      `\uFEFF${FIXED.replaceAll('\n', '\r\n')}`,
    );
    assert.equal(
      readFileSync(`${folder}/b/applicationHost.config`).toString('latin1'),
      `<?xml version="1.0" encoding="iso-8859-1"?>\n${FIXED.replace('Shop', 'Caf\u00e9')}`,
    );
    assert.equal(readFileSync(`${folder}/c/applicationHost.config`, 'utf8'), `\uFEFF${FIXED}`);
  });

  it('--fix-dry-run shows the difference, without secrets, and writes nothing', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    const { stdout } = await cli(folder, ['check', '--fix-dry-run']);
    assert.equal(readFileSync(`${folder}/applicationHost.config`, 'utf8'), HOST);
    assert.doesNotMatch(stdout, /Hidden/);
    const diff = stdout.slice(0, stdout.indexOf('--fix would'));
    assert.equal(
      diff.trimEnd(),
      `--- a/applicationHost.config
+++ b/applicationHost.config
@@ -1,10 +1,9 @@
 <configuration>
+  <configSections />
   <system.applicationHost>
     <applicationPools>
       <add name="Shop"><processModel userName="CONTOSO\\svc" password="***" identityType="SpecificUser" /></add>
-      <!-- whoiis-disable-next-line pool-not-defined -->
       <add name="Blog" />
     </applicationPools>
   </system.applicationHost>
-  <configSections />
 </configuration>`,
    );
  });

  it('cannot write standard input, and says when a file cannot be written', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    const given = await cli(folder, ['check', '-', '--stdin-filename', 'web.config', '--fix'], { stdin: HOST });
    assert.equal(given.status, 2);
    assert.match(given.stderr, /^whoiis: --fix cannot change standard input/);
    // Latin letters in a file that says UTF-8: nothing of it can be written as it was.
    writeFileSync(`${folder}/applicationHost.config`, Buffer.from(HOST.replace('Shop', 'Caf\u00e9'), 'latin1'));
    const { status, stderr } = await cli(folder, ['check', '--fix']);
    assert.equal(status, 2);
    assert.equal(stderr, 'whoiis: applicationHost.config: its encoding cannot be written\n');
  });
});
