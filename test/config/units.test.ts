import assert from 'node:assert/strict';
import { checkInSteps, type Finding, findings, findingsAt, type Snapshot } from '../../server/src/core/analysis';
import { checkFile } from '../../server/src/core/rules/check-file';
import { HOST_URI, workspaceOf } from '../support/memory';

const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="A"><processModel identityType="LocalSystem" /></add>
      <add name="B"><processModel identityType="LocalSystem" /></add>
    </applicationPools>
    <sites>
      <site name="One" id="1"><application path="/" applicationPool="A"><virtualDirectory path="/" physicalPath="C:/one" /></application></site>
      <site name="Two" id="2"><application path="/" applicationPool="B"><virtualDirectory path="/" physicalPath="C:/two" /></application></site>
    </sites>
  </system.applicationHost>
  <location path="One"><system.webServer /></location>
  <location path="Two"><system.webServer /></location>
</configuration>
`;

const start = (): Snapshot => workspaceOf({ 'applicationHost.config': HOST });

/** Replaces the first occurrence of a text. */
function changed(snapshot: Snapshot, before: string, after: string): Snapshot {
  const at = snapshot.text(HOST_URI)?.indexOf(before) ?? -1;
  assert.ok(at >= 0, before);
  // As typed: what stays at the beginning and at the end is not touched.
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const span = { start: at + head, end: at + before.length - tail };
  return snapshot.edit(HOST_URI, [{ span, newText: after.slice(head, after.length - tail) }], 2);
}

const unitsOf = (snapshot: Snapshot) => snapshot.config(HOST_URI)?.index.table.units ?? [];
const groupsOf = (snapshot: Snapshot) => snapshot.config(HOST_URI)?.index.groups ?? [];

/** Kinds of those that are others than before. */
function newUnits(before: Snapshot, after: Snapshot): readonly string[] {
  const old = new Set(unitsOf(before));
  return unitsOf(after).flatMap(unit => (old.has(unit) ? [] : unit.kind));
}

describe('units of a host configuration', () => {
  it('are pools, sites and location tags in the elements that hold them', () => {
    assert.deepEqual(
      unitsOf(start()).map(({ kind }) => kind),
      ['container', 'container', 'container', 'pool', 'pool', 'container', 'site', 'site', 'tag', 'tag'],
    );
  });

  const CHANGES: readonly (readonly [what: string, before: string, after: string, touched: readonly string[]])[] = [
    ['an attribute of a site', 'C:/one', 'C:\\one', ['site']],
    ['the tag of a pool', 'name="A"', 'name="C"', ['pool']],
    ['a comment between sites', '\n      <site name="Two"', '<!-- x -->\n      <site name="Two"', []],
    ['a new site', '\n    </sites>', '<site name="Three" id="3" />\n    </sites>', ['site']],
    ['a site less', /<site name="One".*<\/site>/.exec(HOST)?.[0] ?? '', '', []],
    ['a default', '</sites>', '<siteDefaults /></sites>', ['frame']],
    ['text behind the root element, which is read anew', '</configuration>\n', '</configuration>\n<', []],
  ];
  for (const [what, before, after, touched] of CHANGES)
    it(`${what}: all others stay the same`, () => {
      const first = start();
      unitsOf(first);
      assert.deepEqual(newUnits(first, changed(first, before, after)), touched);
    });

  it('a pool is looked at by the sites in it and by their location tags', () => {
    const first = start();
    const before = groupsOf(first);
    // The contents of sites are known as soon as somebody has asked who runs in a pool.
    void first.config(HOST_URI)?.index.users;
    const after = groupsOf(changed(first, 'name="A"', 'name="A" autoStart="false"'));
    const stale = before.flatMap((group, index) => (group === after[index] ? [] : index));
    assert.deepEqual(
      stale.map(index => unitsOf(first)[index]?.kind),
      ['pool', 'site', 'tag'],
    );
  });
});

describe('findings that are kept', () => {
  const sources = (list: readonly Finding[]) => new Set(list.map(finding => finding.source()));

  it('are the same objects but for those of what has changed', () => {
    const first = start();
    const before = findings(first, HOST_URI);
    const after = findings(changed(first, 'C:/one', 'C:/elsewhere'), HOST_URI);
    assert.equal(after.length, before.length);
    const kept = [...sources(after)].filter(source => sources(before).has(source));
    assert.equal(kept.length, before.length - 1);
  });

  it('move with their units', () => {
    const first = start();
    findings(first, HOST_URI);
    const after = changed(first, '<sites>', '<sites>\n\n');
    for (const { span, message } of findings(after, HOST_URI).filter(({ rule }) => rule === 'path-invalid'))
      assert.match(after.text(HOST_URI)?.slice(span.start, span.end) ?? '', /^C:\/(one|two)$/, message);
  });

  it('are told in steps, the nearest first', () => {
    const snapshot = start();
    const at = HOST.indexOf('C:/two');
    const check = checkInSteps(snapshot, HOST_URI, { near: [{ start: at, end: at }] });
    const seen: number[] = [];
    while (!check.isComplete) {
      check.step();
      for (const { rule, span } of check.findings())
        if (rule === 'path-invalid' && !seen.includes(span.start)) seen.push(span.start);
    }
    assert.deepEqual(seen, [at, HOST.indexOf('C:/one')]);
    assert.deepEqual(
      check.findings().map(({ rule, span }) => [rule, span]),
      findings(start(), HOST_URI).map(({ rule, span }) => [rule, span]),
    );
  });

  it('stay until they are found anew, those across sites too', () => {
    const bindings = '<bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>';
    const text = HOST.replaceAll('<application path', `${bindings}<application path`);
    const first = workspaceOf({ 'applicationHost.config': text });
    const before = findings(first, HOST_URI).map(({ rule, message }) => `${rule} ${message}`);
    assert.ok(before.some(each => each.startsWith('binding-duplicate')));
    const after = changed(first, 'C:/one', 'C:/onf');
    // What was found in the edited site itself is looked for at once.
    const at = text.indexOf('C:/one');
    const check = checkInSteps(after, HOST_URI, { near: [{ start: at, end: at }] });
    while (!check.isNearDone) check.step();
    assert.equal(check.isComplete, false);
    assert.deepEqual(
      check.findings().map(({ rule, message }) => `${rule} ${message}`.replace('onf', 'one')),
      before,
    );
  });

  describe('of a large file, at a place', () => {
    const sites = Array.from({ length: 400 }, (_, index) => `s${index}`);
    const LARGE = `<configuration><system.applicationHost>
  <applicationPools><add name="A" /></applicationPools>
  <sites>
${sites
  .map(
    (site, index) =>
      `<site name="${site}" id="${index + 1}"><application path="/" applicationPool="A"><virtualDirectory path="/" physicalPath="C:/${site}" /></application></site>`,
  )
  .join('\n')}
  </sites>
</system.applicationHost></configuration>`;
    const load = () => workspaceOf({ 'applicationHost.config': LARGE });
    const at = LARGE.indexOf('C:/s200') + 3;

    it('are found without a look at the other sites', () => {
      const snapshot = load();
      assert.deepEqual(
        findingsAt(snapshot, HOST_URI, at).map(({ rule }) => rule),
        ['path-invalid'],
      );
      const asked = snapshot.missing().map(uri => uri.toLowerCase());
      assert.deepEqual(
        asked.filter(uri => /\/s\d+\//.test(uri) && !uri.includes('/s200/')),
        [],
      );
      const kept = groupsOf(snapshot).filter(group => group?.kept !== undefined);
      assert.equal(kept.length, 1);
    });

    it('are those of the whole file once that has been checked', () => {
      const snapshot = load();
      const all = findings(snapshot, HOST_URI);
      assert.ok(all.length > 0);
      const whole = checkFile(load(), HOST_URI);
      for (const { span } of all)
        assert.deepEqual(
          findingsAt(snapshot, HOST_URI, span.start).map(({ rule, message }) => [rule, message]),
          whole
            .filter(each => each.span.start <= span.start && span.start <= each.span.end)
            .map(({ rule, message }) => [rule, message]),
        );
    });
  });
});
