import assert from 'node:assert/strict';
import { answerOf } from '../../server/src/core/config/refusals/server-answer';
import { settle, workspaceOf } from '../support/memory';

const SITES = `<system.applicationHost><applicationPools><add name="P" /></applicationPools><sites>
  <site name="Shop" id="1">
    <application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
    <application path="/app" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\app" /></application>
  </site></sites></system.applicationHost>`;
const ANONYMOUS = 'system.webServer/security/authentication/anonymousAuthentication';

function host(rest: string): string {
  return `<configuration>${SITES}${rest}</configuration>`;
}

function anonymous(attributes = ''): string {
  return `<system.webServer><security><authentication><anonymousAuthentication ${attributes}/></authentication></security></system.webServer>`;
}

function errorsAt(path: string, apphost: string, webConfigs: Record<string, string>): readonly string[] {
  const files: Record<string, string> = { 'applicationHost.config': apphost };
  for (const [file, content] of Object.entries(webConfigs)) files[file] = `<configuration>${content}</configuration>`;
  return settle(workspaceOf(files), snapshot => {
    const [hostFile] = snapshot.hosts();
    return snapshot
      .place(hostFile!, 'Shop', path)
      .errors()
      .map(refusal => {
        const { status, hresult } = answerOf(refusal);
        return `${refusal.kind} ${status} ${hresult} ${refusal.section}`;
      });
  }).result;
}

const LOCKED = [`sectionLocked 500.19 0x80070021 ${ANONYMOUS}`];

describe('section locks (R71, R73)', () => {
  it('authentication sections are locked where the file says nothing else', () => {
    assert.deepEqual(errorsAt('/', host(''), { 'C:\\shop\\web.config': anonymous('userName="" ') }), LOCKED);
  });

  it('an empty section is a violation, an empty section group is not', () => {
    assert.deepEqual(errorsAt('/', host(''), { 'C:\\shop\\web.config': anonymous() }), LOCKED);
    assert.deepEqual(
      errorsAt('/', host(''), {
        'C:\\shop\\web.config': '<system.webServer><security><authentication /></security></system.webServer>',
      }),
      [],
    );
  });

  it('the error also stops folders and applications below, but nothing above', () => {
    assert.deepEqual(errorsAt('/app/x.aspx', host(''), { 'C:\\shop\\web.config': anonymous() }), LOCKED);
    assert.deepEqual(errorsAt('/', host(''), { 'C:\\shop\\sub\\web.config': anonymous() }), []);
  });

  it('overrideMode="Allow" of a location tag that holds the section unlocks its path and below', () => {
    const unlocked = host(`<location path="Shop" overrideMode="Allow">${anonymous()}</location>`);
    assert.deepEqual(errorsAt('/', unlocked, { 'C:\\shop\\web.config': anonymous() }), []);
    assert.deepEqual(errorsAt('/app', unlocked, { 'C:\\app\\web.config': anonymous() }), []);
    const other = host(
      `<location path="Shop" overrideMode="Allow"><system.webServer><security><authentication><windowsAuthentication /></authentication></security></system.webServer></location>`,
    );
    assert.deepEqual(errorsAt('/', other, { 'C:\\shop\\web.config': anonymous() }), LOCKED);
  });

  it('the most specific tag of a file wins', () => {
    const mixed = host(
      `<location path="Shop" overrideMode="Allow">${anonymous()}</location><location path="Shop/app" allowOverride="false">${anonymous()}</location>`,
    );
    assert.deepEqual(errorsAt('/', mixed, { 'C:\\shop\\web.config': anonymous() }), []);
    assert.deepEqual(errorsAt('/app', mixed, { 'C:\\app\\web.config': anonymous() }), LOCKED);
  });

  it('a location tag of the site file that reaches into a locked path is bound as well', () => {
    const mixed = host(
      `<location path="Shop" overrideMode="Allow">${anonymous()}</location><location path="Shop/app" overrideMode="Deny">${anonymous()}</location>`,
    );
    assert.deepEqual(
      errorsAt('/app', mixed, { 'C:\\shop\\web.config': `<location path="app">${anonymous()}</location>` }),
      LOCKED,
    );
  });

  it('a location tag counts as of the level of its file, which must be unlocked', () => {
    const unlockedBelow = host(`<location path="Shop/sub" overrideMode="Allow">${anonymous()}</location>`);
    const tag = (path: string, section: string) => ({
      'C:\\shop\\web.config': `<location path="${path}">${section}</location>`,
    });
    assert.deepEqual(errorsAt('/sub', unlockedBelow, tag('sub', anonymous())), LOCKED);
    assert.deepEqual(errorsAt('/sub', unlockedBelow, tag('sub/deep', anonymous())), []);
    assert.deepEqual(errorsAt('/sub/deep', unlockedBelow, tag('sub/deep', anonymous())), LOCKED);
    assert.deepEqual(errorsAt('/sub', unlockedBelow, { 'C:\\shop\\sub\\web.config': anonymous() }), []);
  });

  it('a lock between the level of a file and the target of its tag does not bind the tag', () => {
    const browse = '<system.webServer><directoryBrowse enabled="true" /></system.webServer>';
    const pages = '<system.web><pages buffer="true" /></system.web>';
    for (const [section, files] of [
      [
        browse,
        { 'applicationHost.config': host(`<location path="Shop/sub" overrideMode="Deny">${browse}</location>`) },
      ],
      [
        pages,
        {
          'applicationHost.config': host(''),
          'root/web.config': `<location path="Shop/sub" allowOverride="false">${pages}</location>`,
        },
      ],
    ] as const) {
      const at = (path: string, tagged: string) => {
        const { 'applicationHost.config': apphost, ...above } = files;
        const web = { 'C:\\shop\\web.config': `<location path="${tagged}">${section}</location>` };
        return errorsAt(path, apphost, { ...above, ...web }).map(error => error.split(' ')[0]);
      };
      assert.deepEqual(at('/sub/deep', 'sub/deep'), []);
      assert.deepEqual(at('/sub', 'sub'), ['sectionLocked']);
    }
  });

  it('a tag that is kept from child applications does not lock there, though it does in folders', () => {
    const browse = '<system.webServer><directoryBrowse enabled="true" /></system.webServer>';
    const tag = (path: string) =>
      `<location path="${path}" inheritInChildApplications="false" overrideMode="Deny">${browse}</location>`;
    const locked = ['sectionLocked 500.19 0x80070021 system.webServer/directoryBrowse'];
    for (const [apphost, site] of [
      [host(''), tag('.')],
      [host(tag('Shop')), ''],
    ] as const) {
      assert.deepEqual(errorsAt('/app', apphost, { 'C:\\shop\\web.config': site, 'C:\\app\\web.config': browse }), []);
      assert.deepEqual(
        errorsAt('/app/deep', apphost, { 'C:\\shop\\web.config': site, 'C:\\app\\deep\\web.config': browse }),
        [],
      );
      assert.deepEqual(
        errorsAt('/sub', apphost, { 'C:\\shop\\web.config': site, 'C:\\shop\\sub\\web.config': browse }),
        locked,
      );
    }
    // A tag for the application itself, or for something in it, is not above one.
    assert.deepEqual(errorsAt('/app', host(tag('Shop/app')), { 'C:\\app\\web.config': browse }), locked);
    // The root application of a site is no child.
    assert.deepEqual(errorsAt('/', host(tag('')), { 'C:\\shop\\web.config': browse }), locked);
    assert.deepEqual(errorsAt('/app', host(tag('')), { 'C:\\app\\web.config': browse }), []);
  });

  it('allowOverride="true" unlocks for IIS, and leaves to the levels above for .NET', () => {
    const tags = (section: string) =>
      `<location allowOverride="false">${section}</location><location path="Shop" allowOverride="true">${section}</location>`;
    const browse = '<system.webServer><directoryBrowse enabled="true" /></system.webServer>';
    assert.deepEqual(errorsAt('/', host(tags(browse)), { 'C:\\shop\\web.config': browse }), []);
    const trust = '<system.web><trust level="Full" /></system.web>';
    assert.deepEqual(errorsAt('/', host(''), { 'root/web.config': tags(trust), 'C:\\shop\\web.config': trust }), [
      'sectionLocked 500 null system.web/trust',
    ]);
  });

  it('a file that the pool does not read breaks nothing (R52)', () => {
    const off = host('').replace('name="P"', 'name="P" enableConfigurationOverride="false"');
    assert.deepEqual(errorsAt('/', off, { 'C:\\shop\\web.config': anonymous() }), []);
  });

  it('handlers and modules in an excerpt are taken as unlocked (R73)', () => {
    assert.deepEqual(
      errorsAt('/', host(''), {
        'C:\\shop\\web.config': '<system.webServer><handlers /><modules /></system.webServer>',
      }),
      [],
    );
  });

  it('sections of applicationHost.config have no place in a web.config', () => {
    const [error] = errorsAt('/', host(''), {
      'C:\\shop\\web.config': '<system.webServer><globalModules /></system.webServer>',
    });
    assert.match(error ?? '', /^sectionLocked 500\.19/);
  });
});

describe('granular locks (R72)', () => {
  const errors = (lock: string, below: string) =>
    errorsAt(
      '/',
      host(
        `<system.webServer><httpErrors ${lock}><error statusCode="404" path="404.htm" /></httpErrors></system.webServer>`,
      ),
      { 'C:\\shop\\web.config': `<system.webServer>${below}</system.webServer>` },
    ).map(error => error.split(' ').slice(0, 3).join(' '));

  it('mentioning a locked attribute is a violation, even with the same value', () => {
    const violation = ['lockedAttribute 500.19 0x80070021'];
    assert.deepEqual(errors('lockAttributes="errorMode"', '<httpErrors errorMode="DetailedLocalOnly" />'), violation);
    assert.deepEqual(errors('lockAttributes="*"', '<httpErrors existingResponse="Auto" />'), violation);
    assert.deepEqual(
      errors('lockAllAttributesExcept="errorMode"', '<httpErrors existingResponse="Auto" />'),
      violation,
    );
    assert.deepEqual(errors('lockAllAttributesExcept="errorMode"', '<httpErrors errorMode="Custom" />'), []);
    assert.deepEqual(errors('lockAttributes="errorMode"', '<httpErrors existingResponse="Auto" />'), []);
  });

  it('lockElements binds children and directives of collections', () => {
    assert.deepEqual(errors('lockElements="error"', '<httpErrors><error statusCode="500" path="x" /></httpErrors>'), [
      'lockedElement 500.19 0x80070021',
    ]);
    assert.deepEqual(errors('lockElements="clear"', '<httpErrors><clear /></httpErrors>'), [
      'lockedElement 500.19 0x80070021',
    ]);
    assert.deepEqual(
      errors('lockElements="clear"', '<httpErrors><remove statusCode="404" subStatusCode="-1" /></httpErrors>'),
      [],
    );
  });

  it('lockItem: removing, clearing and adding again are violations, other entries are free', () => {
    const modules = (below: string) =>
      errorsAt(
        '/',
        host(
          '<system.webServer><modules><add name="A" lockItem="true" /><add name="B" /></modules></system.webServer>',
        ),
        {
          'C:\\shop\\web.config': `<system.webServer><modules>${below}</modules></system.webServer>`,
        },
      ).map(error => error.split(' ')[0]);
    assert.deepEqual(modules('<remove name="A" />'), ['lockedItem']);
    assert.deepEqual(modules('<clear />'), ['lockedItem']);
    assert.deepEqual(modules('<remove name="B" /><add name="C" />'), []);
  });

  it('in a section of .NET it is .NET that refuses, which answers 500 and knows no HRESULT', () => {
    const files = {
      'C:\\shop\\web.config': '<system.web><compilation lockAttributes="debug" /></system.web>',
      'C:\\app\\web.config': '<system.web><compilation debug="true" /></system.web>',
    };
    assert.deepEqual(errorsAt('/app', host(''), files), ['lockedAttribute 500 null system.web/compilation']);
  });

  it('a location tag of the same file may still change what it locks', () => {
    const same = host(
      '<system.webServer><modules><add name="A" lockItem="true" /></modules></system.webServer><location path="Shop"><system.webServer><modules><remove name="A" /></modules></system.webServer></location>',
    );
    assert.deepEqual(errorsAt('/', same, {}), []);
  });
});

describe('refusals of one file', () => {
  it('a section twice for one path, at top level and in path="."', () => {
    const twice = `<system.webServer><directoryBrowse enabled="true" /></system.webServer><location path="."><system.webServer><directoryBrowse /></system.webServer></location>`;
    assert.deepEqual(errorsAt('/', host(''), { 'C:\\shop\\web.config': twice }), [
      'duplicateSection 500.19 0x800700b7 system.webServer/directoryBrowse',
    ]);
    const tags =
      '<location path="a"><system.webServer><directoryBrowse /></system.webServer></location><location path="A"><system.webServer><directoryBrowse /></system.webServer></location>';
    assert.deepEqual(errorsAt('/a', host(''), { 'C:\\shop\\web.config': tags }), [
      'duplicateSection 500.19 0x800700b7 system.webServer/directoryBrowse',
    ]);
    assert.deepEqual(errorsAt('/b', host(''), { 'C:\\shop\\web.config': tags }), []);
  });

  it('a key that an outer level added, unless it was removed before (R74)', () => {
    const top = host(
      '<system.webServer><staticContent><mimeMap fileExtension=".x" mimeType="a/b" /></staticContent></system.webServer>',
    );
    const web = (content: string) => ({
      'C:\\shop\\web.config': `<system.webServer><staticContent>${content}</staticContent></system.webServer>`,
    });
    assert.deepEqual(errorsAt('/', top, web('<mimeMap fileExtension=".X" mimeType="a/b" />')), [
      'duplicateKey 500.19 0x800700b7 system.webServer/staticContent',
    ]);
    assert.deepEqual(
      errorsAt('/', top, web('<remove fileExtension=".x" /><mimeMap fileExtension=".x" mimeType="c/d" />')),
      [],
    );
    assert.deepEqual(errorsAt('/', top, web('<clear /><mimeMap fileExtension=".x" mimeType="c/d" />')), []);
  });

  it('malformed XML stops everything below the file', () => {
    assert.deepEqual(errorsAt('/x/y', host(''), { 'C:\\shop\\web.config': '<system.webServer>' }), [
      'malformedXml 500.19 0x8007000d null',
    ]);
  });
});
