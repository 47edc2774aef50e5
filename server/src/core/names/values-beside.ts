import type { XmlElement } from '../xml/tree';
import type { Candidate } from './candidate';

interface Beside {
  /** The attribute of the same element that tells what fits, and what fits to its values, in small letters. */
  readonly by: string;
  readonly values: Readonly<Record<string, readonly (readonly [text: string, detail: string])[]>>;
}

const BINDING: Beside = {
  by: 'protocol',
  // Those of other protocols: what Windows gives a site with WCF activation (learn.microsoft.com/dotnet/framework/wcf,
  // "Configuring the Windows Process Activation Service").
  values: {
    https: [
      ['*:443:', 'all addresses, port 443, any host'],
      ['*:443:www.example.com', 'one host name'],
    ],
    'net.tcp': [['808:*', 'port 808, all hosts']],
    'net.pipe': [['*', 'all hosts']],
    'net.msmq': [['localhost', 'queues of this machine']],
    'msmq.formatname': [['localhost', 'queues of this machine']],
    ftp: [['*:21:', 'all addresses, port 21']],
  },
};

// The headers as their registered specifications have them.
const HEADER: Beside = {
  by: 'name',
  values: {
    'strict-transport-security': [
      ['max-age=31536000', 'one year'],
      ['max-age=31536000; includeSubDomains', 'one year, hosts below too'],
    ],
    'x-content-type-options': [['nosniff', 'the only value']],
    'x-frame-options': [
      ['SAMEORIGIN', 'pages of the same site may frame it'],
      ['DENY', 'nobody may frame it'],
    ],
    'referrer-policy': [
      ['strict-origin-when-cross-origin', 'other sites learn the host'],
      ['same-origin', 'other sites learn nothing'],
      ['no-referrer', 'nobody learns anything'],
    ],
    'cache-control': [
      ['no-store', 'kept nowhere'],
      ['no-cache', 'asked for anew each time'],
      ['public, max-age=31536000', 'kept for a year'],
    ],
    'content-security-policy': [["default-src 'self'", 'from the site itself alone']],
  },
};

const ENVIRONMENTS: Beside['values'][string] = [
  ['Production', 'the default'],
  ['Staging', ''],
  ['Development', 'shows details of errors to everybody'],
];

const VARIABLE: Beside = {
  by: 'name',
  values: {
    aspnetcore_environment: ENVIRONMENTS,
    dotnet_environment: ENVIRONMENTS,
    aspnetcore_detailederrors: [
      ['true', ''],
      ['false', ''],
    ],
    node_env: [
      ['production', ''],
      ['development', ''],
    ],
  },
};

/** By the path of the element and the attribute. */
const VALUES: ReadonlyMap<string, Beside> = new Map([
  ['system.applicationHost/sites/site/bindings/binding@bindingInformation', BINDING],
  ['system.webServer/httpProtocol/customHeaders/add@value', HEADER],
  ['system.webServer/aspNetCore/environmentVariables/environmentVariable@value', VARIABLE],
  ['system.webServer/httpPlatform/environmentVariables/environmentVariable@value', VARIABLE],
  ['system.applicationHost/applicationPools/add/environmentVariables/add@value', VARIABLE],
]);

/** Values that go with what another attribute of the element says. */
export function valuesBeside(path: string, attribute: string, element: XmlElement): readonly Candidate[] {
  const beside = VALUES.get(`${path}@${attribute}`);
  const found = beside?.values[element.value(beside.by)?.toLowerCase() ?? ''];
  return (found ?? []).map(([text, detail]) => ({ text, detail }));
}
