/**
 * An applicationHost.config with `sites` sites, written as IIS writes it. 5 500 sites make about 10 MB and
 * 100 000 elements. Deterministic.
 */
export function generateApplicationHost(sites: number): string {
  const out: string[] = [
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- Written by a generator. -->\r\n<configuration>\r\n',
    '    <configSections>\r\n        <sectionGroup name="system.applicationHost">\r\n',
    '            <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />\r\n',
    '            <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />\r\n',
    '        </sectionGroup>\r\n    </configSections>\r\n    <system.applicationHost>\r\n        <applicationPools>\r\n',
  ];
  for (let i = 0; i < sites; i++) {
    out.push(
      `            <add name="Pool${i}" autoStart="true" managedRuntimeVersion="v4.0" managedPipelineMode="Integrated">\r\n`,
      `                <processModel identityType="SpecificUser" userName="CONTOSO\\svc-web${i % 97}" password="[enc:IISWASOnlyAesProvider:c2VjcmV0IHZhbHVl${i}:enc]" loadUserProfile="false" idleTimeout="00:20:00" />\r\n`,
      '                <recycling logEventOnRecycle="Time, Memory, PrivateMemory">\r\n                    <periodicRestart time="1.05:00:00" privateMemory="0" />\r\n                </recycling>\r\n',
      '                <failure rapidFailProtection="true" rapidFailProtectionInterval="00:05:00" rapidFailProtectionMaxCrashes="5" />\r\n',
      '            </add>\r\n',
    );
  }
  out.push('        </applicationPools>\r\n        <sites>\r\n');
  for (let i = 0; i < sites; i++) {
    out.push(
      `            <site name="Customer ${i} &amp; Sons" id="${i + 1}" serverAutoStart="true">\r\n`,
      `                <application path="/" applicationPool="Pool${i}">\r\n`,
      `                    <virtualDirectory path="/" physicalPath="D:\\websites\\customers\\customer${i}\\wwwroot" />\r\n`,
      `                    <virtualDirectory path="/media" physicalPath="\\\\files01\\media$\\customers\\customer${i}" userName="CONTOSO\\svc-media" password="[enc:AesProvider:bWVkaWE=:enc]" />\r\n`,
      '                </application>\r\n',
      `                <application path="/api" applicationPool="Pool${(i * 7) % sites}">\r\n`,
      `                    <virtualDirectory path="/" physicalPath="D:\\websites\\customers\\customer${i}\\api" />\r\n`,
      '                </application>\r\n                <bindings>\r\n',
      `                    <binding protocol="http" bindingInformation="*:80:www.customer${i}.example" />\r\n`,
      `                    <binding protocol="https" bindingInformation="*:443:www.customer${i}.example" sslFlags="1" />\r\n`,
      '                </bindings>\r\n',
      `                <logFile logFormat="W3C" directory="E:\\logs\\customer${i}" period="Daily" localTimeRollover="true" enabled="true" />\r\n`,
      '                <traceFailedRequestsLogging enabled="false" directory="%SystemDrive%\\inetpub\\logs\\FailedReqLogFiles" />\r\n',
      `                <limits maxBandwidth="4294967295" connectionTimeout="00:02:00" />\r\n            </site>\r\n`,
    );
  }
  out.push(
    '            <siteDefaults>\r\n                <logFile logFormat="W3C" directory="%SystemDrive%\\inetpub\\logs\\LogFiles" />\r\n            </siteDefaults>\r\n        </sites>\r\n    </system.applicationHost>\r\n</configuration>\r\n',
  );
  return out.join('');
}
