import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const lockAttributeViolation = refusalRule({
  id: 'lock-attribute-violation',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config writes an attribute that is locked at a parent level.',
  why: 'Lock violation: IIS refuses the whole file, also where the value is the same, and answers 500.19 with 0x80070021.',
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    locked: ({ attribute, element }: { attribute: string; element: string }) =>
      `Lock violation: the attribute ${attribute} of <${element}> is locked at a parent level`,
  },
  limits:
    'For locks by `lockAttributes` and `lockAllAttributesExcept` in files that are loaded. They bind lower files only: a ' +
    'location tag of the locking file itself may set the attribute. ' +
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
    <httpErrors lockAttributes="allowAbsolutePathsWhenDelegated,defaultPath" />
  </system.webServer>
</configuration>`,
    bad: `<configuration>
  <system.webServer>
    <httpErrors errorMode="Custom" defaultPath="/error.htm" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <httpErrors errorMode="Custom" />
  </system.webServer>
</configuration>`,
  },
  repairs: ['remove the attribute'],
  // R72 of the identity rules.
  sources: [
    'IIS: How to Use Locking in IIS Configuration, https://learn.microsoft.com/iis/get-started/planning-for-security/how-to-use-locking-in-iis-configuration',
    'Jexus Manager, tests of the configuration reader (LockAttributeModified)',
    '.NET reference source, ConfigurationElement, https://github.com/microsoft/referencesource/blob/master/System.Configuration/System/Configuration/ConfigurationElement.cs',
  ],
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['lockedAttribute'],
  describe: ({ refusal: { attribute }, file }) => ({
    message: 'locked',
    data: { attribute: attribute.name, element: attribute.element.name },
    at: attribute.nameSpan,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
