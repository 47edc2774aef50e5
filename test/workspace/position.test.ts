import assert from 'node:assert/strict';
import type { Meaning } from '../../server/src/core/config/files/meaning';
import { type ConfigPosition, positionAt, walk } from '../../server/src/core/workspace/position';
import { settle, uriOf, workspaceOf } from '../support/memory';

const HOST = 'applicationHost.config';
const WEB = 'C:\\shop\\web.config';

/** The file with what is asked about, where its content may stand for the whole. */
type Files = Readonly<Record<string, string>>;

const SITES = `<system.applicationHost>
  <applicationPools><add name="Pool" /></applicationPools>
  <sites>
    <site name="Shop" id="1">
      <application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
      <application path="/wiki" applicationPool="Pool"><virtualDirectory path="/" physicalPath="C:\\wiki" /></application>
    </site>
    <site name="Blog" id="2">
      <application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
    </site>
  </sites>
</system.applicationHost>`;
const PLACED = { [HOST]: `<configuration>${SITES}</configuration>` };

function at<T>(files: Files, ask: (position: ConfigPosition) => T): T {
  const [path, marked] = Object.entries(files).find(([, text]) => text.includes('$0')) ?? ['', ''];
  const texts = { ...files, [path]: marked.replace('$0', '') };
  return settle(workspaceOf(texts), snapshot => {
    const position = positionAt(snapshot, uriOf(path), marked.indexOf('$0'));
    assert.ok(position, 'the cursor is on an element');
    return ask(position);
  }).result;
}

/** The kind, and the path or name that goes with it. */
function words(is: Meaning): string {
  if (is.kind === 'frame') return `frame ${is.name}`;
  if (is.kind === 'declaration') return `declaration of ${is.declares} ${is.path}`;
  const schema = 'schema' in is && is.kind !== 'section' ? ` ${is.schema?.name ?? 'without schema'}` : '';
  return `${is.kind === 'verb' ? is.verb : is.kind} ${is.path}${schema}`;
}

describe('a position in a configuration file', () => {
  const meaning = (content: string) =>
    at({ [WEB]: `<configuration>${content}</configuration>` }, ({ is, path }) => `${words(is)} | ${path}`);

  it('is a frame, a declaration, a group, a section, an element, an entry, a verb or unknown', () => {
    const handlers = (inner: string) => `<system.webServer><handlers>${inner}</handlers></system.webServer>`;
    assert.equal(
      at({ [WEB]: '<config$0uration />' }, ({ is }) => words(is)),
      'frame configuration',
    );
    assert.equal(meaning('<loca$0tion path="a" />'), 'frame location | ');
    assert.equal(
      meaning('<configSections><sectionGroup name="acme"><sec$0tion name="robot" /></sectionGroup></configSections>'),
      'declaration of section acme/robot | sectionGroup/section',
    );
    assert.equal(meaning('<system.web$0Server />'), 'group system.webServer | system.webServer');
    assert.equal(
      meaning('<location path="a"><system.webServer><hand$0lers /></system.webServer></location>'),
      'section system.webServer/handlers | system.webServer/handlers',
    );
    assert.equal(
      meaning('<system.webServer><defaultDocument><fi$0les /></defaultDocument></system.webServer>'),
      'element system.webServer/defaultDocument files | system.webServer/defaultDocument/files',
    );
    assert.equal(
      meaning(handlers('<a$0dd name="x" />')),
      'entry system.webServer/handlers add | system.webServer/handlers/add',
    );
    assert.equal(
      meaning(handlers('<rem$0ove name="x" />')),
      'remove system.webServer/handlers add | system.webServer/handlers/remove',
    );
    assert.equal(
      meaning(handlers('<cl$0ear />')),
      'clear system.webServer/handlers add | system.webServer/handlers/clear',
    );
    assert.equal(meaning(handlers('<a$0d />')), 'unknown system.webServer/handlers | system.webServer/handlers/ad');
    assert.equal(meaning('<acme><ro$0bot /></acme>'), 'unknown acme | acme/robot');
    assert.equal(
      at({ [WEB]: '<settings><ro$0bot /></settings>' }, ({ is }) => words(is)),
      'unknown settings',
    );
  });

  it('knows sections that the file, or a file above it, declares', () => {
    const declared =
      '<configSections><sectionGroup name="acme"><section name="robot" /></sectionGroup></configSections>';
    assert.equal(meaning(`${declared}<acme><ro$0bot /></acme>`), 'section acme/robot | acme/robot');
    assert.equal(
      at(
        {
          [HOST]: `<configuration>${declared}${SITES}</configuration>`,
          [WEB]: '<configuration><ac$0me /></configuration>',
        },
        ({ is }) => words(is),
      ),
      'group acme',
    );
  });

  it('inside of an entry stands for itself', () => {
    const isMerged = (content: string) =>
      at({ [HOST]: `<configuration>${content}</configuration>` }, ({ is }) => 'isMerged' in is && is.isMerged);
    const pools = (inner: string) =>
      `<system.applicationHost><applicationPools>${inner}</applicationPools></system.applicationHost>`;
    assert.equal(isMerged(pools('<application$0PoolDefaults />')), true);
    assert.equal(isMerged(pools('<add name="a"><process$0Model /></add>')), false);
  });

  it('tells the attribute under the cursor', () => {
    const on = (content: string) =>
      at({ [WEB]: `<configuration>${content}</configuration>` }, ({ attribute, hit }) => [hit?.kind, attribute?.name]);
    assert.deepEqual(on('<location pa$0th="a" />'), ['attributeName', 'path']);
    assert.deepEqual(on('<location path="$0a" />'), ['attributeValue', 'path']);
    assert.deepEqual(on('<location $0 path="a" />'), ['openTag', undefined]);
  });
});

describe('the places that a position speaks of', () => {
  const places = (files: Files) =>
    at(files, position => position.places.map(({ site, path }) => `${site?.name ?? '?'}${path}`));
  const web = (content: string) => ({ ...PLACED, [WEB]: `<configuration>${content}</configuration>` });

  it('are those of a web.config, or those below them that its location tag names', () => {
    assert.deepEqual(places(web('<system.web$0Server />')), ['Shop/', 'Blog/']);
    assert.deepEqual(places(web('<location path="a\\B"><system.web$0Server /></location>')), ['Shop/a/B', 'Blog/a/B']);
    assert.deepEqual(places(web('<loca$0tion path="." />')), ['Shop/', 'Blog/']);
    assert.deepEqual(places({ [WEB]: '<configuration><location path="a"><x$0 /></location></configuration>' }), [
      '?/a',
    ]);
  });

  it('are those of a site, an application, a virtual directory or a location tag of a host configuration', () => {
    const host = (from: string, to: string, rest = '') => ({
      [HOST]: `<configuration>${SITES.replace(from, to)}${rest}</configuration>`,
    });
    assert.deepEqual(places(host('<site name="Blog"', '<si$0te name="Blog"')), ['Blog/']);
    assert.deepEqual(places(host('path="/wiki"', 'pa$0th="/wiki"')), ['Shop/wiki']);
    assert.deepEqual(places(host('physicalPath="C:\\wiki"', 'physical$0Path="C:\\wiki"')), ['Shop/wiki']);
    assert.deepEqual(places(host('<add name', '<a$0dd name')), []);
    assert.deepEqual(places(host('', '', '<location path="shop/docs"><system.w$0eb /></location>')), ['Shop/docs']);
    assert.deepEqual(places(host('', '', '<location path=""><system.w$0eb /></location>')), []);
    assert.deepEqual(places(host('', '', '<system.w$0eb />')), []);
  });
});

describe('a walk over a file', () => {
  it('yields every element with what it is, in document order, however deep', () => {
    const deep = `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`;
    const text = `<configuration><configSections><section name="robot" /></configSections><robot><arm /></robot>
      <location path="x"><system.webServer><httpErrors><remove statusCode="404" /><error statusCode="404" /></httpErrors></system.webServer></location>
      ${deep}<appSettings /></configuration>`;
    const snapshot = workspaceOf({ [WEB]: text });
    const file = snapshot.config(uriOf(WEB));
    assert.ok(file);
    const met = [...walk(snapshot, file)];
    assert.equal(met.length, 3011);
    assert.deepEqual(
      met.filter(({ element }) => !element.is('a')).map(({ is }) => words(is)),
      [
        'frame configuration',
        'frame configSections',
        'declaration of section robot',
        'section robot',
        'unknown robot',
        'frame location',
        'group system.webServer',
        'section system.webServer/httpErrors',
        'remove system.webServer/httpErrors error',
        'entry system.webServer/httpErrors error',
        'section appSettings',
      ],
    );
  });

  it('tells of each element what its position tells', () => {
    const snapshot = workspaceOf({
      [HOST]: `<configuration>${SITES}<location path="Shop"><system.web><identity /></system.web></location></configuration>`,
    });
    const file = snapshot.config(uriOf(HOST));
    assert.ok(file);
    let count = 0;
    for (const { element, is } of walk(snapshot, file)) {
      const position = positionAt(snapshot, file.uri, element.nameSpan.start);
      assert.ok(position);
      assert.ok(position.element.equals(element));
      assert.equal(words(position.is), words(is));
      count++;
    }
    assert.equal(count, 16);
  });
});
