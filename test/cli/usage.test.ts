import assert from 'node:assert/strict';
import { cli, HOST, tempFolder } from './support';

describe('usage of the command line', () => {
  const bad: [string[], RegExp][] = [
    [[], /^whoiis: name a command/],
    [['chekc'], /^whoiis: unknown command 'chekc'/],
    [['check', '--formt', 'json'], /^whoiis: unknown option '--formt'/],
    [['check', '--format', 'xml'], /^whoiis: option '--format <format>' argument 'xml' is invalid/],
    [['check', '--fail-on', 'hint'], /^whoiis: option '--fail-on/],
    [['check', '--host', 'apache'], /^whoiis: option '--host/],
    [['check', '--iis-version', '6'], /^whoiis: option '--iis-version/],
    [['check', '--map', 'sites'], /^whoiis: --map sites: it must look like/],
    [['check', '--map'], /^whoiis: option '--map/],
    [['check', '--machine', ''], /^whoiis: option '--machine/],
    [['check', '--apphost', 'gone.config'], /^whoiis: gone\.config: no such file/],
    [['check', '--machine-config', 'gone.config'], /^whoiis: gone\.config: no such file/],
    [['check', '--root-web-config', '.'], /^whoiis: \.: it is a folder/],
    [['explain'], /^whoiis: name a site of applicationHost\.config with --site\. Sites: Shop, Reports\.$/m],
    [['explain', '--site', 'x', '--handler', 'asp.net'], /Did you mean aspnet\? Allowed choices are /],
    [['explain', '--site', 'x', '--handler', 'perl'], /^whoiis: option '--handler/],
    [['explain', '--site', 'x', '--auth', 'magic'], /^whoiis: option '--auth/],
    [['explain', '--site', 'x', '--stage', 'EndRequest'], /^whoiis: option '--stage/],
    [['explain', 'x', '--site', 'x'], /^whoiis: x: no such file/],
    [['explain', 'x', 'y'], /^whoiis: too many arguments/],
    [['effective'], /^whoiis: required option '--section <path>' not specified/],
    [['effective', '--section', 'a//b'], /^whoiis: option '--section <path>' argument 'a\/\/b' is invalid/],
    [['effective', '--section', '/a'], /^whoiis: option '--section/],
    [['effective', '--section', 'a b'], /^whoiis: option '--section/],
    [['effective', '--section', ''], /^whoiis: option '--section/],
    [['effective', '--section', 'a', '--path', '/x'], /^whoiis: --path needs --site/],
    [['effective', '--section', 'a', '--apphost', 'gone.config'], /^whoiis: gone\.config: no such file/],
    [['effective', '--section', 'a', '--format', 'xml'], /^whoiis: option '--format/],
    [['check', '--schema', 'gone'], /^whoiis: gone: no such folder/],
    [['check', '--schema', 'applicationHost.config'], /^whoiis: applicationHost\.config: no such folder/],
    [['mcp'], /^whoiis: required option '--stdio' not specified/],
    [['mcp', '--stdio', '--root', 'gone'], /^whoiis: gone: no such folder/],
    [['lsp'], /^whoiis: required option '--stdio' not specified/],
  ];
  for (const [argv, expected] of bad) {
    it(`${['whoiis', ...argv].join(' ')}: one line and exit status 2`, async () => {
      const { status, stdout, stderr } = await cli(tempFolder({ 'applicationHost.config': HOST }), argv);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, expected);
      assert.equal(stderr.trimEnd().includes('\n'), false, stderr);
    });
  }

  it('--help names commands and options, of a command also those of all', async () => {
    const all = await cli(tempFolder(), ['--help']);
    assert.equal(all.status, 0);
    for (const word of [
      'check',
      'explain',
      'effective',
      'transform',
      'lsp',
      '--profile',
      '--map',
      '--workgroup',
      '--schema',
    ])
      assert.ok(all.stdout.includes(word), word);
    const explain = await cli(tempFolder(), ['explain', '--help']);
    assert.equal(explain.status, 0);
    for (const word of ['--site', '--denied', '--client-mapped-to', '--map', '--version']) {
      assert.ok(explain.stdout.includes(word), word);
    }
  });

  it('--version prints a version', async () => {
    const { status, stdout } = await cli(tempFolder(), ['--version']);
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('options of all may stand before and behind the command', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    const query = ['--site', 'Shop', '--handler', 'aspnet', '--format', 'json'];
    const network = async (argv: string[]) => JSON.parse((await cli(folder, argv)).stdout).networkIdentity;
    assert.equal(await network(['explain', ...query]), '<machine account>');
    assert.equal(await network(['explain', ...query, '--workgroup']), 'NT AUTHORITY\\ANONYMOUS LOGON');
    assert.equal(await network(['--workgroup', 'explain', ...query]), 'NT AUTHORITY\\ANONYMOUS LOGON');
  });

  it('lsp --stdio starts the language server', async () => {
    const { status, stdout } = await cli(tempFolder(), ['lsp', '--stdio']);
    assert.equal(status, 0);
    assert.equal(stdout, 'started');
  });
});
