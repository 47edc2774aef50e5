import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cli, HOST, IMPERSONATING, MAP, report, rulesOf, SHOP, tempFolder } from './support';

describe('whoiis check', () => {
  it('reports what IIS refuses, with its place, reason and answer', async () => {
    const { status, stdout, stderr } = await cli(tempFolder(SHOP), ['check', ...MAP]);
    assert.equal(status, 1);
    assert.equal(stderr, '');
    const [before, after] = stdout.split('sites/shop/web.config\n');
    assert.ok(before !== undefined && after !== undefined, stdout);
    assert.match(after, /^ +3:\d+ +error +\S.*impersonate-integrated$/m);
    assert.match(after, /every request fails with 500\.24/);
    assert.match(after, /^ +3 \| <identity impersonate="true" \/>\n +\| {24,}\^{4}$/m);
    assert.match(after, /^ +fix Remove <identity>$/m);
    assert.match(stdout, /\d+ errors?.* in \d of 2 files checked\.\n/);
  });

  it('the same file alone makes no claim about the pool', async () => {
    const folder = tempFolder({ 'web.config': IMPERSONATING });
    const [file] = (await report(folder, [])).files;
    assert.deepEqual(
      file?.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('a host configuration that is named counts, and is not checked itself', async () => {
    const folder = tempFolder(SHOP);
    const result = await report(folder, ['sites', '--apphost', 'iis/applicationHost.config', ...MAP]);
    assert.deepEqual(
      result.files.map(file => file.path),
      ['sites/shop/web.config'],
    );
    assert.ok(rulesOf(result, 'sites/shop/web.config')?.includes('impersonate-integrated'));
  });

  it('a host configuration near the working folder is found', async () => {
    const folder = tempFolder({ ...SHOP, '.vs/x/config/applicationhost.config': '<configuration/>' });
    const result = await report(folder, ['sites/shop/web.config', ...MAP]);
    assert.ok(rulesOf(result, 'sites/shop/web.config')?.includes('impersonate-integrated'));
  });

  it('reads the transform for the release beside a file that is named alone', async () => {
    const folder = tempFolder({
      ...SHOP,
      'sites/shop/web.config':
        '<configuration><system.web><customErrors mode="Off" /><compilation debug="true" /></system.web></configuration>',
      'sites/shop/web.Release.config':
        '<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><system.web><compilation xdt:Transform="RemoveAttributes(debug)" /></system.web></configuration>',
    });
    const rules = rulesOf(await report(folder, ['sites/shop/web.config', ...MAP]), 'sites/shop/web.config');
    assert.ok(rules?.includes('custom-errors-off'));
    assert.ok(!rules?.includes('debug-enabled'));
  });

  it('prints JSON with every field', async () => {
    const { stdout } = await cli(tempFolder(SHOP), ['check', ...MAP, '--format', 'json']);
    const json = JSON.parse(stdout);
    assert.equal(json.version, 1);
    assert.deepEqual(Object.keys(json).sort(), ['files', 'hosts', 'skipped', 'summary', 'version']);
    assert.deepEqual(Object.keys(json.summary).sort(), ['errors', 'files', 'hints', 'infos', 'warnings']);
    assert.equal(json.summary.files, 2);
    const shop = json.files.find((file: { path: string }) => file.path === 'sites/shop/web.config');
    const finding = shop.findings.find((each: { rule: string }) => each.rule === 'impersonate-integrated');
    assert.equal(finding.severity, 'error');
    assert.equal(typeof finding.message, 'string');
    assert.equal(finding.iis.status, '500.24');
    assert.ok(finding.iis.hresult === null || /^0x[0-9a-f]{8}$/.test(finding.iis.hresult));
    assert.equal(finding.range.start.line, 2);
    assert.ok(finding.range.end.character > finding.range.start.character);
    assert.match(finding.docs, /^https:\/\/.*impersonate-integrated/);
    for (const fix of finding.fixes) {
      assert.equal(typeof fix.title, 'string');
      assert.ok(['safe', 'review'].includes(fix.safety));
    }
    for (const related of finding.related) {
      assert.ok(!related.path.startsWith('file:') && !related.path.includes('\\'), related.path);
      assert.ok(related.range.start.line >= 0);
      assert.equal(typeof related.message, 'string');
    }
    const counted = json.files.flatMap((file: { findings: unknown[] }) => file.findings).length;
    assert.equal(json.summary.errors + json.summary.warnings + json.summary.infos + json.summary.hints, counted);
  });

  it('never prints a password', async () => {
    const folder = tempFolder(SHOP);
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await cli(folder, ['check', ...MAP, '--format', format]);
      assert.equal((stdout + stderr).includes('Hidden-Word-1'), false);
    }
  });

  it('rules differ by file: overrides of the project file', async () => {
    const twice =
      '<configuration><system.webServer><directoryBrowse /></system.webServer>\n<system.webServer><directoryBrowse /></system.webServer></configuration>';
    const folder = tempFolder({
      'a/web.config': twice,
      'legacy/web.config': twice,
      'legacy/new/web.config': twice,
      '.whoiisrc.json': JSON.stringify({
        rules: { 'location-dot-duplicate': 'warning' },
        overrides: [
          { files: ['legacy/**'], rules: { 'location-dot-duplicate': 'off' } },
          { files: ['legacy/new/**'], rules: { 'location-dot-duplicate': 'info' } },
        ],
      }),
    });
    const { files } = await report(folder, []);
    assert.deepEqual(
      files.map(({ path: name, findings }) => [name, ...findings.map(({ rule, severity }) => `${severity} ${rule}`)]),
      [
        ['a/web.config', 'warning location-dot-duplicate'],
        ['legacy/new/web.config', 'info location-dot-duplicate'],
        ['legacy/web.config'],
      ],
    );
  });

  describe('--fail-on', () => {
    const WARNING = HOST.replace('identityType="SpecificUser"', 'identityType="LocalSystem"').replace(
      / userName="[^"]*" password="[^"]*"/,
      '',
    );
    const cases: [string, string, number][] = [
      ['error', 'error', 1],
      ['error', 'never', 0],
      ['warning', 'error', 0],
      ['warning', 'warning', 1],
      ['warning', 'info', 1],
      ['warning', 'never', 0],
    ];
    for (const [severity, failOn, expected] of cases) {
      it(`${failOn}: exit status ${expected} for a finding of severity ${severity}`, async () => {
        const folder = tempFolder(severity === 'error' ? SHOP : { 'applicationHost.config': WARNING });
        const { status, stdout } = await cli(folder, ['check', ...MAP, '--fail-on', failOn]);
        assert.match(stdout, new RegExp(`^ +\\d+:\\d+ +${severity} `, 'm'));
        assert.equal(status, expected, stdout);
      });
    }
  });

  describe('the project file', () => {
    it('sets severities and mappings, relative to itself', async () => {
      const project = { pathMappings: { 'C:\\sites': '../sites' }, hostConfig: '../iis/applicationHost.config' };
      const folder = tempFolder({
        ...SHOP,
        'sites/.whoiisrc.json': JSON.stringify(project).replaceAll('../sites', '.'),
      });
      assert.ok(rulesOf(await report(folder, ['sites']), 'sites/shop/web.config')?.includes('impersonate-integrated'));
      const off = { ...project, pathMappings: { 'C:\\sites': '.' }, rules: { 'impersonate-integrated': 'off' } };
      const quiet = tempFolder({ ...SHOP, 'sites/.whoiisrc.json': JSON.stringify(off) });
      assert.equal(
        rulesOf(await report(quiet, ['sites']), 'sites/shop/web.config')?.includes('impersonate-integrated'),
        false,
      );
    });

    it('the nearest one counts for each file', async () => {
      const broken = '<configuration><a></configuration>';
      const folder = tempFolder({ 'a/web.config': broken, 'b/web.config': broken });
      const [rule] = rulesOf(await report(folder, []), 'b/web.config') ?? [];
      assert.ok(rule);
      const project = JSON.stringify({ rules: { [rule]: 'info' } });
      const mixed = tempFolder({ 'a/web.config': broken, 'b/web.config': broken, 'b/.whoiisrc.json': project });
      const { files } = await report(mixed, []);
      const severities = files.map(file => file.findings.find(finding => finding.rule === rule)?.severity);
      assert.deepEqual(severities, ['error', 'info']);
    });

    it('options win over it', async () => {
      const project = JSON.stringify({ pathMappings: { 'C:\\sites': './elsewhere' } });
      const folder = tempFolder({ ...SHOP, '.whoiisrc.json': project });
      assert.ok(rulesOf(await report(folder, MAP), 'sites/shop/web.config')?.includes('impersonate-integrated'));
    });

    it('with unknown keys: one line, the rest counts', async () => {
      const folder = tempFolder({ 'web.config': '<configuration/>', '.whoiisrc.json': '{ "hots": "iis" }' });
      const { status, stderr } = await cli(folder, ['check']);
      assert.equal(status, 0);
      assert.equal(stderr, 'whoiis: .whoiisrc.json: unknown key "hots"\n');
    });

    it('that is no JSON: one line, the files are checked all the same, exit status 2', async () => {
      const folder = tempFolder({ ...SHOP, '.whoiisrc.json': '{ "host": ' });
      const { status, stdout, stderr } = await cli(folder, ['check', ...MAP]);
      assert.equal(status, 2);
      assert.match(stderr, /^whoiis: \.whoiisrc\.json: is not valid JSON: [^\n]+\n$/);
      assert.match(stdout, /impersonate-integrated/);
    });
  });

  describe('bad input', () => {
    const inputs: [string, string | Uint8Array][] = [
      ['an empty file', ''],
      ['blanks only', ' \r\n '],
      ['an HTML page', '<!DOCTYPE html><html><body><p>hi<br></body></html>'],
      ['a fragment', '<add name="x" />'],
      ['two roots', '<configuration/><configuration/>'],
      [
        'a transform',
        '<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><a xdt:Transform="Remove"/></configuration>',
      ],
      ['deep nesting', '<a>'.repeat(100_000)],
      ['many elements', `<configuration>${'<a/>'.repeat(100_000)}</configuration>`],
      ['an entity bomb', '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><configuration>&b;</configuration>'],
    ];
    for (const [name, content] of inputs) {
      it(`${name}: analysed without an exception`, async () => {
        const { status, stderr } = await cli(tempFolder({ 'web.config': content }), ['check', '--fail-on', 'never']);
        assert.equal(stderr, '');
        assert.equal(status, 0);
      });
    }

    it('cut off at any byte: analysed without an exception', async () => {
      const text = IMPERSONATING;
      const cuts = Object.fromEntries(Array.from(text, (_, at) => [`${at}/web.config`, text.slice(0, at)]));
      const { status, stderr } = await cli(tempFolder(cuts), ['check', '--fail-on', 'never', '--format', 'json']);
      assert.equal(stderr, '');
      assert.equal(status, 0);
    });

    it('UTF-16: read, with positions as an editor shows them', async () => {
      const text =
        '\uFEFF<?xml version="1.0" encoding="utf-16"?>\r\n<configuration>\r\n  <a b=c />\r\n</configuration>';
      const wide = tempFolder({ 'web.config': new Uint8Array(Buffer.from(text, 'utf16le')) });
      const narrow = tempFolder({ 'web.config': text.replace('\uFEFF', '').replace('utf-16', 'utf-8') });
      const [one, other] = [await report(wide, []), await report(narrow, [])];
      assert.ok((one.summary.errors ?? 0) > 0);
      assert.deepEqual(one, other);
      assert.equal(one.files[0]?.findings[0]?.range.start.line, 2);
    });

    it('binary, missing and unmatched: one line each, the others are checked, exit status 2', async () => {
      const folder = tempFolder({ ...SHOP, 'b.config': new Uint8Array([0x4d, 0x5a, 0, 0]) });
      const { status, stdout, stderr } = await cli(folder, ['check', '.', 'b.config', 'gone.config', '*.xyz', ...MAP]);
      assert.equal(status, 2);
      assert.deepEqual(stderr.trimEnd().split('\n').sort(), [
        'whoiis: b.config: it is not text',
        'whoiis: gone.config: no such file',
        'whoiis: no file matches *.xyz',
      ]);
      assert.match(stdout, /impersonate-integrated/);
    });

    it('a folder named web.config: its content is searched', async () => {
      const folder = tempFolder();
      mkdirSync(path.join(folder, 'web.config'));
      const { status } = await cli(folder, ['check', 'web.config']);
      assert.equal(status, 0);
    });

    it('a folder that a parent is expected in: no exception', async () => {
      const folder = tempFolder({ ...SHOP, 'sites/shop/sub/web.config': IMPERSONATING, 'sites/web.config/x': '' });
      const { status, stderr } = await cli(folder, ['check', 'sites/shop/sub', ...MAP]);
      assert.equal(stderr, '');
      assert.equal(status, 1);
    });
  });

  describe('colours', () => {
    const csi = '\u001b[';
    it('on a terminal only', async () => {
      const folder = tempFolder(SHOP);
      assert.equal((await cli(folder, ['check', ...MAP], { tty: true })).stdout.includes(csi), true);
      assert.equal((await cli(folder, ['check', ...MAP])).stdout.includes(csi), false);
    });

    it('not with NO_COLOR', async () => {
      const { stdout } = await cli(tempFolder(SHOP), ['check', ...MAP], { tty: true, env: { NO_COLOR: '1' } });
      assert.equal(stdout.includes(csi), false);
    });
  });
});
