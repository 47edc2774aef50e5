import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readAttribute, secretFormOf, shownText } from '../../server/src/core/config/base/read-attribute';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import type { ElementSchema } from '../../server/src/core/schema/types';
import { parseXml, type XmlAttribute, type XmlElement } from '../../server/src/core/xml/tree';

/** What is shown of the attribute that ends at `$0`; `S3cret` in it must not be left. */
function shown(markup: string): string {
  const at = markup.indexOf('$0');
  const document = parseXml(markup.replace('$0', ''));
  const attribute = [...elementsIn(document.root)]
    .flatMap(element => [...element.attributes])
    .find(({ valueSpan }) => valueSpan.end === at);
  assert.ok(attribute, markup);
  return shownText(attribute);
}

function* elementsIn(root: XmlElement | undefined): Iterable<XmlElement> {
  if (!root) return;
  yield root;
  for (const child of root.children()) yield* elementsIn(child);
}

const keyed = (key: string, value: string) => `<appSettings><add key="${key}" value="${value}$0"/></appSettings>`;

describe('secrets: values that are one as a whole', () => {
  for (const key of [
    ...['Password', 'SmtpPassword', 'Smtp:Password', 'SMTP_PASSWORD', 'smtp.password', 'Password1', 'PassWord'],
    ...['pass', 'DbPass', 'dbpass', 'MAIL_PASS', 'Pwd', 'AdminPwd', 'Passphrase', 'Kennwort', 'pw'],
    ...['EncryptionKey', 'Jwt:SigningKey', 'SIGNING_KEY', 'Jwt:Key', 'AesKey', 'MasterKey', 'PrivateKey'],
    ...['apikey', 'ApiKey', 'API-KEY', 'X-Api-Key', 'ApiKeyProd', 'AccountKey', 'StorageAccessKey', 'LicenseKey'],
    ...['Credential', 'ServiceCredentials', 'Token', 'AccessToken', 'GITHUB_TOKEN', 'AuthTokens'],
    ...['ClientSecret', 'client_secret', 'AzureAd:ClientSecretValue', 'Secrets', 'SAS', 'SasToken', 'HashSalt'],
    ...['Server/Password', 'PasswordHash'],
  ])
    it(key, () => assert.equal(shown(keyed(key, 'S3cret')), '***'));

  for (const markup of [
    '<identity userName="a" password="S3cret$0"/>',
    '<identity userName="a" password="123$0"/>',
    '<machineKey validationKey="S3cret$0"/>',
    '<facebook appSecret="S3cret$0"/>',
    '<password value="S3cret$0"/>',
    '<smtp><password><value value="S3cret$0"/></password></smtp>',
    '<passwords><add name="sql" value="S3cret$0"/></passwords>',
    '<encryption key="S3cret$0"/>',
    '<param name="Password" value="S3cret$0"/>',
    '<environmentVariable name="DB_PASSWORD" value="S3cret$0"/>',
    '<add value="S3cret$0" Key="ApiKey"/>',
    '<add key="ApiKey" dev="x" prod="S3cret$0"/>',
    // A key that says nothing, with a value that nobody made up.
    '<add key="GoogleMapsKey" value="AIzaSyD4iE2xVSp7k0$0"/>',
    '<add key="InstrumentationKey" value="6f1c3a9e-0d5b-4c7e-9a51-2b7d8e4f0c13$0"/>',
    '<add key="Certificate" value="-----BEGIN PRIVATE KEY----- S3cret$0"/>',
  ])
    it(markup, () => assert.equal(shown(markup), '***'));
});

describe('secrets: values of which a part is one', () => {
  const connections: readonly (readonly [string, string])[] = [
    ['Server=.;User Id=sa;Password=S3cret', 'Server=.;User Id=sa;Password=***'],
    ['Server=.;Password=S3 cret,x&amp;y;Database=d', 'Server=.;Password=***;Database=d'],
    [`Server=.; pwd='S3;cret''' ;Database=d`, 'Server=.; pwd=*** ;Database=d'],
    ['Server=.;Pwd={S3}}c;ret};Database=d', 'Server=.;Pwd=***;Database=d'],
    [`Password='S3'cret;Server=.`, 'Password=***;Server=.'],
    ['Password=S3cret;Server=.', 'Password=***;Server=.'],
    ['AccountName=a;AccountKey=UzNjcmV0UzNjcmV0==;EndpointSuffix=x', 'AccountName=a;AccountKey=***;EndpointSuffix=x'],
    [
      'Endpoint=sb://a.net/;SharedAccessKeyName=n;SharedAccessKey=S3cret=',
      'Endpoint=sb://a.net/;SharedAccessKeyName=n;SharedAccessKey=***',
    ],
    ['cache:6380,password=S3cret,ssl=True', 'cache:6380,password=***,ssl=True'],
    [
      'metadata=res://*/M;provider connection string=&quot;data source=.;password=S3cret&quot;;x=y',
      'metadata=res://*/M;provider connection string="data source=.;password=***";x=y',
    ],
  ];
  for (const [written, expected] of connections)
    it(expected, () => assert.equal(shown(`<add connectionString="${written}$0"/>`), expected));

  const urls: readonly (readonly [string, string])[] = [
    ['https://u:S3cret@h/', 'https://u:***@h/'],
    ['https://u:S3c@ret@h:8080/a?b=c', 'https://u:***@h:8080/a?b=c'],
    ['mongodb://u:S3cret@h1,h2/db?authSource=admin', 'mongodb://u:***@h1,h2/db?authSource=admin'],
    ['mongodb://u:S3/cret@h/db', 'mongodb://u:***@h/db'],
    ['amqp://a:S3cret@h;amqp://b:S3cret@i', 'amqp://a:***@h;amqp://b:***@i'],
    ['https://u:S3cret@h/{R:1}', 'https://u:***@h/{R:1}'],
    ['https://ghp0a1b2c3d4e5f6g7h8@git/x', 'https://***@git/x'],
    ['https://h/hook?a=b&amp;token=S3cret&amp;c=d#e', 'https://h/hook?a=b&token=***&c=d#e'],
    ['https://h/blob?sv=2020&amp;sig=S3cret0123456789abc%3D&amp;se=1', 'https://h/blob?sv=2020&sig=***&se=1'],
  ];
  for (const [written, expected] of urls)
    it(expected, () => assert.equal(shown(`<httpRedirect destination="${written}$0"/>`), expected));

  const commands: readonly (readonly [string, string])[] = [
    ['app.dll --password S3cret --urls http://*', 'app.dll --password *** --urls http://*'],
    ['app.dll --password=S3cret --urls http://*', 'app.dll --password=*** --urls http://*'],
    [`app.dll --password &quot;S3 cret&quot; -v`, 'app.dll --password *** -v'],
    [`app.dll &quot;--password=S3 cret&quot; -v`, 'app.dll "--password=***" -v'],
    [`app.dll --password &quot;S3\\&quot; cret&quot; -v`, 'app.dll --password *** -v'],
    [`app.dll --password='S3'cret --pwd 'S3'cret -v`, 'app.dll --password=*** --pwd *** -v'],
    ['-u sa -p S3cret -d db', '-u sa -p *** -d db'],
    ['-Dpw=S3cret -Dserver.port=80 -jar x.jar', '-Dpw=*** -Dserver.port=80 -jar x.jar'],
    ['-Djavax.net.ssl.keyStorePassword=S3cret -jar x.jar', '-Djavax.net.ssl.keyStorePassword=*** -jar x.jar'],
    ['/user:sa /password:S3cret /v', '/user:sa /password:*** /v'],
    ['/p:Password=S3cret /t:Build', '/p:Password=*** /t:Build'],
    ['PWD=S3cret run', 'PWD=*** run'],
    ['--user admin:S3cret https://h', '--user admin:*** https://h'],
    ['-H &quot;Authorization: Bearer S3cretS3cret&quot;', '-H "Authorization: Bearer ***"'],
    [`--db &quot;Server=.;Password=S3 cret;User=x&quot; -v`, '--db "Server=.;Password=***;User=x" -v'],
  ];
  for (const [written, expected] of commands)
    it(expected, () => assert.equal(shown(`<aspNetCore arguments="${written}$0"/>`), expected));

  it('wherever it stands', () => {
    assert.equal(shown('<httpRedirect destination="https://u:S3cret@h/$0"/>'), 'https://u:***@h/');
    assert.equal(shown('<action type="Rewrite" url="http://u:S3cret@h/{R:1}$0"/>'), 'http://u:***@h/{R:1}');
    assert.equal(shown('<proxy proxyaddress="http://u:S3cret@p:8080$0"/>'), 'http://u:***@p:8080');
    assert.equal(shown(keyed('Db', 'Server=.;Password=S3cret')), 'Server=.;Password=***');
    assert.equal(shown(keyed('JAVA_OPTS', '-Xmx1g -Dpw=S3cret')), '-Xmx1g -Dpw=***');
    assert.equal(shown('<add name="Authorization" value="Basic S3cret==$0"/>'), 'Basic ***');
    assert.equal(
      shown('<add scriptProcessor="C:\\php\\php-cgi.exe|-d x.password=S3cret -v$0"/>'),
      'C:\\php\\php-cgi.exe|-d x.password=*** -v',
    );
  });
});

describe('secrets: what is none', () => {
  for (const markup of [
    '<machineKey validation="HMACSHA256$0"/>',
    '<machineKey validationKey="AutoGenerate,IsolateApps$0"/>',
    '<assemblyIdentity publicKeyToken="b03f5f7f11d50a3a$0"/>',
    '<add keyContainerName="iisConfigurationKey$0"/>',
    '<credentials passwordFormat="SHA1$0"/>',
    '<add enablePasswordReset="true$0" minRequiredPasswordLength="6"/>',
    '<add passwordStrengthRegularExpression="(?=.*\\d).{8,}$0"/>',
    '<add name="ApiKey$0" value="x"/>',
    '<add key="6f1c3a9e-0d5b-4c7e-9a51-2b7d8e4f0c13$0" value="x"/>',
    '<add type="Acme.Tokens.Reader, Acme, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a$0"/>',
    '<message clientCredentialType="Windows$0"/>',
    '<add input="{QUERY_STRING}" pattern="password=(.*)$0"/>',
    '<set name="HTTP_X_TOKEN" value="{C:1}$0"/>',
    '<rewriteMap name="Old"><add key="/forgot-password" value="/account/forgot$0"/></rewriteMap>',
    '<action type="Rewrite" url="/index.php?token={R:1}$0"/>',
    '<action type="Redirect" url="https://{HTTP_HOST}:8443/a@b$0"/>',
    '<add connectionString="Server=.;Integrated Security=true;Persist Security Info=False$0"/>',
    '<add connectionString="mailto:a@b$0"/>',
    '<aspNetCore arguments="-p 8080 --token-timeout 5$0"/>',
    '<aspNetCore arguments="run -p .\\src\\App.csproj$0"/>',
  ])
    it(markup, () => assert.equal(shown(markup), valueAt(markup)));

  const plain: readonly (readonly [string, string])[] = [
    ['PrimaryKeyColumn', 'Id'],
    ['PrimaryKey', 'Id'],
    ['SortKey', 'LastName'],
    ['HotKey', 'Ctrl+K'],
    ['TokenTimeout', '20'],
    ['TokenUrl', 'https://login/token'],
    ['KeyVaultUri', 'https://v.net/'],
    ['RequirePassword', 'true'],
    ['ShowPassword', '1'],
    ['MaxToken', '512'],
    ['ResetPassword', '/reset'],
    ['UserSecretsId', 'app-12'],
    ['SecretName', 'db'],
    ['ByPass', 'true'],
    ['Bypass', 'x'],
    ['Compass', 'x'],
    ['SecurityToken', 'Acme.Security.Reader, Acme.Security'],
    ['RecaptchaSiteKey', '6Ld0a1b2c3d4e5f6g7h8i9'],
    ['Author', 'a@b.c'],
    ['Help', 'Use --verbose'],
    ['Keyboard', 'us'],
    ['MonkeyName', 'x'],
    ['Tokens:Path', 'x'],
  ];
  for (const [key, value] of plain) it(`${key}=${value}`, () => assert.equal(shown(keyed(key, value)), value));

  function valueAt(markup: string): string {
    const before = markup.slice(0, markup.indexOf('$0'));
    return before.slice(before.lastIndexOf('="') + 2);
  }
});

describe('secrets: any text in their place', () => {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  const doubled = (text: string) => text.replace(/'/g, "''");
  const inUrl = (text: string) => text.replace(/[\s/?#]/g, '_');
  const inWord = (text: string) => text.replace(/[\s"']/g, '_');
  const places: Readonly<Record<string, (secret: string) => string>> = {
    'a key': secret => keyed('Jwt:SigningKey', escaped(secret)),
    'an attribute': secret => `<identity password="${escaped(secret)}$0"/>`,
    'an element': secret => `<password value="${escaped(secret)}$0"/>`,
    'a connection string, quoted': secret =>
      `<add connectionString="Server=.;Password='${escaped(doubled(secret))}';Database=d$0"/>`,
    'a connection string': secret =>
      `<add connectionString="Server=.;Password=${escaped(secret.trim().replace(/^["'{]|;/g, '_'))};Database=d$0"/>`,
    'a URL': secret => `<httpRedirect destination="https://u:${escaped(inUrl(secret))}@h/a?b=c$0"/>`,
    'a query': secret =>
      `<add key="Hook" value="https://h/?token=${encodeURIComponent(secret).replace(/'/g, '%27')}$0"/>`,
    JSON: secret => `<add key="Smtp" value="${escaped(JSON.stringify({ user: 'u', password: secret }))}$0"/>`,
    'a switch': secret => `<aspNetCore arguments="x.dll --password ${escaped(inWord(secret))} -v$0"/>`,
    'a switch, quoted': secret =>
      `<aspNetCore arguments="x.dll --password &quot;${escaped(secret.replace(/["\\]/g, '_'))}&quot; -v$0"/>`,
    'a switch with a sign': secret => `<aspNetCore arguments="-Dpw=${escaped(inWord(secret))} -v$0"/>`,
  };
  const text = fc.string({ unit: 'grapheme', maxLength: 10 });
  const secrets = fc
    .tuple(text, text)
    .map(([before, after]) => `${before}Hidden${after}Hidden`)
    // Behind a switch the one would be the next switch, behind -p the other a path.
    .filter(secret => !/^(--|["']?(\.{0,2}[\\/]|[A-Za-z]:\\))/.test(secret));
  for (const [name, put] of Object.entries(places)) {
    it(name, () => {
      fc.assert(
        fc.property(secrets, secret => {
          const left = shown(put(secret));
          assert.ok(left.includes('***') && !left.includes('Hidden'), left);
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe('secrets: their form is known', () => {
  const form = (text: string) => secretFormOf(parseXml(`<a password="${text}"/>`).root?.attribute('password'));
  for (const [text, expected] of [
    ['', 'empty'],
    ['Hunter2', 'plain'],
    ['[enc:AesProvider:AAAA:enc]', 'encrypted'],
    ['[enc:AesProvider', 'malformed'],
    ['$(Password)', 'token'],
    ['change-me', 'placeholder'],
    ['YouShouldChangeThisPassword', 'placeholder'],
    ['Please change before use', 'placeholder'],
    ['exchange42', 'plain'],
  ] as const)
    it(`${text || '(nothing)'} is ${expected}`, () => assert.equal(form(text), expected));

  it('no other property tells the text', () => {
    const attribute = parseXml('<a password="Hunter2"/>').root?.attribute('password') as XmlAttribute;
    const { at, ...rest } = readAttribute('file', attribute, undefined);
    assert.deepEqual(rest, { kind: 'secret', form: 'plain' });
    assert.deepEqual(Object.keys(at).sort(), ['file', 'span']);
  });
});

describe('secrets among the attributes of the schema', () => {
  it('are these, by their names', () => {
    const names = new Set<string>();
    const registry = SchemaRegistry.standard();
    for (const path of registry.paths()) collect(registry.section(path), names);
    assert.deepEqual([...names].sort(), [
      ...['adPassword', 'adminPassword', 'clientCertPassword', 'decryptionKey', 'encryptedValue', 'password'],
      'validationKey',
    ]);
  });

  function collect(element: ElementSchema | undefined, names: Set<string>, depth = 0): void {
    if (!element || depth > 10) return;
    for (const attribute of element.attributes.values()) {
      const written = parseXml(`<x ${attribute.name}="S3cret"/>`).root?.attribute(attribute.name);
      if (written && readAttribute('', written, attribute).kind === 'secret') names.add(attribute.name);
    }
    for (const child of element.elements.values()) collect(child, names, depth + 1);
    for (const add of element.collection?.adds ?? []) collect(element.collection?.entry(add), names, depth + 1);
  }
});

describe('secrets in real files', () => {
  const CORPUS = process.env.WHOIIS_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');

  /** Every name of something that is hidden in public files; each was looked at. */
  const DEFENDED =
    /^(ADUserPassword|AppKeys|CMSHashStringSalt|DefaultAdminPassword|EncryptPassword|GoogleMaps\.ApiKey|ProxyPassword|YubicoAPIKey|accessKey|appSecret|connectionString|password|sessionKey|sharedSecret|SQLConnection|SQLConnectionDico)$/;

  it('are no ordinary values', function () {
    if (!existsSync(CORPUS)) {
      console.log('      the corpus of real files is not here; nothing to look at');
      this.skip();
    }
    this.timeout(60_000);
    const surprising = new Set<string>();
    for (const folder of ['apphost', 'machine', 'transform', 'webconfig']) {
      for (const file of readdirSync(join(CORPUS, folder))) {
        const { root } = parseXml(readFileSync(join(CORPUS, folder, file), 'utf8'));
        for (const element of elementsIn(root)) {
          for (const attribute of element.attributes) {
            if (shownText(attribute) === attribute.value) continue;
            const name = attribute.name === 'value' ? (element.value('key') ?? '') : attribute.name;
            if (!DEFENDED.test(name)) surprising.add(`${file}: <${element.name} ${name}>`);
          }
        }
      }
    }
    assert.deepEqual([...surprising], []);
  });
});
