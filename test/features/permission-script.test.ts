import assert from 'node:assert/strict';
import { permissionScript } from '../../server/src/core/analysis';
import { settle, workspaceOf } from '../support/memory';

const HOST = `<configuration><system.applicationHost>
  <applicationPools><add name="Shop Pool" managedRuntimeVersion="v4.0" /></applicationPools>
  <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop Pool"><virtualDirectory path="/" physicalPath="C:\\my shop" /></application></site></sites>
</system.applicationHost></configuration>`;
const WEB = `<configuration><connectionStrings>
  <add name="Here" connectionString="Data Source=.;Integrated Security=SSPI" />
  <add name="Login" connectionString="Data Source=db;User Id=sa;Password=Hunter2!" />
</connectionStrings></configuration>`;

function script(shell: 'cmd' | 'PowerShell', web = WEB): readonly string[] {
  const files = { 'applicationHost.config': HOST, 'C:\\my shop\\web.config': web };
  const answer = settle(workspaceOf(files), snapshot => permissionScript(snapshot, { site: 'Shop', shell })).result;
  return (answer?.text ?? '').split(/\r?\n/);
}

describe('permission script', () => {
  it('grants the pool and the anonymous user no more than reading', () => {
    const commands = script('cmd').filter(line => /^icacls .* \/grant /.test(line));
    assert.deepEqual(commands, [
      'icacls "C:\\my shop" /grant "IIS AppPool\\Shop Pool":(OI)(CI)RX',
      'icacls "C:\\my shop" /grant IUSR:(OI)(CI)RX',
    ]);
  });

  it('keeps the lists first, and ends with the way back', () => {
    const lines = script('cmd').filter(line => line.includes('undo'));
    assert.deepEqual(lines, [
      'icacls "C:\\my shop" /save "%TEMP%\\whoiis-undo-1.acl"',
      'rem - icacls "C:\\\\" /restore "%TEMP%\\whoiis-undo-1.acl"',
    ]);
    assert.ok(script('PowerShell').includes('icacls \'C:\\my shop\' /save "$env:TEMP\\whoiis-undo-1.acl"'));
  });

  it('quotes for PowerShell', () => {
    assert.ok(script('PowerShell').includes("icacls 'C:\\my shop' /grant 'IIS AppPool\\Shop Pool:(OI)(CI)RX'"));
  });

  it('leaves what only an application that writes needs as a comment', () => {
    const lines = script('PowerShell').filter(line => line.includes('App_Data') && line.includes('icacls'));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^# only if the application writes there: icacls .*\(OI\)\(CI\)M'$/);
  });

  it('creates a login for Windows authentication only, and tells no secret', () => {
    const text = script('cmd').join('\n');
    assert.match(text, /CREATE LOGIN \[IIS APPPOOL\\Shop Pool\] FROM WINDOWS;/);
    assert.ok(!text.includes('Hunter2') && !text.includes('[sa]'));
  });

  it('says where IIS would refuse the request', () => {
    const text = script(
      'cmd',
      '<configuration><system.web><identity impersonate="true" /></system.web></configuration>',
    ).join('\n');
    assert.match(text, /as it stands, requests here fail with 500\.24/);
  });
});

describe('permission script of a stock site', () => {
  const stock = (folder: string) => ({
    'applicationHost.config': `<configuration><system.applicationHost>
      <applicationPools><add name="DefaultAppPool" /></applicationPools>
      <sites><site name="Default Web Site" id="1"><application path="/" applicationPool="DefaultAppPool"><virtualDirectory path="/" physicalPath="${folder}" /></application></site></sites>
    </system.applicationHost></configuration>`,
  });
  const lines = (folder: string, shell: 'cmd' | 'PowerShell') =>
    (
      settle(workspaceOf(stock(folder)), snapshot => permissionScript(snapshot, { site: 'Default Web Site', shell }))
        .result?.text ?? ''
    ).split(shell === 'cmd' ? '\r\n' : '\n');
  const commands = (folder: string, shell: 'cmd' | 'PowerShell') =>
    lines(folder, shell).filter(line => line.includes('icacls'));

  it('names its folder once for each account, however it is written', () => {
    const all = commands('%SystemDrive%\\inetpub\\wwwroot', 'PowerShell');
    assert.deepEqual(all, commands('C:\\inetpub\\wwwroot', 'PowerShell'));
    assert.ok(all.length > 0 && all.every(line => !line.includes('%')), all.join('\n'));
    assert.equal(new Set(all).size, all.length);
  });

  it('has no line that a path could add', () => {
    for (const shell of ['cmd', 'PowerShell'] as const) {
      const all = lines('C:\\site&#10;calc&#10;', shell).filter(line => line !== '');
      assert.ok(all.length > 1);
      for (const line of all) assert.match(line, shell === 'cmd' ? /^rem - / : /^# /);
    }
  });
});
