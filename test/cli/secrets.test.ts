import assert from 'node:assert/strict';
import { cli, HOST, MAP, tempFolder } from './support';

/** Something is wrong with each of these, so that there is something to report. */
const WEB = `<configuration>
  <connectionStrings>
    <add name="a" connectionString="Server=.;User Id=sa;Password=Hidden-1" />
    <add name="a" connectionString="Server=.;User Id=sa;Password=Hidden-2" />
  </connectionStrings>
  <system.web><identity impersonate="true" userName="CONTOSO\\\\u" password="Hidden-3" /></system.web>
  <system.webServer>
    <httpRedirect enabled="yes" destination="https://u:Hidden-5@h/" password="Hidden-6" />
  </system.webServer>
</configuration>`;

const FAST_CGI = `<system.webServer><fastCgi>
  <application fullPath="php" arguments="--password Hidden-4" /><application fullPath="php" arguments="--password Hidden-4" />
</fastCgi></system.webServer></configuration>`;

const FILES = {
  'iis/applicationHost.config': HOST.replace('</configuration>', FAST_CGI),
  'sites/shop/web.config': WEB,
};

describe('whoiis never prints a secret', () => {
  for (const format of ['text', 'json']) {
    for (const argv of [
      ['check', '.'],
      ['explain', '--site', 'Shop'],
      ['explain', '--site', 'Reports'],
      ['effective', '--section', 'connectionStrings', '--site', 'Shop'],
    ])
      it(`${argv.join(' ')}, as ${format}`, async () => {
        const folder = tempFolder(FILES);
        const { stdout, stderr } = await cli(folder, [...argv, ...MAP, '--format', format]);
        assert.equal(stderr, '');
        assert.ok(stdout.length > 100, stdout);
        assert.equal(stdout.includes('Hidden'), false, stdout);
      });
  }

  it('a repeated key is named without its secret', async () => {
    const folder = tempFolder(FILES);
    const { stdout } = await cli(folder, ['check', '.', ...MAP]);
    assert.match(stdout.replace(/\s+/g, ' '), /set to 'php, --password \*\*\*'/);
  });
});
