import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { transform } from '../../server/src/core/analysis';
import { parseXml } from '../../server/src/core/xml/tree';
import { XmlElement, type XmlNode } from '../../server/src/core/xml/xml-node';

/** A clone of github.com/dotnet/xdt; Mono (Debian: mono-mcs) compiles and runs it. */
const LIBRARY = path.join(process.env.WHOIIS_XDT ?? '', 'src/Microsoft.Web.XmlTransform');
const RUNS = Number(process.env.WHOIIS_TRANSFORMS ?? 3000);
const CORPUS = process.env.WHOIIS_CORPUS ?? path.join(import.meta.dirname, '../../../shared/corpus');

interface Case {
  readonly name: string;
  readonly source: string;
  readonly changes: string;
}

describe('Microsoft.Web.XmlTransform', function () {
  this.timeout(600_000);
  let home = '';

  before(function () {
    if (!process.env.WHOIIS_XDT || spawnSync('mcs', ['--version']).error || spawnSync('mono', ['--version']).error) {
      console.log('      WHOIIS_XDT names no clone of dotnet/xdt, or Mono is missing: transforms are not compared');
      this.skip();
    }
    home = mkdtempSync(path.join(tmpdir(), 'whoiis-xdt-'));
    const resources = path.join(home, 'resources.cs');
    writeFileSync(resources, resourceClass(readFileSync(path.join(LIBRARY, 'Properties/Resources.resx'), 'utf8')));
    const code = readdirSync(LIBRARY).filter(name => name.endsWith('.cs'));
    const { status, stderr } = spawnSync(
      'mcs',
      ['-out:xdt.exe', '-r:System.Core,System.Xml', resources, path.join(import.meta.dirname, 'xdt.cs')].concat(
        code.map(name => path.join(LIBRARY, name)),
      ),
      { cwd: home, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });

  after(() => home && rmSync(home, { recursive: true }));

  it('does the same with real transforms', function () {
    if (!existsSync(CORPUS)) this.skip();
    const read = (folder: string) =>
      readdirSync(path.join(CORPUS, folder)).map(name => ({
        name,
        folder: name.split('__').slice(0, -1).join('__').toLowerCase(),
        text: readFileSync(path.join(CORPUS, folder, name), 'utf8').replace(/^\uFEFF/, ''),
      }));
    const sources = read('webconfig').filter(({ text }) => parseXml(text).problemCount === 0);
    const transforms = read('transform').filter(
      // One brings a library of its own, which is not here.
      ({ text }) => parseXml(text).problemCount === 0 && !text.includes('xdt:Import'),
    );
    const cases = transforms.flatMap((changes, at) => {
      const own = sources.filter(({ folder }) => folder === changes.folder);
      // Any other file is as good a test as its own one; each transform meets five.
      const others = Array.from({ length: 5 }, (_, step) => sources[(at * 31 + step * 97) % sources.length]);
      return [...own, ...others].flatMap(source =>
        source ? [{ name: `${changes.name} on ${source.name}`, source: source.text, changes: changes.text }] : [],
      );
    });
    assert.ok(cases.length > 600, `${cases.length}`);
    compare(cases, path.join(home, 'real'));
  });

  it('does the same with random ones', () => {
    const made = fc.sample(randomTransform, { numRuns: RUNS, seed: 11 });
    compare(
      made.map((changes, at) => ({ name: `random ${at}`, source: SOURCE, changes })),
      path.join(home, 'random'),
    );
  });
});

/** The library tells these without a warning. */
const NOT_TOLD = /does not declare the transform namespace|CommentOut changes the first/;

/**
 * It places these elsewhere: at a line of the source, at no line, at an outer element that was not there before an
 * instruction inserted it (it remembers what an element matched first), or at the child of the element whose locator is
 * no XPath expression.
 */
const ELSEWHERE =
  /removes no attribute|is no XPath expression|names an attribute that is not there|was removed by an instruction|^warning.*no element/;

/** Fails with every case whose result, success or messages differ. */
function compare(cases: readonly Case[], folder: string): void {
  mkdirSync(folder);
  for (const [at, { source, changes }] of cases.entries()) {
    writeFileSync(path.join(folder, `${at}.source`), source);
    writeFileSync(path.join(folder, `${at}.transform`), changes);
  }
  const { status, stderr } = spawnSync('mono', [path.join(folder, '../xdt.exe'), folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const differences: string[] = [];
  for (const [at, { name, source, changes }] of cases.entries()) {
    const [outcome = '', ...log] = readFileSync(path.join(folder, `${at}.log`), 'utf8')
      .trim()
      .split(/\r?\n/);
    const ours = transform(source, changes);
    const theirs = {
      text: outcome.startsWith('thrown') ? '' : readFileSync(path.join(folder, `${at}.result`), 'utf8'),
    };
    const said = ours.messages
      .filter(({ text }) => !NOT_TOLD.test(text))
      .map(({ severity, text, at: { line } }, index) => {
        const isElsewhere = ELSEWHERE.test(`${severity} ${text}`);
        return `${severity} ${isElsewhere ? log[index]?.split(' ')[1] : line + 1}`;
      });
    const told = log.map(line => /^\w+ \d+/.exec(line)?.[0] ?? line);
    const what = [
      (outcome === 'ok') === !ours.failed ? '' : `ended as ${outcome}, here ${ours.failed ? 'failed' : 'ok'}`,
      outcome.startsWith('thrown') || meaning(ours.text) === meaning(theirs.text)
        ? ''
        : `made\n${theirs.text}\nhere\n${ours.text}`,
      String(told) === String(said) ? '' : `said\n${log.join('\n')}\nhere\n${JSON.stringify(ours.messages)}`,
    ].filter(text => text !== '');
    if (what.length > 0) differences.push(`${name}\n${changes.length < 2000 ? changes : ''}\n${what.join('\n')}`);
  }
  assert.equal(
    differences.length,
    0,
    `${differences.length} of ${cases.length}\n${differences.slice(0, 5).join('\n')}`,
  );
}

/** Elements, attributes in any order, comments and text; no layout. */
function meaning(text: string): string {
  const document = parseXml(text);
  if (document.problemCount > 0) return `not well-formed: ${text}`;
  const lines: string[] = [];
  const walk = (nodes: Iterable<XmlNode>, depth: number) => {
    for (const node of nodes) {
      const indent = ' '.repeat(depth);
      if (node instanceof XmlElement) {
        const attributes = node.attributes.map(({ name, value }) => `${name}=${value.replace(/\s/g, ' ')}`).sort();
        lines.push(`${indent}${node.name} ${attributes.join(' ')}`);
        walk(node.childNodes(), depth + 1);
      } else if (node.kind !== 'declaration') {
        const content = node.text().replace(/\s+/g, ' ').trim();
        // What is commented out is printed anew by the library.
        const said = content
          .replace(/ ?xmlns(:\w+)?="[^"]*"/g, '')
          .replaceAll("'", '"')
          .replaceAll(' />', '/>')
          .replaceAll('> <', '><');
        if (said !== '') lines.push(`${indent}${node.kind} ${said}`);
      }
    }
  };
  walk(document.topLevel(), 0);
  return lines.join('\n');
}

/** The class that the build of the library generates from its messages. */
function resourceClass(resx: string): string {
  const values = [...parseXml(resx).elements()]
    .filter(({ name }) => name === 'data')
    .map(data => {
      const text = /<value>([\s\S]*?)<\/value>/.exec(resx.slice(data.span.start, data.span.end))?.[1] ?? '';
      return `internal const string ${data.attribute('name')?.value} = @"${text.replaceAll('"', '""')}";`;
    });
  return `namespace Microsoft.Web.XmlTransform.Properties { static class Resources { ${values.join('\n')} } }`;
}

const SOURCE = `<configuration xmlns:o="urn:other">
  <!-- kept -->
  <appSettings>
    <add key="a" value="1" />
    <add key="b"   value='2'/>
    <add key="c" value="3" note="x &amp; y" />
    <add key="a" value="4" />
  </appSettings>
  <runtime>
    <assemblyBinding xmlns="urn:asm">
      <probing path="bin" />
      <probing path="lib"><o:more key="a" /></probing>
    </assemblyBinding>
  </runtime>
  <location path="x"><system.web><compilation debug="true"><add key="a" /></compilation></system.web></location>
</configuration>
`;

const key = fc.constantFrom('a', 'b', 'c', 'd', 'x');
const xpath = fc.constantFrom(
  '@key',
  "@key='a'",
  "@key='a' and @value=4",
  '@value > 2',
  '@value &lt;= 2',
  'not(@note)',
  '1',
  'last()',
  'position()=2',
  'position() mod 2 = 0',
  "starts-with(@key,'a')",
  "contains(@note, '&amp;')",
  "substring-after(@note,'& ')='y'",
  "concat(@key, @value)='a1'",
  'count(../add) = 4',
  'preceding-sibling::*',
  'following-sibling::*[2]',
  "self::add[@key='b']]",
  'string-length(@key) - 1',
  "@*[name()='note']",
  'number(@value)+1=3',
  '../../runtime',
  "translate(@key,'abc','xyz')='x'",
  '//compilation[@debug]',
  '@key=\'a\' or @key="b"',
  'nope(',
  '',
);
const full = fc.constantFrom(
  '/configuration/appSettings/add',
  "//add[@key='a']",
  "/configuration/appSettings/add[@key='b']",
  '../add[1]',
  '.',
  'add',
  "add[@key='c']",
  '//o:more',
  '//*[@path]',
  '/configuration/runtime/_defaultNamespace:assemblyBinding',
  '(//add)[2]',
  '/nope',
);
const names = fc.constantFrom('key', 'value', 'note', 'key,value', 'nope', 'key, nope', '', '*');
const locator = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: names.map(list => `Match(${list})`) },
  { weight: 2, arbitrary: xpath.map(text => `Condition(${text})`) },
  full.map(text => `XPath(${text})`),
  fc.constantFrom('match(key)', 'Match', 'DefaultLocator', 'Nope(1)', 'Match(key) x'),
);
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Replace', 'Remove', 'RemoveAll', 'Insert', 'InsertIfMissing') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('SetAttributes', 'RemoveAttributes', 'SetTokenizedAttributes'), names)
      .map(([name, list]) => (list === '' ? name : `${name}(${list})`)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('InsertBefore', 'InsertAfter'),
        fc.oneof({ weight: 9, arbitrary: full }, fc.constant('//@key')),
      )
      .map(([name, text]) => `${name}(${text})`),
  },
  fc.constantFrom('CommentOut', 'Remove(1)', 'remove', 'InsertBefore', 'Nope'),
);
const quoted = (text: string) =>
  text
    .replaceAll(/&(?!amp;|lt;)/g, '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
const instructed = fc
  .record({ operation, locator, silent: fc.constantFrom('', '', '', 'true', 'false', 'no') })
  .map(({ operation: does, locator: where, silent }) =>
    [`xdt:Transform="${quoted(does)}"`]
      .concat(where === '' ? [] : `xdt:Locator="${quoted(where)}"`)
      .concat(silent === '' ? [] : `xdt:SupressWarnings="${silent}"`)
      .join(' '),
  );
const add = fc
  .record({
    key,
    value: fc.constantFrom('', '1', '4', "it's", '$(key)-$(note)'),
    does: instructed,
    inner: fc.boolean(),
  })
  .map(({ key: k, value, does, inner }) => {
    const start = `<add key="${k}"${value === '' ? '' : ` value="${value}"`} ${does}`;
    return inner ? `${start}><in a="1" /></add>` : `${start} />`;
  });
const probing = fc
  .tuple(fc.constantFrom('bin', 'new'), instructed)
  .map(([p, does]) => `<probing path="${p}" ${does} />`);
const branch = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(add, { minLength: 1, maxLength: 3 }), fc.option(instructed, { freq: 6, nil: '' }))
      .map(([list, does]) => `<appSettings ${does}>\n${list.join('\n')}\n</appSettings>`),
  },
  fc
    .tuple(probing, fc.constantFrom(' xmlns="urn:asm"', ''))
    .map(([inner, space]) => `<runtime>\n<assemblyBinding${space}>\n${inner}\n</assemblyBinding>\n</runtime>`),
  fc
    .tuple(instructed, fc.constantFrom('', ' path="x" xdt:Locator="Match(path)"'))
    .map(
      ([does, at]) => `<location${at}><system.web>\n<compilation debug="false" ${does} />\n</system.web></location>`,
    ),
  instructed.map(does => `<new ${does}><child o:x="1" /></new>`),
);
const randomTransform = fc
  .array(branch, { minLength: 1, maxLength: 3 })
  .map(
    list =>
      `<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform" xmlns:o="urn:other">\n${list.join('\n')}\n</configuration>`,
  );
