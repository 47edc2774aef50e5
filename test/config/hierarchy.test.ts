import assert from 'node:assert/strict';
import { textOf } from '../../server/src/core/config/base/value';
import { attributeOf } from '../../server/src/core/config/values/effective-values';
import { settle, workspaceOf } from '../support/memory';

const UNLOCKED = `<configSections><sectionGroup name="system.webServer"><section name="serverRuntime" overrideModeDefault="Allow" /></sectionGroup></configSections>`;
const SITES = `<system.applicationHost><applicationPools><add name="P" /></applicationPools><sites>
  <site name="Shop" id="1">
    <application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\shop" /><virtualDirectory path="/alias" physicalPath="D:\\alias" /></application>
    <application path="/app" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\app" /></application>
  </site></sites></system.applicationHost>`;

function host(rest: string): string {
  return `<configuration>${UNLOCKED}${SITES}${rest}</configuration>`;
}

function runtime(value: string): string {
  return `<system.webServer><serverRuntime uploadReadAheadSize="${value}" /></system.webServer>`;
}

function web(content: string): string {
  return `<configuration>${content}</configuration>`;
}

/** The value that counts at a path; the section and attribute stand for any other. */
function valueAt(path: string, files: Record<string, string>, site = 'Shop'): string | undefined {
  return settle(workspaceOf(files), snapshot => {
    const [hostFile] = snapshot.hosts();
    const section = snapshot.place(hostFile!, site, path).section('system.webServer/serverRuntime');
    return textOf(attributeOf(section, 'uploadReadAheadSize'));
  }).result;
}

describe('hierarchy (R70)', () => {
  it('the schema speaks where no file does', () => {
    assert.equal(valueAt('/', { 'applicationHost.config': host('') }), '49152');
  });

  it('a location tag of applicationHost.config counts for its path and below, not beside it', () => {
    const files = {
      'applicationHost.config': host(`${runtime('1')}<location path="Shop/docs">${runtime('2')}</location>`),
    };
    assert.equal(valueAt('/docs', files), '2');
    assert.equal(valueAt('/docs/a.html', files), '2');
    assert.equal(valueAt('/docsother', files), '1');
    assert.equal(valueAt('/', files), '1');
  });

  it('location paths compare without regard to case', () => {
    assert.equal(
      valueAt('/Docs', { 'applicationHost.config': host(`<location path="SHOP/docs">${runtime('2')}</location>`) }),
      '2',
    );
  });

  it('a location for Shop/app beats the web.config of the site, whose own location beats that, and /app/web.config all', () => {
    const apphost = host(`<location path="Shop/app">${runtime('host-location')}</location>`);
    const files: Record<string, string> = {
      'applicationHost.config': apphost,
      'C:\\shop\\web.config': web(runtime('site')),
    };
    assert.equal(valueAt('/app', files), 'host-location');
    files['C:\\shop\\web.config'] = web(
      `${runtime('site')}<location path="app">${runtime('site-location')}</location>`,
    );
    assert.equal(valueAt('/app', files), 'site-location');
    files['C:\\app\\web.config'] = web(runtime('own'));
    assert.equal(valueAt('/app', files), 'own');
    assert.equal(valueAt('/', files), 'site');
  });

  it('a virtual directory reads the web.config of its own folder, after those of its parents', () => {
    const files = {
      'applicationHost.config': host(''),
      'C:\\shop\\web.config': web(runtime('site')),
      'C:\\shop\\alias\\web.config': web(runtime('wrong folder')),
      'D:\\alias\\web.config': web(runtime('alias')),
    };
    assert.equal(valueAt('/alias/x.html', files), 'alias');
  });

  it('inheritInChildApplications="false" stops at child applications, not at sub-folders', () => {
    const tag = `<location path="." inheritInChildApplications="false">${runtime('site')}</location>`;
    const files = { 'applicationHost.config': host(''), 'C:\\shop\\web.config': web(tag) };
    assert.equal(valueAt('/folder', files), 'site');
    assert.equal(valueAt('/app', files), '49152');
    assert.equal(valueAt('/app/folder', files), '49152');
  });

  it('enableConfigurationOverride="false" and allowSubDirConfig="false" hide web.config files (R52)', () => {
    const files: Record<string, string> = {
      'applicationHost.config': host('').replace(
        '<add name="P" />',
        '<add name="P" enableConfigurationOverride="false" />',
      ),
      'C:\\shop\\web.config': web(runtime('site')),
      'C:\\shop\\sub\\web.config': web(runtime('sub')),
    };
    assert.equal(valueAt('/sub', files), '49152');
    files['applicationHost.config'] = host('').replace(
      'physicalPath="C:\\shop"',
      'physicalPath="C:\\shop" allowSubDirConfig="false"',
    );
    assert.equal(valueAt('/sub', files), 'site');
    assert.equal(valueAt('/', files), 'site');
  });
});

describe('collections', () => {
  const handlers = (content: string) =>
    `<system.webServer><defaultDocument><files>${content}</files></defaultDocument></system.webServer>`;
  function filesAt(files: Record<string, string>): readonly (string | undefined)[] {
    return settle(workspaceOf(files), snapshot => {
      const [hostFile] = snapshot.hosts();
      const list = snapshot
        .place(hostFile!, 'Shop', '/')
        .section('system.webServer/defaultDocument')
        .elements.get('files');
      return (list?.collection ?? []).map(entry => textOf(attributeOf(entry, 'value')));
    }).result;
  }

  it('entries of a deeper level come first where the schema says mergeAppend="false"', () => {
    const files = {
      'applicationHost.config': host(handlers('<add value="a.htm" /><add value="b.htm" />')),
      'C:\\shop\\web.config': web(handlers('<add value="c.htm" /><add value="d.htm" />')),
    };
    assert.deepEqual(filesAt(files), ['c.htm', 'd.htm', 'a.htm', 'b.htm']);
  });

  it('each later file comes before the earlier ones there, for one path too, and entries of one file stay together', () => {
    const files = {
      'applicationHost.config': host(
        `${handlers('<add value="global.htm" />')}<location path="Shop">${handlers('<add value="tag1.htm" /><add value="tag2.htm" />')}</location>`,
      ),
      'C:\\shop\\web.config': web(handlers('<add value="web1.htm" /><add value="web2.htm" />')),
    };
    assert.deepEqual(filesAt(files), ['web1.htm', 'web2.htm', 'tag1.htm', 'tag2.htm', 'global.htm']);
  });

  it('so do the tags of two files for one path', () => {
    const files = {
      'root/web.config': web(
        '<location path="Shop"><system.web><authorization><allow users="root" /></authorization></system.web></location>',
      ),
      'applicationHost.config': host(''),
      'machine.config': web(
        '<location path="Shop"><system.web><authorization><allow users="machine" /></authorization></system.web></location>',
      ),
    };
    const users = settle(workspaceOf(files), snapshot => {
      const [hostFile] = snapshot.hosts();
      const section = snapshot.place(hostFile!, 'Shop', '/').section('system.web/authorization');
      return (section.collection ?? []).map(entry => textOf(attributeOf(entry, 'users')));
    }).result;
    assert.deepEqual(users, ['root', 'machine']);
  });

  it('remove takes one entry by key, clear all', () => {
    const top = host(handlers('<add value="a.htm" /><add value="b.htm" />'));
    assert.deepEqual(
      filesAt({ 'applicationHost.config': top, 'C:\\shop\\web.config': web(handlers('<remove value="A.HTM" />')) }),
      ['b.htm'],
    );
    assert.deepEqual(
      filesAt({ 'applicationHost.config': top, 'C:\\shop\\web.config': web(handlers('<clear /><add value="x" />')) }),
      ['x'],
    );
  });
});
