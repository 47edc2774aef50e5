import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  codeActions,
  effective,
  explain,
  explainAt,
  explainDocument,
  findings,
  hover,
  inlayHints,
  permissionScript,
  type Snapshot,
  status,
  topology,
} from '../../server/src/core/analysis';
import { HOST_URI, settle, uriOf, workspaceOf } from '../support/memory';

const WEB = uriOf('C:\\shop\\web.config');

/** Where a secret may stand; `§` in the text of either file. */
const PLACES = {
  host: [
    '<add name="P" managedRuntimeVersion="v4.0"><processModel identityType="SpecificUser" userName="CONTOSO\\svc" password="§" /></add>',
    '<add name="P"><processModel userName="CONTOSO\\svc" password="§" password2="§" /></add>',
  ],
  web: [
    `<appSettings>${[
      'EncryptionKey',
      'Jwt:SigningKey',
      'SIGNING_KEY',
      'pass',
      'Credential',
      'ApiKey',
      'Token',
      'Db:Password',
    ]
      .map(key => `<add key="${key}" value="§" /><add key="${key}" value="§" />`)
      .join('')}</appSettings>`,
    '<acme><password value="§" /><smtp pwd="§" /><passwords><add name="a" value="§" /></passwords></acme>',
    '<appSettings><add key="Url" value="https://u:§@h/" /><add key="Db" value="mongodb://u:§@h/db" /></appSettings>',
    '<connectionStrings><add name="a" connectionString="Server=.;User Id=sa;Password=\'§\'" /><add name="a" connectionString="Server=.;uid=sa;pwd=\'§\'" /></connectionStrings>',
    '<system.web><identity impersonate="true" userName="CONTOSO\\u" password="§" /><machineKey validationKey="§" decryptionKey="§" /></system.web>',
    '<system.web><sessionState mode="SQLServer" sqlConnectionString="Server=.;pwd=\'§\'" /></system.web>',
    '<system.net><defaultProxy><proxy proxyaddress="http://u:§@p:80" /></defaultProxy></system.net>',
    '<system.webServer><httpRedirect enabled="true" destination="https://u:§@h/"><add wildcard="*" destination="https://u:§@h/" /><add wildcard="*" destination="https://u:§@h/" /></httpRedirect></system.webServer>',
    "<system.webServer><aspNetCore processPath=\"x\" arguments=\"a.dll --password '§' --pwd='§' /password:'§' -p '§' -Dpw='§' PWD='§'\"><environmentVariables><environmentVariable name=\"DB_PASSWORD\" value=\"§\" /></environmentVariables></aspNetCore></system.webServer>",
    '<system.webServer><fastCgi><application fullPath="php" arguments="--password \'§\'" /><application fullPath="php" arguments="--password \'§\'" /></fastCgi></system.webServer>',
    '<system.webServer><handlers><add name="php" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\\php\\php-cgi.exe|-d a.password=\'§\'" /></handlers></system.webServer>',
    '<system.webServer><rewrite><rules><rule name="r"><match url="x" /><action type="Redirect" url="https://u:§@h/" /><serverVariables><set name="HTTP_X_API_KEY" value="§" /></serverVariables></rule></rules></rewrite></system.webServer>',
    '<system.webServer><httpProtocol><customHeaders><add name="X-Api-Key" value="§" /><add name="X-Api-Key" value="§" /><add name="Authorization" value="Basic §" /></customHeaders></httpProtocol></system.webServer>',
    '<system.webServer><security><authentication><anonymousAuthentication userName="CONTOSO\\a" password="§" Password="§" /></authentication></security></system.webServer>',
    '<system.webServer><httpErrors errorMode="https://u:§@h/" password="§" /></system.webServer>',
  ],
} as const;

const SECTIONS = [
  ...['system.applicationHost/applicationPools', 'system.applicationHost/sites', 'appSettings', 'acme'],
  ...['connectionStrings', 'system.web', 'system.web/identity', 'system.web/machineKey', 'system.web/sessionState'],
  ...['system.net/defaultProxy', 'system.webServer/httpRedirect', 'system.webServer/aspNetCore'],
  ...['system.webServer/fastCgi', 'system.webServer/handlers', 'system.webServer/rewrite/rules'],
  ...['system.webServer/httpProtocol', 'system.webServer/httpErrors'],
  'system.webServer/security/authentication/anonymousAuthentication',
];

/** Marked, so that it is told from what else a text says; without what would end it in a URL or in quotes. */
const secrets = fc
  .tuple(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), fc.string({ unit: 'grapheme-ascii', maxLength: 12 }))
  .map(([before, after]) => `${before}Hidden${after}Hidden`.replace(/[\s/?#'"]/g, '_'))
  // Behind -p the one is another switch, the other a path.
  .filter(secret => !/^(--|\.{0,2}\\|[A-Za-z]:\\)/.test(secret));

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** Everything that is told of the workspace; the edits of fixes are text of the file itself. */
function* outputs(snapshot: Snapshot): Iterable<readonly [string, unknown]> {
  for (const section of SECTIONS) {
    yield [`effective ${section}`, effective(snapshot, { section, site: 'Shop', path: '/' })];
  }
  yield ['explain', explain(snapshot, { site: 'Shop', path: '/a.php' })];
  yield ['script', permissionScript(snapshot, { site: 'Shop', path: '/', shell: 'PowerShell' })];
  yield ['topology', topology(snapshot)];
  for (const uri of [HOST_URI, WEB]) {
    const document = snapshot.config(uri)?.document;
    if (!document) continue;
    const whole = { start: 0, end: document.text.length };
    yield ['status', status(snapshot, uri)];
    yield ['inlay hints', inlayHints(snapshot, uri, whole)];
    for (const { fixes, ...told } of findings(snapshot, uri)) {
      yield [told.rule, told];
      yield [`${told.rule} fixes`, fixes().map(fix => fix.title)];
    }
    yield ['code actions', codeActions(snapshot, uri, whole).map(action => action.title)];
    for (let row = 0; row < document.nodeCount; row++) {
      const node = document.node(row);
      if (node.kind !== 'element') continue;
      yield ['explain at', explainAt(snapshot, uri, node.nameSpan.start)];
      yield ['explain page', explainDocument(snapshot, uri, node.nameSpan.start)];
      yield ['hover', hover(snapshot, uri, node.nameSpan.start)];
      for (const { nameSpan, valueSpan } of node.attributes) {
        yield ['hover', hover(snapshot, uri, nameSpan.start)];
        yield ['hover', hover(snapshot, uri, valueSpan.start)];
      }
    }
  }
}

function filesWith(host: string, web: string, secret: string): Record<string, string> {
  const put = (text: string) => text.replaceAll('§', () => escaped(secret));
  return {
    'applicationHost.config': put(`<configuration><system.applicationHost><applicationPools>${host}</applicationPools>
      <sites><site name="Shop" id="1"><application path="/" applicationPool="P">
      <virtualDirectory path="/" physicalPath="C:\\shop" userName="CONTOSO\\u" password="§" /></application></site></sites>
      </system.applicationHost></configuration>`),
    'C:\\shop\\web.config': put(`<configuration>${web}<location path="admin">${web}</location></configuration>`),
  };
}

function assertUntold(snapshot: Snapshot): void {
  for (const [what, output] of outputs(snapshot)) {
    const text = JSON.stringify(output ?? null);
    assert.ok(!text.includes('Hidden'), `${what}: ${text}`);
  }
}

describe('a secret is never told', () => {
  for (const host of PLACES.host) it(host.slice(0, 60), () => neverTold(host, PLACES.web[0] ?? '', 3));
  for (const web of PLACES.web) it(web.slice(0, 100), () => neverTold('<add name="P" />', web, 3));

  function neverTold(host: string, web: string, numRuns: number): void {
    fc.assert(
      fc.property(secrets, secret => {
        const workspace = workspaceOf(filesWith(host, web, secret));
        settle(workspace, assertUntold);
      }),
      { numRuns },
    );
  }

  it('in a tag whose quotation marks are broken', () => {
    for (const tag of [
      '<add name="a" connectionString="Server=.;Password="ab"Hidden" />',
      '<add name="a" connectionString="Server=.;Password=ab"Hidden="" />',
      '<add name="a" password="ab"Hidden" />',
      '<add name="a" connectionString="https://u:"Hidden@h" />',
    ]) {
      settle(
        workspaceOf(
          filesWith(
            '<add name="P" />',
            `<connectionStrings>${tag}</connectionStrings><system.webServer><httpErrors password="ab"Hidden="x" /></system.webServer>`,
            '',
          ),
        ),
        snapshot => {
          assert.ok(findings(snapshot, WEB).length > 0, tag);
          assertUntold(snapshot);
        },
      );
    }
  });
});
