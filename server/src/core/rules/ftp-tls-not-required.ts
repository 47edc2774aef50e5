import { servesFtp } from './support/serves-ftp';
import { siteSettingRule } from './support/site-setting-rule';

export const ftpTlsNotRequired = siteSettingRule({
  id: 'ftp-tls-not-required',
  severity: 'info',
  profiles: ['cis'],
  summary: 'An FTP site does not require TLS.',
  why: 'User names, passwords and files go over the wire in clear text, unless the client asks for more. The benchmark wants TLS for commands and for data.',
  element: 'ftpServer/security/ssl',
  attribute: ['controlChannelPolicy', 'dataChannelPolicy'],
  // The default of the FTP schema.
  fallback: 'SslRequire',
  when: policy => !/^(sslrequire|1)$/i.test(policy.trim()),
  value: () => 'SslRequire',
  message: ({ where, attribute, value }) => `FTP of ${where} does not require TLS (${attribute}="${value}")`,
  applies: servesFtp,
});
