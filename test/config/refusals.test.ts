import assert from 'node:assert/strict';
import { settle, uriOf, workspaceOf } from '../support/memory';
import { refusalsIn } from '../support/refusals';

const FILE = 'C:\\shop\\web.config';
const SITES = `<system.applicationHost><applicationPools><add name="P" /></applicationPools><sites>
  <site name="Shop" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\shop" /></application></site>
</sites></system.applicationHost>`;

/** Sections as a complete applicationHost.config declares them. */
function declarations(webServer: string): string {
  return `<configSections>
    <sectionGroup name="system.applicationHost"><section name="applicationPools" /><section name="sites" /></sectionGroup>
    <sectionGroup name="system.webServer">${webServer}</sectionGroup></configSections>`;
}

/** Refusals of a web.config, as `kind:line` with `?` where IIS may differ; the file starts at line 1 with `<configuration>`. */
function refusals(
  content: string,
  host: string | undefined = SITES,
  more: Record<string, string> = {},
): readonly string[] {
  const files: Record<string, string> = { [FILE]: `<configuration>\n${content}\n</configuration>`, ...more };
  if (host !== undefined) files['applicationHost.config'] = `<configuration>${host}</configuration>`;
  return refusalsOf(files, FILE);
}

function hostRefusals(content: string): readonly string[] {
  return refusalsOf(
    { 'applicationHost.config': `<configuration>\n${content}\n</configuration>` },
    'applicationHost.config',
  );
}

function refusalsOf(files: Record<string, string>, file: string): readonly string[] {
  const uri = uriOf(file);
  return settle(workspaceOf(files), snapshot =>
    refusalsIn(snapshot, uri).map(
      ({ refusal }) =>
        `${refusal.kind}:${snapshot.position(uri, refusal.at.span.start).line + 1}${refusal.certain ? '' : '?'}`,
    ),
  ).result;
}

function webServer(content: string): string {
  return `<system.webServer>\n${content}\n</system.webServer>`;
}

describe('content that the schema refuses (0x8007000d, R74)', () => {
  it('unknown elements and attributes, by their exact names', () => {
    assert.deepEqual(refusals(webServer('<directoryBrowse enable="true" />')), ['unknownAttribute:3']);
    assert.deepEqual(refusals(webServer('<httpErrors>\n<err statusCode="404" />\n</httpErrors>')), [
      'unknownElement:4',
    ]);
    assert.deepEqual(refusals(webServer('<directoryBrowse Enabled="true" />')), ['wrongCase:3']);
    assert.deepEqual(refusals(webServer('<httpErrors><Error statusCode="404" path="x" /></httpErrors>')), [
      'wrongCase:3',
    ]);
  });

  it('missing required attributes and values of the wrong type', () => {
    assert.deepEqual(refusals(webServer('<httpErrors><error path="x" /></httpErrors>')), ['missingAttribute:3']);
    // Where the schema allows any name, one in other letter case is another attribute.
    assert.deepEqual(
      hostRefusals(
        webServer(
          '<webdav><globalSettings><propertyStores><add name="a" Image="b" /></propertyStores></globalSettings></webdav>',
        ),
      ),
      ['missingAttribute:3?'],
    );
    assert.deepEqual(refusals(webServer('<directoryBrowse enabled="maybe" />')), ['invalidValue:3']);
    assert.deepEqual(refusals(webServer('<httpErrors errorMode="Loud" />')), ['invalidValue:3']);
    assert.deepEqual(refusals(webServer('<directoryBrowse enabled="True" />')), []);
  });

  it('a name of a section group in another letter case is no section of IIS', () => {
    assert.deepEqual(refusals('<system.webserver><directoryBrowse /></system.webserver>'), ['wrongCase:2?']);
    assert.deepEqual(refusals(webServer('<staticcontent />')), ['wrongCase:3']);
  });

  it('an unknown element may be the section of a module; only a complete host configuration tells', () => {
    assert.deepEqual(refusals(webServer('<acme />')), ['unknownElement:3?']);
    assert.deepEqual(refusals(webServer('<acme />'), declarations('') + SITES), ['unknownElement:3']);
    assert.deepEqual(
      refusals(
        webServer('<acme anything="1"><whatever /></acme>'),
        declarations('<section name="acme" overrideModeDefault="Allow" />') + SITES,
      ),
      [],
    );
    assert.deepEqual(refusals(webServer('<cors enabled="true" />')), []);
  });

  it('templates are not judged by their tokens', () => {
    assert.deepEqual(
      refusals(webServer('<directoryBrowse enabled="#{browse}" /><httpErrors errorMode="$(mode)" />')),
      [],
    );
  });

  it('what .NET reads is left to .NET', () => {
    assert.deepEqual(refusals('<system.web><compilation debuk="1" /><httpRuntime nothing="1" /></system.web>'), []);
    assert.deepEqual(refusals('<log4net><root><level value="INFO" /></root></log4net>'), []);
    assert.deepEqual(refusals('<acme.settings a="1" />'), ['unknownSection:2?']);
  });
});

describe('declarations (R73, R74)', () => {
  it('a section of IIS that a complete host configuration does not declare', () => {
    const host = declarations('<section name="directoryBrowse" overrideModeDefault="Allow" />') + SITES;
    assert.deepEqual(refusals(webServer('<directoryBrowse />'), host), []);
    assert.deepEqual(refusals(webServer('<httpErrors />'), host), ['sectionNotDeclared:3']);
    assert.deepEqual(refusals(webServer('<rewrite><rules /></rewrite>'), host), ['moduleNotInstalled:3?']);
    assert.deepEqual(refusals(webServer('<httpErrors />')), []);
    // A module that we know by name only.
    const browse = '<section name="directoryBrowse" overrideModeDefault="Allow" />';
    assert.deepEqual(refusals(webServer('<iisnode />'), declarations(browse) + SITES), ['moduleNotInstalled:3?']);
    assert.deepEqual(
      refusals(
        webServer('<iisnode />'),
        declarations('<section name="iisnode" overrideModeDefault="Allow" />') + SITES,
      ),
      [],
    );
  });

  it('a complete host configuration may lack the declaration of a section that every server has', () => {
    const others = Array.from({ length: 50 }, (_, index) => `<section name="module${index}" />`).join('');
    const host = declarations(others).replace('<section name="applicationPools" />', '');
    assert.deepEqual(hostRefusals(`${host}\n${SITES}`), ['sectionNotDeclared:5']);
  });

  it('configSections comes first and once, and declares a section once', () => {
    const section = '<section name="a" type="A" />';
    assert.deepEqual(refusals(`<appSettings />\n<configSections>${section}</configSections>`), [
      'configSectionsNotFirst:3',
    ]);
    assert.deepEqual(refusals(`<configSections>${section}</configSections>\n<configSections />`), [
      'configSectionsTwice:3',
    ]);
    assert.deepEqual(refusals(`<configSections>${section}\n${section}</configSections>`), ['duplicateDeclaration:3']);
    assert.deepEqual(refusals(`<!-- first --><configSections>${section}</configSections>`), []);
  });

  it('a lower file may repeat a declaration, not change it', () => {
    const host = (flags: string) => `<configSections><section name="a" type="A" ${flags} /></configSections>${SITES}`;
    assert.deepEqual(refusals('<configSections><section name="a" type="A" /></configSections>', host('')), []);
    assert.deepEqual(
      refusals('<configSections><section name="a" type="A" /></configSections>', host('allowDefinition="MachineOnly"')),
      ['redefinedDeclaration:2'],
    );
  });

  it('names in lock lists exist', () => {
    assert.deepEqual(hostRefusals(webServer('<httpErrors lockAttributes="errorMode,nothing" />')), [
      'unknownLockName:3',
    ]);
    assert.deepEqual(hostRefusals(webServer('<httpErrors lockAttributes="*" lockElements="error,clear" />')), []);
    assert.deepEqual(hostRefusals(webServer('<httpErrors lockAllElementsExcept="nothing" />')), ['unknownLockName:3']);
  });
});

describe('location tags (R71)', () => {
  it('one spelling of the mode', () => {
    const inside = '<system.webServer><directoryBrowse /></system.webServer>';
    assert.deepEqual(refusals(`<location path="a" allowOverride="true" overrideMode="Allow">${inside}</location>`), [
      'bothOverrideModes:2',
    ]);
    assert.deepEqual(refusals(`<location path="a" overrideMode="Locked">${inside}</location>`), [
      'invalidOverrideMode:2',
    ]);
    assert.deepEqual(refusals(`<location path="a" overrideMode="allow">${inside}</location>`), [
      'invalidOverrideMode:2?',
    ]);
    assert.deepEqual(refusals(`<location path="a" overrideMode="Inherit">${inside}</location>`), []);
  });
});

describe('configSource (R75)', () => {
  it('is not accepted in applicationHost.config', () => {
    assert.deepEqual(hostRefusals(webServer('<directoryBrowse configSource="b.config" />')), [
      'configSourceInAppHost:3',
    ]);
  });

  it('stands alone, is relative, and names a file', () => {
    const source = { 'C:\\shop\\b.config': '<authentication />' };
    assert.deepEqual(
      refusals('<system.web><authentication configSource="b.config" /></system.web>', SITES, source),
      [],
    );
    assert.deepEqual(
      refusals('<system.web><authentication configSource="b.config" mode="None" /></system.web>', SITES, source),
      ['configSourceWithContent:2'],
    );
    assert.deepEqual(
      refusals('<system.web><authentication configSource="C:\\b.config" /></system.web>', SITES, source),
      ['configSourceNotRelative:2'],
    );
    assert.deepEqual(
      refusals('<system.web><authentication configSource="gone.config" /></system.web>', SITES, source),
      ['configSourceMissing:2?'],
    );
  });
});

describe('the file that configSource names (R75)', () => {
  const browse = (content: string) =>
    refusals(webServer('<directoryBrowse configSource="b.config" />'), SITES, { 'C:\\shop\\b.config': content });

  it('is well-formed, has the section as its root, and holds what the section may hold', () => {
    assert.deepEqual(browse('<directoryBrowse enabled="true" />'), []);
    assert.deepEqual(browse('<directoryBrowse enabled="true">'), ['configSourceInvalid:3']);
    assert.deepEqual(browse('<httpErrors />'), ['configSourceInvalid:3']);
    assert.deepEqual(browse('<directoryBrowse enable="true" />'), ['configSourceInvalid:3']);
  });

  it('is the source of one section only, in as many location tags as it likes', () => {
    const shared = { 'C:\\shop\\b.config': '<authorization />' };
    const rules = '<system.web><authorization configSource="b.config" /></system.web>';
    assert.deepEqual(refusals(`${rules}<location path="a">${rules}</location>`, SITES, shared), []);
    assert.deepEqual(
      refusals(`${rules}\n<appSettings configSource="B.config" />`, SITES, shared).filter(
        refusal => !refusal.startsWith('configSourceInvalid'),
      ),
      ['configSourceShared:3'],
    );
  });
});

describe('keys that repeat (R70)', () => {
  const connection = (text: string) =>
    `<connectionStrings>\n<add name="db" connectionString="${text}" />\n</connectionStrings>`;
  const above = (content: string) => ({ 'root/web.config': `<configuration>${content}</configuration>` });

  it('.NET takes an equal connection string again, and refuses another one', () => {
    assert.deepEqual(refusals(connection('Server=a'), SITES, above(connection('Server=a'))), []);
    assert.deepEqual(
      refusals(
        connection('Server=a').replace(' />', ' providerName="System.Data.SqlClient" />'),
        SITES,
        above(connection('Server=a')),
      ),
      [],
    );
    assert.deepEqual(refusals(connection('Server=a'), SITES, above(connection('Server=b'))), ['duplicateKey:3?']);
    assert.deepEqual(
      refusals(
        '<connectionStrings>\n<add name="db" connectionString="1" />\n<add name="DB" connectionString="2" />\n</connectionStrings>',
      ),
      ['duplicateKey:4?'],
    );
    assert.deepEqual(
      refusals(
        '<connectionStrings><add name="db" connectionString="1" /><remove name="db" /><add name="db" connectionString="2" /></connectionStrings>',
      ),
      [],
    );
  });

  it('.NET takes settings and handlers again, whatever they say', () => {
    assert.deepEqual(refusals('<appSettings><add key="a" value="1" /><add key="a" value="2" /></appSettings>'), []);
    assert.deepEqual(
      refusals(
        '<system.web><httpHandlers><add verb="*" path="*.x" type="A" /><add verb="*" path="*.x" type="B" /></httpHandlers></system.web>',
      ),
      [],
    );
  });

  it('what stands in between makes room: a clear, or the removal of that key', () => {
    const maps = (between: string) =>
      refusals(
        webServer(
          `<staticContent>\n<mimeMap fileExtension=".q" mimeType="a/b" />${between}\n<mimeMap fileExtension=".Q" mimeType="a/b" />\n</staticContent>`,
        ),
      );
    assert.deepEqual(maps(''), ['duplicateKey:5']);
    assert.deepEqual(maps('<clear />'), []);
    assert.deepEqual(maps('<remove fileExtension=".Q" />'), []);
    assert.deepEqual(maps('<remove fileExtension=".r" />'), ['duplicateKey:5']);
    assert.deepEqual(maps('<clientCache cacheControlMode="NoControl" />'), ['duplicateKey:5']);
  });

  it('a key of several attributes counts as a whole; what is not written has its default', () => {
    const errors = (first: string, second: string) =>
      refusals(
        webServer(
          `<httpErrors>\n<error statusCode="404" path="a" ${first} />\n<error statusCode="404" path="b" ${second} />\n</httpErrors>`,
        ),
      );
    assert.deepEqual(errors('', ''), ['duplicateKey:5']);
    assert.deepEqual(errors('', 'subStatusCode="-1"'), ['duplicateKey:5']);
    assert.deepEqual(errors('', 'subStatusCode="1"'), []);
    assert.deepEqual(errors('subStatusCode="1"', 'subStatusCode="1"'), ['duplicateKey:5']);
  });

  it('each unique key counts by itself: a site by its name and by its number', () => {
    const sites = (first: string, second: string) =>
      hostRefusals(
        `<system.applicationHost><sites>${[first, second].map(attributes => `\n<site ${attributes}><application path="/"><virtualDirectory path="/" physicalPath="C:\\s" /></application></site>`).join('')}</sites></system.applicationHost>`,
      );
    assert.deepEqual(sites('name="A" id="1"', 'name="B" id="2"'), []);
    assert.deepEqual(sites('name="A" id="1"', 'name="a" id="2"'), ['duplicateKey:4']);
    assert.deepEqual(sites('name="A" id="1"', 'name="B" id="1"'), ['duplicateKey:4']);
  });

  it('only entries have keys: what stands beside them has none, nor has an entry that lacks its key', () => {
    assert.deepEqual(
      hostRefusals(
        '<system.applicationHost><applicationPools>\n<add name="Shop" />\n<applicationPoolDefaults name="Shop" /></applicationPools></system.applicationHost>',
      ),
      [],
    );
    assert.deepEqual(
      refusals(
        webServer('<staticContent>\n<mimeMap mimeType="a/b" />\n<mimeMap mimeType="a/b" />\n</staticContent>'),
      ).filter(refusal => refusal.startsWith('duplicateKey')),
      [],
    );
  });

  it('letter case counts where the schema says so', () => {
    const handlers = (name: string) =>
      refusals(
        webServer(
          `<handlers>\n<add name="A" path="a" verb="*" modules="M" />\n<add name="${name}" path="a" verb="*" modules="M" />\n</handlers>`,
        ),
      );
    assert.deepEqual(handlers('A'), ['duplicateKey:5']);
    assert.deepEqual(handlers('a'), []);
  });

  it('the web.config of a folder that two virtual directories share counts twice below the second', () => {
    const host = SITES.replace(
      '</application>',
      '<virtualDirectory path="/more" physicalPath="C:\\shop" /></application>',
    );
    const map = webServer('<staticContent>\n<mimeMap fileExtension=".q" mimeType="a/b" />\n</staticContent>');
    assert.deepEqual(refusals(map, host), ['duplicateKey:4']);
    assert.deepEqual(refusals(map.replace('<mime', '<remove fileExtension=".q" /><mime'), host), []);
  });

  it('of two definitions for one path, the later one in the file is the one too many', () => {
    const section = '<system.webServer>\n<directoryBrowse />\n</system.webServer>';
    assert.deepEqual(refusals(`<location path=".">${section}</location>\n${section}`), ['duplicateSection:6']);
    assert.deepEqual(refusals(`${section}\n<location path=".">${section}</location>`), ['duplicateSection:6']);
  });
});

describe('sections at the wrong level (R73)', () => {
  it('a section that its declaration keeps out of location tags', () => {
    const host = `<configSections><section name="a" type="A" allowLocation="false" /></configSections>${SITES}`;
    assert.deepEqual(refusals('<a />', host), []);
    assert.deepEqual(refusals('<location path="b">\n<a /></location>', host), ['sectionNotAllowedInLocation:3']);
  });

  it('MachineToApplication in a folder that is no application', () => {
    const host = SITES.replace(
      '</site>',
      '<application path="/app" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\shop\\app" /></application></site>',
    );
    const content = '<configuration>\n<system.web><authentication mode="None" /></system.web></configuration>';
    const files = { 'applicationHost.config': `<configuration>${host}</configuration>` };
    assert.deepEqual(refusalsOf({ ...files, 'C:\\shop\\sub\\web.config': content }, 'C:\\shop\\sub\\web.config'), [
      'sectionNotAllowedHere:2',
    ]);
    assert.deepEqual(refusalsOf({ ...files, 'C:\\shop\\app\\web.config': content }, 'C:\\shop\\app\\web.config'), []);
    assert.deepEqual(refusalsOf({ 'C:\\shop\\sub\\web.config': content }, 'C:\\shop\\sub\\web.config'), []);
  });
});
