import assert from 'node:assert/strict';
import { readServerSchema } from '../../server/src/core/analysis';
import { textOf } from '../../server/src/core/config/base/value';
import { workspaceOf } from '../support/memory';

const HOST = `<configuration><system.applicationHost>
  <applicationPools>
    <add name="Shop"><processModel idleTimeout="00:00:00" /></add>
    <add name="Own" autoStart="false"><processModel identityType="LocalService" /></add>
    <applicationPoolDefaults managedRuntimeVersion="v4.0"><processModel identityType="SpecificUser" userName="CONTOSO\\svc" password="Hunter2" /></applicationPoolDefaults>
  </applicationPools>
  <sites>
    <site name="One" id="1">
      <application path="/"><virtualDirectory path="/" physicalPath="C:\\one" /><virtualDirectory path="/docs/" physicalPath="D:\\docs" /></application>
      <application path="/app" applicationPool="Own"><virtualDirectory path="/" physicalPath="C:\\app" userName="" /></application>
      <applicationDefaults applicationPool="SitePool" />
      <virtualDirectoryDefaults userName="CONTOSO\\site" />
      <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
    </site>
    <site name="Two" id="2"><application path="/"><virtualDirectory path="/" physicalPath="C:\\two" /></application></site>
    <applicationDefaults applicationPool="ServerPool" />
    <virtualDirectoryDefaults logonMethod="Network" userName="CONTOSO\\all" />
  </sites>
</system.applicationHost></configuration>`;

const workspace = workspaceOf({ 'applicationHost.config': HOST });

function topology(snapshot = workspace) {
  const [host] = snapshot.hosts();
  assert.ok(host);
  return snapshot.topology(host);
}

describe('topology', () => {
  it('merges processModel attribute by attribute with applicationPoolDefaults (R3)', () => {
    const [shop, own] = topology().pools;
    assert.equal(textOf(shop!.processModel('identityType')), 'SpecificUser');
    assert.equal(textOf(shop!.processModel('userName')), 'CONTOSO\\svc');
    assert.equal(textOf(own!.processModel('identityType')), 'LocalService');
    assert.equal(textOf(own!.processModel('userName')), 'CONTOSO\\svc');
    assert.equal(textOf(shop!.attribute('managedRuntimeVersion')), 'v4.0');
  });

  it('takes what nobody writes from the schema (R2)', () => {
    const [shop] = topology().pools;
    assert.deepEqual(shop!.attribute('managedPipelineMode'), { kind: 'default', value: 'Integrated' });
    assert.deepEqual(shop!.processModel('manualGroupMembership'), { kind: 'default', value: 'false' });
  });

  it('takes it from the schema files of the server before our own data', () => {
    const text = `<configSchema>
      <sectionSchema name="system.applicationHost/applicationPools">
        <collection addElement="add">
          <element name="processModel"><attribute name="manualGroupMembership" type="bool" defaultValue="true" /></element>
        </collection>
      </sectionSchema>
      <sectionSchema name="system.applicationHost/sites">
        <collection addElement="site"><collection addElement="application"><collection addElement="virtualDirectory">
          <attribute name="allowSubDirConfig" type="bool" defaultValue="false" />
        </collection></collection></collection>
      </sectionSchema>
    </configSchema>`;
    const { schema } = readServerSchema([{ uri: 'file:///s/IIS_schema.xml', text }]);
    const { pools, sites } = topology(workspace.withServerSchema(schema));
    assert.deepEqual(pools[0]!.processModel('manualGroupMembership'), { kind: 'default', value: 'true' });
    const [directory] = sites[0]!.applications[0]!.virtualDirectories;
    assert.deepEqual(directory!.attribute('allowSubDirConfig'), { kind: 'default', value: 'false' });
    // The host file is the same; the other workspace keeps its own answers.
    assert.deepEqual(topology().pools[0]!.processModel('manualGroupMembership'), { kind: 'default', value: 'false' });
  });

  it('never carries the text of a password', () => {
    const [shop] = topology().pools;
    const password = shop!.processModel('password');
    assert.equal(password.kind, 'secret');
    assert.equal(password.kind === 'secret' && password.form, 'plain');
    assert.ok(!JSON.stringify(password).includes('Hunter2'));
  });

  it('looks the pool up in the application, the site, then all sites (R9)', () => {
    const { sites } = topology();
    assert.deepEqual(
      sites.flatMap(site => site.applications.map(application => textOf(application.applicationPool))),
      ['SitePool', 'Own', 'ServerPool'],
    );
  });

  it('looks connect-as up from the virtual directory outwards; an empty name cancels a default (R50)', () => {
    const [one, two] = topology().sites;
    const [root, app] = one!.applications;
    assert.equal(textOf(root!.virtualDirectories[0]!.attribute('userName')), 'CONTOSO\\site');
    assert.equal(textOf(app!.virtualDirectories[0]!.attribute('userName')), '');
    assert.equal(textOf(two!.applications[0]!.virtualDirectories[0]!.attribute('userName')), 'CONTOSO\\all');
    assert.equal(textOf(root!.virtualDirectories[0]!.attribute('logonMethod')), 'Network');
  });

  it('finds names without regard to case and paths without trailing slash', () => {
    const found = topology();
    assert.equal(found.siteNamed('ONE')?.id, '1');
    assert.equal(found.poolsNamed('shop').length, 1);
    assert.equal(found.sites[0]!.applications[0]!.virtualDirectories[1]!.path, '/docs');
  });
});
