import type { Random } from './random';

/**
 * The web.config of an application, about 3 KB, with what makes work: settings, collections that add to those of the
 * server, location tags, impersonation. In `mistakes` of 100 files something is wrong.
 */
export function generateWebConfig(random: Random, mistakes = 10): string {
  const settings = Array.from(
    { length: 4 + random.below(25) },
    (_, n) =>
      `    <add key="Feature.${n}.Enabled" value="${random.pick(['true', 'false', 'https://example.org/'])}" />\n`,
  );
  const connections = random.chance(8)
    ? '  <connectionStrings configSource="connections.config" />\n'
    : '  <connectionStrings>\n    <add name="Main" connectionString="Server=sql01;Database=main;Integrated Security=SSPI" />\n  </connectionStrings>\n';
  const identity = random.chance(15) ? '    <identity impersonate="true" />\n' : '';
  const tag = random.chance(25)
    ? '  <location path="admin">\n    <system.web>\n      <authorization>\n        <deny users="?" />\n      </authorization>\n    </system.web>\n  </location>\n'
    : '';
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <appSettings>\n',
    ...settings,
    '  </appSettings>\n',
    connections,
    `  <system.web>\n    <compilation targetFramework="4.8" />\n    <authentication mode="${random.pick(['None', 'Forms', 'Windows'])}" />\n${identity}  </system.web>\n`,
    '  <system.webServer>\n',
    staticContent(random, mistakes),
    random.chance(30) ? '    <modules>\n      <remove name="DirectoryListingModule" />\n    </modules>\n' : '',
    random.chance(40)
      ? '    <handlers>\n      <add name="Own" path="*.own" verb="GET" type="Shop.OwnHandler" />\n    </handlers>\n'
      : '',
    '    <httpErrors errorMode="DetailedLocalOnly">\n      <remove statusCode="404" />\n      <error statusCode="404" path="/missing.html" responseMode="ExecuteURL" />\n    </httpErrors>\n',
    '  </system.webServer>\n',
    tag,
    '</configuration>\n',
  ].join('');
}

function staticContent(random: Random, mistakes: number): string {
  const own = `      <mimeMap fileExtension=".own${random.below(9)}" mimeType="text/plain" />\n`;
  const wrong = random.chance(mistakes)
    ? random.pick([
        '      <mimeMap fileExtension=".type1" mimeType="text/plain" />\n',
        '      <mimeMap fileExtension=".a" mimeType="text/plain" colour="red" />\n',
        '      <mimeMap mimeType="text/plain" />\n',
      ])
    : '';
  return `    <staticContent>\n      <remove fileExtension=".type2" />\n${own}${wrong}    </staticContent>\n`;
}
