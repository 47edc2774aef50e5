import { memo } from '../base/memo';
import { type ChildSchema, childOf } from './collection';
import { readSection } from './read-section';
import type { AttributeFile, CollectionFile, NodeFile } from './section-file';
import type { SectionSchema } from './types';

/**
 * What is usual in sections that no schema file of IIS describes: for hovers and completion alone. .NET and packages
 * check these by their own rules, so that nothing is judged by it and what is missing here is no mistake.
 *
 * Sources: the configuration file schema of the .NET Framework (dotnet/docs, docs/framework/configure-apps/file-schema:
 * runtime/{assemblyidentity-element-for-runtime,bindingredirect-element,codebase-element,probing-element,index}.md,
 * wcf/{servicehostingenvironment,servicemetadata,servicedebug,basichttpbinding,security-of-basichttpbinding,
 * endpoint-element}.md), the configuration file of Entity Framework (dotnet/EntityFramework.Docs,
 * ef6/fundamentals/configuring/config-file.md), the `add` element of membership providers (whae3t94 of the ASP.NET
 * settings schema).
 */
type Attributes = Readonly<Record<string, AttributeFile>>;

const text = (description: string, given: Partial<AttributeFile> = {}): AttributeFile => ({
  type: 'string',
  description,
  ...given,
});
const needed = (description: string): AttributeFile => text(description, { required: true });
const yes = (usual: boolean | undefined, description: string): AttributeFile => ({
  type: 'bool',
  description,
  ...(usual !== undefined && { default: String(usual) }),
});
const number = (usual: string | undefined, description: string): AttributeFile => ({
  type: 'int',
  description,
  ...(usual !== undefined && { default: usual }),
});
const time = (usual: string, description: string): AttributeFile => ({ type: 'timeSpan', default: usual, description });
const choice = (values: Readonly<Record<string, string>>, description: string, usual?: string): AttributeFile => ({
  type: 'enum',
  values: Object.fromEntries(Object.keys(values).map((name, index) => [name, index])),
  valueDescriptions: values,
  description,
  ...(usual !== undefined && { default: usual }),
});
const entries = (
  name: string,
  description: string,
  attributes: Attributes = {},
  more: NodeFile = {},
): readonly CollectionFile[] => [{ add: [name], allowDuplicates: true, description, attributes, ...more }];
const adds = (description: string, attributes: Attributes): readonly CollectionFile[] => [
  { add: ['add'], remove: 'remove', clear: 'clear', description, attributes },
];

const TYPE = needed('Name of the class and, behind a comma, of its assembly.');
const SWITCH: Attributes = { enabled: { type: 'bool', required: true, description: 'Whether it is on.' } };
const on = (description: string): NodeFile => ({ description, attributes: SWITCH });

const PARAMETERS: NodeFile = {
  description: 'Arguments of the constructor, in their order.',
  collections: entries('parameter', 'One argument.', {
    value: needed('The argument.'),
    type: text('Its .NET type.', { default: 'System.String' }),
  }),
};

const RUNTIME: NodeFile = {
  elements: {
    assemblyBinding: {
      description: 'Which versions of assemblies are loaded, and from where.',
      attributes: {
        xmlns: {
          ...choice(
            { 'urn:schemas-microsoft-com:asm.v1': 'The namespace of assembly binding.' },
            'Without this namespace the runtime passes the element over.',
          ),
          required: true,
        },
        appliesTo: text('The version of the .NET Framework that the element is for.'),
      },
      elements: {
        probing: {
          description: 'Folders below that of the application in which assemblies are looked for.',
          attributes: { privatePath: needed('The folders, separated by semicolons, such as `bin;bin\\plugins`.') },
        },
        publisherPolicy: {
          description: 'Whether policies of publishers of assemblies count.',
          attributes: { apply: choice({ yes: 'They count.', no: 'They do not.' }, 'Whether they count.', 'yes') },
        },
        qualifyAssembly: {
          description: 'Gives the full name of an assembly that code names in part.',
          attributes: { partialName: needed('The name in code.'), fullName: needed('The full name.') },
        },
      },
      collections: entries(
        'dependentAssembly',
        'One assembly: who it is, and which version or file stands for it.',
        {},
        {
          elements: {
            assemblyIdentity: {
              description: 'The assembly that the element is about.',
              attributes: {
                name: needed('Simple name of the assembly, without `.dll`.'),
                publicKeyToken: text('The end of the hash of the key that the assembly is signed with.'),
                culture: text('Language of a satellite assembly; `neutral` for code.'),
                processorArchitecture: choice(
                  {
                    x86: '32-bit code.',
                    amd64: '64-bit code for x64.',
                    msil: 'Code for every processor.',
                    ia64: 'Code for Itanium.',
                  },
                  'The processor that the assembly is built for. With any other value the element is ignored.',
                ),
              },
            },
            publisherPolicy: {
              description: 'Whether the policy of the publisher of this assembly counts.',
              attributes: { apply: choice({ yes: 'It counts.', no: 'It does not.' }, 'Whether it counts.', 'yes') },
            },
          },
          collections: [
            ...entries('bindingRedirect', 'Loads one version of the assembly in the place of others.', {
              oldVersion: needed('The version that code asks for, or a range such as `0.0.0.0-13.0.0.0`.'),
              newVersion: needed('The version that is loaded instead. It may be an older one.'),
            }),
            ...entries('codeBase', 'Where a version of the assembly lies.', {
              version: needed('The version.'),
              href: needed('URL of the file. Without a strong name it is relative to the folder of the application.'),
            }),
          ],
        },
      ),
    },
    gcServer: on('Whether garbage is collected in the way for servers: a heap and a thread for each processor.'),
    gcConcurrent: on('Whether garbage is collected beside the running code.'),
    gcAllowVeryLargeObjects: on('Whether arrays may be larger than 2 GB, in 64-bit processes.'),
    GCCpuGroup: on('Whether the garbage collector uses several groups of processors.'),
    Thread_UseAllCpuGroups: on('Whether threads are spread over all groups of processors.'),
    loadFromRemoteSources: on('Whether assemblies from other machines are loaded with full trust.'),
    enforceFIPSPolicy: on('Whether a policy of the machine that asks for FIPS algorithms is kept to.'),
    generatePublisherEvidence: on('Whether the publisher of an assembly is looked up for code access security.'),
    bypassTrustedAppStrongNames: on('Whether strong names of trusted assemblies go unchecked.'),
    etwEnable: on('Whether the runtime writes events for tracing.'),
    legacyCorruptedStateExceptionsPolicy: on('Whether code may catch access violations.'),
    legacyImpersonationPolicy: on('Whether the impersonated account stays behind at asynchronous points.'),
    alwaysFlowImpersonationPolicy: on('Whether the impersonated account goes along at all asynchronous points.'),
    NetFx40_LegacySecurityPolicy: on('Whether code access security decides as before .NET Framework 4.'),
    ThrowUnobservedTaskExceptions: on('Whether an exception of a task that nobody looks at ends the process.'),
    useLegacyJit: on('Whether code is compiled by the compiler before .NET Framework 4.6.'),
    AppContextSwitchOverrides: {
      description: 'Switches new behaviour of libraries off.',
      attributes: { value: needed('Pairs such as `Switch.Name=true`, separated by semicolons.') },
    },
  },
};

const BINDING: Attributes = {
  name: text(
    'The name that `bindingConfiguration` of an endpoint refers to. Without one it holds for all of its kind.',
  ),
  openTimeout: time('00:01:00', 'How long opening a connection may take.'),
  closeTimeout: time('00:01:00', 'How long closing a connection may take.'),
  sendTimeout: time('00:01:00', 'How long sending a message may take.'),
  receiveTimeout: time('00:10:00', 'How long nothing may arrive.'),
  maxReceivedMessageSize: number('65536', 'Largest message in bytes that is taken.'),
};
const HTTP_BINDING: Attributes = {
  ...BINDING,
  maxBufferPoolSize: number('524288', 'Bytes of memory that are kept for messages.'),
  bypassProxyOnLocal: yes(false, 'Whether addresses without a dot are reached without the proxy.'),
  useDefaultWebProxy: yes(true, 'Whether the proxy of the system is used.'),
  proxyAddress: text('URL of the proxy.'),
};
const CREDENTIALS = {
  None: 'Clients do not say who they are.',
  Basic: 'Name and password.',
  Digest: 'Digest of a domain.',
  Ntlm: 'A Windows account, by NTLM.',
  Windows: 'A Windows account, by Kerberos where that is possible.',
  Certificate: 'A certificate of the client.',
};
const READER_QUOTAS: NodeFile = {
  description: 'How complex a message may be.',
  attributes: {
    maxDepth: number(undefined, 'Deepest nesting of elements.'),
    maxStringContentLength: number(undefined, 'Longest text.'),
    maxArrayLength: number(undefined, 'Longest array.'),
    maxBytesPerRead: number(undefined, 'Bytes of one start tag.'),
    maxNameTableCharCount: number(undefined, 'Letters of all names.'),
  },
};
const securityOf = (modes: Readonly<Record<string, string>>, usual?: string): NodeFile => ({
  description: 'How messages are protected, and how clients say who they are.',
  attributes: { mode: choice(modes, 'What protects the messages.', usual) },
  elements: {
    transport: {
      description: 'Protection by the connection.',
      attributes: {
        clientCredentialType: choice(
          CREDENTIALS,
          'How clients say who they are. The method has to be on in IIS for the application as well.',
        ),
        realm: text('Realm of basic and digest authentication.'),
      },
    },
    message: {
      description: 'Protection within the message.',
      attributes: { clientCredentialType: text('How clients say who they are.') },
    },
  },
});
const binding = (attributes: Attributes, elements: NonNullable<NodeFile['elements']>, what: string): NodeFile => ({
  description: what,
  collections: entries('binding', 'One set of settings.', attributes, {
    elements: { readerQuotas: READER_QUOTAS, ...elements },
  }),
});
const MODES = {
  None: 'Nothing is protected.',
  Transport: 'By the connection: https.',
  Message: 'Within the message.',
  TransportWithMessageCredential: 'The connection protects, the message says who the client is.',
};
const ENDPOINT: Attributes = {
  address: text('URL, absolute or relative to that of the service.'),
  binding: needed('Kind of the binding, such as `basicHttpBinding`.'),
  bindingConfiguration: text('Name of a `binding` of that kind.'),
  contract: text('Interface that is offered there.'),
  name: text('Name of the endpoint.'),
  behaviorConfiguration: text('Name of a `behavior` of `endpointBehaviors`.'),
};
const ENDPOINT_CONTENT: NodeFile = {
  elements: {
    identity: {
      description: 'Who the service is, so that clients can check it.',
      elements: {
        dns: { description: 'By the name of its certificate.', attributes: { value: needed('The name.') } },
        servicePrincipalName: {
          description: 'By the name that Kerberos knows its account by.',
          attributes: { value: needed('The SPN, such as `HTTP/shop.example.com`.') },
        },
        userPrincipalName: {
          description: 'By its account.',
          attributes: { value: needed('The account, such as `svc-shop@example.com`.') },
        },
      },
    },
  },
};
const NAMED: Attributes = {
  name: text('The name that `behaviorConfiguration` refers to. Without one it holds for all.'),
};

const SERVICE_MODEL: NodeFile = {
  elements: {
    serviceHostingEnvironment: {
      description: 'How services of WCF are hosted in the application.',
      attributes: {
        aspNetCompatibilityEnabled: yes(
          false,
          'Whether requests go through ASP.NET. Only then impersonation and authorization of ASP.NET count for services, and sessions are there.',
        ),
        multipleSiteBindingsEnabled: yes(undefined, 'Whether a site may have several bindings of one protocol.'),
        minFreeMemoryPercentageToActivateService: number(
          undefined,
          'Free memory in percent below which no service is started.',
        ),
      },
    },
    services: {
      description: 'The services and where they are reached.',
      collections: entries(
        'service',
        'One service.',
        {
          name: needed('Full name of the class.'),
          behaviorConfiguration: text('Name of a `behavior` of `serviceBehaviors`.'),
        },
        { collections: entries('endpoint', 'One address of the service.', ENDPOINT, ENDPOINT_CONTENT) },
      ),
    },
    client: {
      description: 'Services that this application calls.',
      collections: entries('endpoint', 'One service that is called.', ENDPOINT, ENDPOINT_CONTENT),
    },
    bindings: {
      description: 'Settings of protocols and protection, by kind of binding.',
      elements: {
        basicHttpBinding: binding(
          HTTP_BINDING,
          {
            security: securityOf(
              { ...MODES, TransportCredentialOnly: 'Nothing is protected; http says who the client is.' },
              'None',
            ),
          },
          'SOAP 1.1 over http, as older web services speak it.',
        ),
        basicHttpsBinding: binding(HTTP_BINDING, { security: securityOf(MODES) }, 'SOAP 1.1 over https.'),
        wsHttpBinding: binding(HTTP_BINDING, { security: securityOf(MODES) }, 'SOAP 1.2 over http with WS-Security.'),
        webHttpBinding: binding(HTTP_BINDING, { security: securityOf(MODES) }, 'Plain http, for REST.'),
        netTcpBinding: binding(BINDING, { security: securityOf(MODES) }, 'Binary messages over TCP.'),
        netNamedPipeBinding: binding(BINDING, {}, 'Binary messages between processes of one machine.'),
      },
    },
    behaviors: {
      description: 'What services and endpoints do besides.',
      elements: {
        serviceBehaviors: {
          description: 'Behavior of services.',
          collections: entries('behavior', 'One set of settings.', NAMED, {
            elements: {
              serviceMetadata: {
                description: 'Whether the service tells its WSDL.',
                attributes: {
                  httpGetEnabled: yes(false, 'Whether `?wsdl` is answered over http.'),
                  httpsGetEnabled: yes(false, 'Whether `?wsdl` is answered over https.'),
                  httpGetUrl: text('Where it is told over http.'),
                  httpsGetUrl: text('Where it is told over https.'),
                },
              },
              serviceDebug: {
                description: 'Help for developers.',
                attributes: {
                  includeExceptionDetailInFaults: yes(
                    false,
                    'Whether clients get the details of exceptions. They help an attacker as well.',
                  ),
                  httpHelpPageEnabled: yes(true, 'Whether browsers get a help page over http.'),
                  httpsHelpPageEnabled: yes(true, 'Whether browsers get a help page over https.'),
                },
              },
            },
          }),
        },
        endpointBehaviors: {
          description: 'Behavior of endpoints.',
          collections: entries('behavior', 'One set of settings.', NAMED, {
            elements: {
              webHttp: { description: 'Makes the endpoint one for REST.' },
              enableWebScript: { description: 'Lets scripts in pages of ASP.NET AJAX call the endpoint.' },
            },
          }),
        },
      },
    },
    protocolMapping: {
      description: 'The kind of binding that endpoints without one have, by protocol.',
      collections: adds('One protocol.', {
        scheme: needed('The protocol, such as `http`.'),
        binding: needed('Kind of the binding.'),
        bindingConfiguration: text('Name of a `binding` of that kind.'),
      }),
    },
    extensions: {
      description: 'Classes that the elements of other sections stand for.',
      elements: Object.fromEntries(
        ['behaviorExtensions', 'bindingElementExtensions', 'bindingExtensions', 'endpointExtensions'].map(name => [
          name,
          {
            description: 'Elements and their classes.',
            collections: adds('One element.', { name: needed('Name of the element.'), type: TYPE }),
          },
        ]),
      ),
    },
  },
};

const ENTITY_FRAMEWORK: NodeFile = {
  attributes: { codeConfigurationType: text('Class that configures Entity Framework in code.') },
  elements: {
    defaultConnectionFactory: {
      description: 'Makes connections for contexts that have no connection string.',
      attributes: { type: TYPE },
      elements: { parameters: PARAMETERS },
    },
    providers: {
      description: 'What Entity Framework needs of database providers.',
      collections: entries('provider', 'One database provider.', {
        invariantName: needed('Name of the ADO.NET provider, such as `System.Data.SqlClient`.'),
        type: TYPE,
      }),
    },
    interceptors: {
      description: 'Classes that are called when something is done in a database.',
      collections: entries('interceptor', 'One of them.', { type: TYPE }, { elements: { parameters: PARAMETERS } }),
    },
    contexts: {
      description: 'Settings of single contexts.',
      collections: entries(
        'context',
        'One context.',
        { type: TYPE, disableDatabaseInitialization: yes(false, 'Whether nothing makes or changes the database.') },
        {
          elements: {
            databaseInitializer: {
              description: 'Makes or changes the database when it is first used.',
              attributes: { type: TYPE },
              elements: { parameters: PARAMETERS },
            },
          },
        },
      ),
    },
  },
};

const RAZOR: NodeFile = {
  elements: {
    host: {
      description: 'The class that compiles Razor views.',
      attributes: { factoryType: needed('The class and its assembly.') },
    },
    pages: {
      description: 'What all Razor views have in common.',
      attributes: { pageBaseType: text('The class that views derive from.') },
      elements: {
        namespaces: {
          description: 'Namespaces that all views import.',
          collections: adds('One namespace.', { namespace: needed('Its name.') }),
        },
      },
    },
  },
};

const STORE = {
  connectionStringName: text('Name of an entry of `connectionStrings`.'),
  applicationName: text(
    'Keeps applications apart that share a database. Without it the virtual path of the application.',
  ),
  commandTimeout: number(undefined, 'Seconds that a command of the database may take.'),
  description: text('Words for people.'),
};
const providers = (attributes: Attributes): NodeFile => ({
  elements: { providers: { collections: adds('', attributes) } },
});

const FILES: Readonly<Record<string, NodeFile>> = {
  runtime: RUNTIME,
  'system.serviceModel': SERVICE_MODEL,
  entityFramework: ENTITY_FRAMEWORK,
  'system.web.webPages.razor': RAZOR,
  uri: {
    elements: {
      idn: {
        description: 'Whether names of hosts with letters beyond ASCII are converted.',
        attributes: {
          enabled: choice(
            { None: 'None is.', AllExceptIntranet: 'Those outside of the intranet are.', All: 'All are.' },
            'Which names are converted.',
          ),
        },
      },
      iriParsing: {
        description: 'Whether addresses may have letters beyond ASCII.',
        attributes: { enabled: yes(undefined, 'Whether they may.') },
      },
    },
  },
  'system.web/membership': providers({
    ...STORE,
    enablePasswordRetrieval: yes(false, 'Whether users can get their password back. It is then not hashed.'),
    enablePasswordReset: yes(true, 'Whether users can get a new password.'),
    requiresQuestionAndAnswer: yes(true, 'Whether that needs the answer to a question.'),
    requiresUniqueEmail: yes(false, 'Whether an address may belong to one user only.'),
    passwordFormat: choice(
      { Clear: 'Passwords are kept as they are.', Encrypted: 'They can be decrypted.', Hashed: 'They cannot.' },
      'How passwords are kept.',
      'Hashed',
    ),
    maxInvalidPasswordAttempts: number('5', 'Wrong passwords after which a user is locked out.'),
    passwordAttemptWindow: number('10', 'Minutes in which wrong passwords are counted.'),
    minRequiredPasswordLength: number('7', 'Least length of a password.'),
    minRequiredNonalphanumericCharacters: number('1', 'Least number of signs that are no letters and digits.'),
    passwordStrengthRegularExpression: text('Pattern that passwords have to match.'),
  }),
  'system.web/roleManager': providers(STORE),
  'system.web/profile': providers(STORE),
  'system.web/sessionState': providers(STORE),
  'system.web/siteMap': providers({
    siteMapFile: text('The file that holds the map.'),
    securityTrimmingEnabled: yes(false, 'Whether users see only what they may open.'),
  }),
  configProtectedData: providers({
    description: text('Words for people.'),
    keyContainerName: text('Container of the RSA key. Who decrypts has to be able to read it.'),
    cspProviderName: text('Cryptographic provider of Windows; the default where it is empty.'),
    useMachineContainer: yes(undefined, 'Whether the key belongs to the machine; otherwise to one account.'),
    useOAEP: yes(undefined, 'Whether OAEP padding is used.'),
    sessionKey: text('Key of AES, encrypted with the RSA key.'),
  }),
};

const sectionOf = memo(
  (file: NodeFile): SectionSchema =>
    readSection({ path: '', schemas: ['.net'], reader: '.net', ...file }, {}, { '.net': '.NET Framework' }),
);

/** What is usual at the element that `names` lead to, the group or section first; undefined where nothing is told. */
export function describedAt(names: readonly string[]): ChildSchema | undefined {
  for (let end = 1; end <= Math.min(2, names.length); end++) {
    const path = names.slice(0, end).join('/');
    const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
    if (file)
      return names.slice(end).reduce<ChildSchema | undefined>(within, { kind: 'element', schema: sectionOf(file) });
  }
  return undefined;
}

function within(holder: ChildSchema | undefined, name: string): ChildSchema | undefined {
  return holder?.kind === 'element' || holder?.kind === 'add' ? childOf(holder.schema, name) : undefined;
}
