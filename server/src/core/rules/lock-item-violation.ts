import { removeElement } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { keyOf } from './support/keys';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockItemViolation = refusalRule({
  id: 'lock-item-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config removes or changes a collection entry that is locked at a parent level.',
  why: 'Lock violation: IIS refuses the whole file and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    remove: ({ key }: { key: string }) => `Lock violation: ${key} is locked at a parent level (lockItem="true")`,
    clear: (_: Record<string, never>) =>
      'Lock violation: <clear /> would remove an entry that is locked at a parent level (lockItem="true")',
  },
  limits:
    'For `lockItem="true"` in files that are loaded. It binds lower files only. Stock servers lock every native module, ' +
    'so that `<modules><clear /></modules>` always fails there; managed modules may be removed. ' +
    'In sections that .NET reads it is ASP.NET that refuses, with status 500.',
  example: {
    file: 'web.config',
    host: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Site" />
    </applicationPools>
    <sites>
      <site name="Site" id="1">
        <application path="/" applicationPool="Site">
          <virtualDirectory path="/" physicalPath="C:\\site" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
  <system.webServer>
    <modules>
      <add name="HttpCacheModule" lockItem="true" />
      <add name="Session" preCondition="managedHandler" />
    </modules>
  </system.webServer>
</configuration>`,
    bad: `<configuration>
  <system.webServer>
    <modules>
      <remove name="HttpCacheModule" />
    </modules>
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <modules>
      <remove name="Session" />
    </modules>
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the line'],
  // R72 of the identity rules.
  sources: [
    'IIS: How to Use Locking in IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-for-security/how-to-use-locking-in-iis-configuration',
    'Jexus Manager, tests of the configuration reader (LockItemRemovedInWebConfig)',
    '.NET reference source, ConfigurationElementCollection, https://github.com/microsoft/referencesource/blob/master/System.Configuration/System/Configuration/ConfigurationElementCollection.cs',
  ],
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedItem'],
  describe: ({ refusal: { section, element }, file, schema }) => {
    const key = keyOf(schema, element, section);
    const fixes = () => [review(`Remove <${element.name}>`, inFile(file, removeElement(element)))];
    if (key.attributes.length === 0) return { message: 'clear', data: {}, at: element.nameSpan, fixes };
    return { message: 'remove', data: { key: key.text }, at: key.span, fixes };
  },
});
