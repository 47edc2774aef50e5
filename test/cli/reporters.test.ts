import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { cli, HOST, IMPERSONATING, MAP, SHOP, tempFolder } from './support';

/** As the OASIS committee published it. */
const SARIF_SCHEMA = JSON.parse(
  readFileSync(createRequire(__filename).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);

/** Findings with related places, repairs and no repairs, in files with names that need escapes. */
const FILES = {
  ...SHOP,
  'sites/reports, old: 100%/web.config': `<configuration>
  <appSettings>
    <add key="a" value="1" />
    <add key="a" valu="2" />
  </appSettings>
  <system.webServer>
    <directoryBrowse enabled="true" />
    <handlers><add name="x" path="*" verb="*" modules="M" /><add name="x" path="*" verb="*" modules="M" /></handlers>
  </system.webServer>
</configuration>
`,
  'empty/web.config': '<configuration />\n',
  'sites/broken/web.config': '<configuration><a></configuration>\n',
};

interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

async function printed(format: string, ...argv: readonly string[]) {
  return (await cli(tempFolder(FILES), ['check', ...MAP, '--format', format, ...argv])).stdout;
}

describe('forms of a report', () => {
  describe('sarif', () => {
    it('is valid by the official schema', async () => {
      const { $schema: _, id: __, ...schema } = SARIF_SCHEMA;
      const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
      const log: { readonly runs: readonly object[] } = JSON.parse(await printed('sarif'));
      assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
      const broken = { ...log, runs: [{ ...log.runs[0], results: [{ ruleId: 'x' }] }] };
      assert.equal(validate(broken), false, 'the schema refuses a result without a message');
    });

    it('has rules, help, related places, repairs and fingerprints', async () => {
      const [run] = JSON.parse(await printed('sarif')).runs;
      const { rules } = run.tool.driver;
      for (const result of run.results) {
        const rule = rules[result.ruleIndex];
        assert.equal(rule.id, result.ruleId);
        assert.match(rule.helpUri, /^https:/);
        assert.ok(rule.help.text.length > 20 && rule.help.markdown.includes(rule.helpUri));
        assert.match(result.partialFingerprints['whoiis/v1'], /^[0-9a-f]{32}$/);
        const { region, artifactLocation } = result.locations[0].physicalLocation;
        assert.ok(region.startLine >= 1 && region.startColumn >= 1);
        assert.doesNotMatch(artifactLocation.uri, /[ ,\\]/);
      }
      const all = run.results.map(
        (result: { partialFingerprints: object }) => Object.values(result.partialFingerprints)[0],
      );
      assert.equal(new Set(all).size, all.length);
      assert.ok(run.results.some((result: { relatedLocations?: unknown }) => result.relatedLocations));
      const fixes = run.results.flatMap((result: { fixes?: unknown[] }) => result.fixes ?? []);
      assert.ok(fixes.length > 0);
    });

    it('has repairs that do what their titles say', async () => {
      const [run] = JSON.parse(await printed('sarif')).runs;
      const broken = run.results.find(
        ({ ruleId }: { ruleId: string }) => ruleId === 'xml-mismatched-tag' || ruleId === 'xml-unclosed-element',
      );
      const [change] = broken.fixes[0].artifactChanges;
      assert.equal(change.artifactLocation.uri, 'sites/broken/web.config');
      assert.doesNotMatch(apply(FILES['sites/broken/web.config'], change.replacements), /<a><\/configuration>/);
    });

    it('tells no secret, not even in a repair that moves one', async () => {
      const folder = tempFolder({
        'web.config': `<configuration>
  <connectionStrings><add name="a" connectionString="Server=.;Password=Hidden-Word-2" /></connectionStrings>
  <appSettings><add key="ApiKey" value="Hidden-Word-3" /><add Key="ApiKey" value="Hidden-Word-3" /></appSettings>
  <configSections><section name="x" type="y" /></configSections>
</configuration>`,
        'applicationHost.config': HOST,
      });
      for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit']) {
        const { stdout, stderr } = await cli(folder, ['check', '--format', format, '--verbose']);
        assert.ok(stdout.length > 20);
        assert.doesNotMatch(stdout + stderr, /Hidden-Word/);
      }
    });
  });

  it('github: one workflow command a finding, errors first, escaped', async () => {
    const lines = (await printed('github')).trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^::(error|warning|notice) [^:]+::[^:].*$/);
    const kinds = lines.map(line => ['error', 'warning', 'notice'].indexOf(/^::(\w+)/.exec(line)?.[1] ?? ''));
    assert.deepEqual(kinds, [...kinds].sort());
    assert.ok(lines.some(line => line.includes('file=sites/reports%2C old%3A 100%25/web.config,line=')));
  });

  it('gitlab: an array with one fingerprint a finding', async () => {
    const report = JSON.parse(await printed('gitlab'));
    const json = JSON.parse(await printed('json'));
    assert.equal(report.length, json.files.flatMap((file: { findings: unknown[] }) => file.findings).length);
    for (const entry of report) {
      assert.deepEqual(Object.keys(entry), ['description', 'check_name', 'fingerprint', 'severity', 'location']);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(entry.severity));
      assert.ok(entry.location.lines.begin >= 1);
    }
    assert.equal(new Set(report.map((entry: { fingerprint: string }) => entry.fingerprint)).size, report.length);
  });

  it('junit: a suite a file, a case a finding, failures where the check fails', async () => {
    const text = await printed('junit', '--fail-on', 'warning');
    assert.equal(XMLValidator.validate(text), true);
    const { testsuites } = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: name => name === 'testsuite' || name === 'testcase',
    }).parse(text);
    const suites: { name: string; tests: string; testcase: { failure?: { type: string }; name: string }[] }[] =
      testsuites.testsuite;
    assert.ok(suites.some(({ name }) => name === 'sites/reports, old: 100%/web.config'));
    assert.deepEqual(
      suites.find(({ name }) => name === 'empty/web.config')?.testcase.map(({ name }) => name),
      ['no findings'],
    );
    const cases = suites.flatMap(({ testcase }) => testcase);
    assert.equal(String(cases.length), testsuites.tests);
    const failures = cases.flatMap(({ failure }) => (failure ? [failure.type] : []));
    assert.equal(String(failures.length), testsuites.failures);
    assert.deepEqual([...new Set(failures)].sort(), ['error', 'warning']);
  });

  it('text: says what was not checked, and shows the same words once', async () => {
    const alone = await cli(tempFolder({ 'web.config': IMPERSONATING }), ['check']);
    assert.match(alone.stdout, /no\s+applicationHost\.config was found/);
    const text = await printed('text');
    assert.doesNotMatch(text, /no\s+applicationHost\.config was found/);
    assert.match(text, /^\d+ errors?, .* in \d of 5 files checked\.$/m);
  });

  it('--quiet leaves what makes the check fail, --verbose adds reasons', async () => {
    const folder = tempFolder({
      'web.config':
        '<configuration><system.webServer><directoryBrowse enabled="true" /></system.webServer></configuration>',
    });
    assert.equal((await cli(folder, ['check', '--quiet', '--apphost', 'web.config'])).stdout, '');
    const shop = tempFolder(SHOP);
    const quiet = await cli(shop, ['check', ...MAP, '--quiet', '--format', 'json']);
    assert.deepEqual(
      new Set(
        JSON.parse(quiet.stdout).files.flatMap((file: { findings: { severity: string }[] }) =>
          file.findings.map(({ severity }) => severity),
        ),
      ),
      new Set(['error']),
    );
    const { stdout } = await cli(shop, ['check', ...MAP]);
    const verbose = await cli(shop, ['check', ...MAP, '--verbose']);
    assert.ok(verbose.stdout.length > stdout.length);
    assert.match(verbose.stdout, /https:\/\/\S+impersonate-integrated/);
  });

  it('--color decides about colours', async () => {
    const colored = String.fromCharCode(27);
    const folder = tempFolder(SHOP);
    assert.ok((await cli(folder, ['check', '--color', 'always'])).stdout.includes(colored));
    assert.ok(!(await cli(folder, ['check', '--color', 'never'], { tty: true })).stdout.includes(colored));
    assert.ok((await cli(folder, ['check'], { tty: true })).stdout.includes(colored));
  });
});

describe('baseline', () => {
  const FILE = `<configuration>
  <system.webServer>
    <directoryBrowse enabled="true" />
    <directoryBrowse enabled="true" />
  </system.webServer>
</configuration>
`;

  async function findingsOf(folder: string, ...argv: readonly string[]) {
    const { stdout, status } = await cli(folder, ['check', '--format', 'json', ...argv]);
    const { files, summary } = JSON.parse(stdout);
    return {
      status,
      summary,
      rules: files.flatMap((file: { findings: { rule: string }[] }) => file.findings.map(({ rule }) => rule)),
    };
  }

  it('hides what was there, wherever its line has moved', async () => {
    const { writeFileSync } = await import('node:fs');
    const folder = tempFolder({ 'web.config': FILE });
    const before = await findingsOf(folder);
    assert.ok(before.rules.length > 0 && before.status === 1);
    const written = await cli(folder, ['check', '--write-baseline', 'known.json']);
    assert.equal(written.status, 0, written.stderr);
    writeFileSync(
      `${folder}/web.config`,
      FILE.replace('<configuration>\n', '<configuration>\n\n  <!-- more -->\n').replace(/ {4}</g, '\t\t<'),
    );
    const after = await findingsOf(folder, '--baseline', 'known.json');
    assert.deepEqual(after.rules, []);
    assert.equal(after.status, 0);
    assert.equal(after.summary.baseline, before.rules.length);
  });

  it('tells what is new: another file, another line, one more of the same line', async () => {
    const { writeFileSync } = await import('node:fs');
    const folder = tempFolder({ 'a/web.config': FILE });
    await cli(folder, ['check', '--write-baseline', 'a/known.json']);
    const line = '    <directoryBrowse enabled="true" />\n';
    writeFileSync(`${folder}/a/web.config`, FILE.replace(line, line + line));
    const more = await findingsOf(folder, '--baseline', 'a/known.json');
    assert.deepEqual(more.rules, ['location-dot-duplicate']);
    assert.equal(more.status, 1);
  });

  it('that is missing or something else: one line and exit status 2', async () => {
    const folder = tempFolder({ 'web.config': FILE, 'other.json': '{}' });
    for (const name of ['none.json', 'other.json', 'web.config']) {
      const { status, stderr } = await cli(folder, ['check', '--baseline', name]);
      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`^whoiis: ${name}: .+\n$`));
    }
  });
});

/** The text after the replacements of a repair, from behind. */
function apply(
  text: string,
  replacements: readonly {
    readonly deletedRegion: SarifRegion;
    readonly insertedContent?: { readonly text: string };
  }[],
): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? 0) + column - 1;
  return [...replacements]
    .sort(
      (a, b) =>
        b.deletedRegion.startLine - a.deletedRegion.startLine ||
        b.deletedRegion.startColumn - a.deletedRegion.startColumn,
    )
    .reduce((changed, { deletedRegion: at, insertedContent }) => {
      const end = offset(at.endLine, at.endColumn);
      return (
        changed.slice(0, offset(at.startLine, at.startColumn)) + (insertedContent?.text ?? '') + changed.slice(end)
      );
    }, text);
}
