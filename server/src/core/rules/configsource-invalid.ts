import { reasonOf } from '../config/refusals/wording';
import { refusalRule } from './support/refusal-rule';

export const configSourceInvalid = refusalRule({
  id: 'configsource-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'The file that configSource names does not hold the section.',
  why: 'The file is read in place of the section: what is refused there is refused here. IIS answers 500.19, ASP.NET stops with a configuration error.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    /** The words of the server, and the file in which to look. */
    invalid: ({ reason, source }: { reason: string; source: string }) => `${reason} (in ${source})`,
  },
  limits:
    'Only where the file could be read. Its root element is the section itself, without `<configuration>` around it. ' +
    'Content is judged in sections of IIS only, encrypted content never. What a newer version of a module may know is ' +
    'a warning.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <connectionStrings configSource="web.config" />
</configuration>`,
    good: `<configuration>
  <connectionStrings>
    <add name="Shop" connectionString="Data Source=." />
  </connectionStrings>
</configuration>`,
  },
  repairs: [],
  // R75 of the identity rules.
  sources: [
    '.NET reference source, BaseConfigurationRecord, https://github.com/microsoft/referencesource/blob/master/System.Configuration/System/Configuration/BaseConfigurationRecord.cs',
    'Jexus Manager, tests of the configuration reader (ConfigSource…)',
  ],
  refusals: ['configSourceInvalid'],
  describe: ({ refusal }) => ({
    message: 'invalid',
    data: { reason: reasonOf(refusal), source: refusal.source.value },
    at: refusal.at.span,
  }),
});
