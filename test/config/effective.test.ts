import assert from 'node:assert/strict';
import { effective } from '../../server/src/core/analysis';
import { settle, workspaceOf } from '../support/memory';

const HOST = `<configuration><system.applicationHost>
  <applicationPools><add name="P" queueLength="5" /><applicationPoolDefaults autoStart="False"><processModel identityType="3" userName="D\\u" password="Hunter2!" /></applicationPoolDefaults></applicationPools>
  <sites>
    <siteDefaults serverAutoStart="false"><logFile logFormat="IIS" directory="D:\\logs" /></siteDefaults>
    <applicationDefaults applicationPool="P" />
    <site name="Shop" id="1"><application path="/"><virtualDirectory path="/" physicalPath="C:\\shop" /></application><logFile logFormat="NCSA" /></site>
  </sites></system.applicationHost>
  <system.webServer><directoryBrowse enabled="true" /></system.webServer>
</configuration>`;

function ask(section: string, files: Record<string, string> = {}, site?: string) {
  const answer = settle(workspaceOf({ 'applicationHost.config': HOST, ...files }), snapshot =>
    effective(snapshot, { section, site, path: '/' }),
  ).result;
  assert.ok(answer);
  return answer;
}

describe('effective', () => {
  it('merges entries of a collection with the default elements around it', () => {
    const [pool] = ask('system.applicationHost/applicationPools').collection ?? [];
    assert.equal(pool?.attributes.queueLength?.value, '5');
    // From applicationPoolDefaults, as IIS reads it.
    assert.equal(pool?.attributes.autoStart?.value, 'false');
    assert.equal(pool?.elements.processModel?.attributes.identityType?.value, 'SpecificUser');
    const [site] = ask('system.applicationHost/sites').collection ?? [];
    assert.equal(site?.attributes.serverAutoStart?.value, 'false');
    assert.equal(site?.elements.logFile?.attributes.logFormat?.value, 'NCSA');
    assert.equal(site?.elements.logFile?.attributes.directory?.value, 'D:\\logs');
    // Defaults of sites reach the applications of a site.
    assert.equal(site?.collection?.[0]?.attributes.applicationPool?.value, 'P');
  });

  it('shows no secret', () => {
    const answer = ask('system.applicationHost/applicationPools');
    assert.equal(answer.collection?.[0]?.elements.processModel?.attributes.password?.value, '***');
    assert.ok(!JSON.stringify(answer).includes('Hunter2'));
  });

  it('tells where a value was set, and what is a default', () => {
    const web = {
      'C:\\shop\\web.config':
        '<configuration>\n<system.webServer><directoryBrowse showFlags="Date, Time" /></system.webServer></configuration>',
    };
    const { attributes, declared, overrideMode } = ask('system.webServer/directoryBrowse', web, 'Shop');
    assert.ok(attributes.showFlags?.source === 'set' && attributes.showFlags.range.start.line === 1);
    assert.ok(attributes.enabled?.source === 'set' && attributes.enabled.file.endsWith('applicationHost.config'));
    assert.deepEqual([declared, overrideMode], [true, 'Allow']);
    assert.equal(ask('system.webServer/urlCompression', web, 'Shop').attributes.doStaticCompression?.source, 'default');
  });

  it('tells the lock and the refusal', () => {
    const web = {
      'C:\\shop\\web.config': '<configuration><system.webServer><asp /></system.webServer></configuration>',
    };
    const answer = ask('system.webServer/asp', web, 'Shop');
    assert.equal(answer.overrideMode, 'Deny');
    assert.equal(answer.error?.hresult, '0x80070021');
    assert.equal(ask('system.webServer/directoryBrowse', web, 'Shop').error, null);
  });

  it('tells the lock that a level puts on itself, for the files below', () => {
    const asp = '<system.webServer><asp /></system.webServer>';
    const web = (path: string) => ({
      'C:\\shop\\web.config': `<configuration><location path="${path}" overrideMode="Deny"><system.webServer><urlCompression /></system.webServer></location></configuration>`,
    });
    for (const path of ['', '.']) {
      const locked = ask('system.webServer/urlCompression', web(path), 'Shop');
      assert.equal(locked.overrideMode, 'Deny');
      assert.ok(locked.lockedBy?.file.endsWith('web.config'));
      assert.equal(locked.error, null);
      const files = {
        'applicationHost.config': HOST.replace(
          '</configuration>',
          `<location path="${path}" overrideMode="Allow">${asp}</location></configuration>`,
        ),
      };
      assert.equal(ask('system.webServer/asp', files).overrideMode, 'Allow');
    }
    assert.equal(ask('system.webServer/urlCompression', web('sub'), 'Shop').overrideMode, 'Allow');
  });

  it('reads appSettings from the file that the section names, whose entries win', () => {
    const files = {
      'C:\\shop\\web.config':
        '<configuration><appSettings file="user.config"><add key="a" value="1" /><add key="b" value="2" /></appSettings></configuration>',
      'C:\\shop\\user.config': '<appSettings><add key="a" value="3" /></appSettings>',
    };
    const values = (ask('appSettings', files, 'Shop').collection ?? []).map(
      entry => `${entry.attributes.key?.value}=${entry.attributes.value?.value}`,
    );
    assert.deepEqual(values.sort(), ['a=3', 'b=2']);
  });
});
