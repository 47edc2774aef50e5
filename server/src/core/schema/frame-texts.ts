/**
 * What the parts of a configuration file mean that belong to no section: the frame of the file, section groups, locks,
 * and values that are texts to the schema. Back-ticks mark code, as in the descriptions of the data.
 *
 * Sources: the configuration reference of IIS (learn.microsoft.com/iis/configuration), the configuration file schema of
 * the .NET Framework (learn.microsoft.com/dotnet/framework/configure-apps/file-schema).
 */

interface FrameText {
  readonly text: string;
  readonly attributes?: Readonly<Record<string, AttributeText>>;
}

interface AttributeText {
  readonly text: string;
  readonly values?: Readonly<Record<string, string>>;
}

const OVERRIDE_MODE: Readonly<Record<string, string>> = {
  Allow: 'Files below may set the section.',
  Deny: 'Files below may not set the section: it is locked, and a file that sets it answers 500.19.',
  Inherit: 'What the outer level says holds.',
};

const PERMISSION =
  'Whether .NET code with partial trust needs a permission to read the section. It decides nothing about accounts.';

/** Elements that frame sections, by name. */
export const FRAMES: Readonly<Record<string, FrameText>> = {
  configuration: {
    text: 'The root of every configuration file. What stands directly in it counts for the level of the file and for all levels below.',
    attributes: { xmlns: { text: 'Namespace for editors. IIS and .NET read the file without it.' } },
  },
  location: {
    text: 'Gives settings to one path, and says whether files below may change them.',
    attributes: {
      path: {
        text: 'The path that the settings are for: in applicationHost.config `Site/folder`, in a web.config relative to the folder of the file. Empty or `.` stands for the level of the file itself.',
      },
      overrideMode: { text: 'Whether files below may set the sections in this tag.', values: OVERRIDE_MODE },
      allowOverride: {
        text: 'The older form of `overrideMode`.',
        values: { true: OVERRIDE_MODE.Allow ?? '', false: OVERRIDE_MODE.Deny ?? '' },
      },
      inheritInChildApplications: {
        text: 'Whether applications below this level take the settings over.',
        values: {
          true: 'Child applications take the settings over. This is the default.',
          false: 'The settings end at the application of this level; child applications do not see them.',
        },
      },
    },
  },
  configSections: {
    text: 'Declares the sections that files of this level and below may use. It must be the first element in `<configuration>`, and it defines names only: settings stand in the sections themselves.',
  },
  sectionGroup: {
    text: 'Declares a group of sections, so that they stand in an element of that name.',
    attributes: {
      name: { text: 'Name of the element.' },
      type: { text: '.NET class that represents the group. IIS does not read it.' },
    },
  },
  section: {
    text: 'Declares a section: from here on down files may have an element of that name.',
    attributes: {
      name: { text: 'Name of the element.' },
      type: { text: '.NET class that reads the section. IIS does not read it.' },
      overrideModeDefault: {
        text: 'Whether files below may set the section where no location tag says otherwise.',
        values: OVERRIDE_MODE,
      },
      allowDefinition: {
        text: 'The levels of configuration files in which the section may stand.',
        values: {
          MachineOnly: 'In machine.config and, for sections of IIS, applicationHost.config only.',
          MachineToWebRoot: 'Down to the web.config of the .NET Framework, in no site.',
          MachineToApplication: 'Down to the root of an application, not in its folders.',
          AppHostOnly: 'In applicationHost.config only.',
          Everywhere: 'In every file.',
        },
      },
      allowLocation: {
        text: 'Whether the section may stand in a location tag.',
        values: { true: 'It may.', false: 'It may not.' },
      },
      requirePermission: { text: PERMISSION },
      restartOnExternalChanges: {
        text: 'Whether a change of the file that `configSource` names restarts the application.',
        values: { true: 'The application restarts.', false: 'The application goes on with what it has read.' },
      },
      allowExeDefinition: {
        text: 'Where the section may stand in files of programs. It means nothing to a web server.',
      },
    },
  },
};

/** Section groups, by path. */
export const GROUPS: Readonly<Record<string, string>> = {
  'system.applicationHost':
    'Sites, applications and application pools of the server. It stands in applicationHost.config only.',
  'system.ftpServer': 'Settings of the FTP service, which is not part of any application pool.',
  'system.ftpServer/security': 'Who may reach the FTP service, and how.',
  'system.net': 'How .NET code reaches the network: proxies, mail, connections.',
  'system.net/mailSettings': 'How .NET code sends mail.',
  'system.transactions': 'Transactions of .NET code.',
  'system.web': 'Settings of ASP.NET. IIS itself does not read them.',
  'system.web/caching': 'Caches of ASP.NET.',
  'system.webServer': 'Settings of IIS, for all kinds of content. ASP.NET does not read them.',
  'system.webServer/management': 'Remote management of the server.',
  'system.webServer/rewrite':
    'Rules of the URL Rewrite module. It has to be installed: without it the group is unknown and requests fail with 500.19.',
  'system.webServer/security': 'Who may come, from where, and with which requests.',
  'system.webServer/security/authentication':
    'How visitors prove who they are. The method decides which account IIS takes a visitor for. The sections are locked on a stock server.',
  'system.webServer/tracing': 'Logs of failed requests.',
  'system.webServer/wdeploy': 'Settings of Web Deploy.',
  'system.webServer/webdav': 'Settings of WebDAV: editing files over HTTP.',
  'system.xml.serialization': 'How .NET code turns objects into XML.',
  'system.serviceModel': 'Settings of Windows Communication Foundation (WCF), read by .NET.',
};

/** Sections that .NET reads and whose content no schema describes. */
export const SECTIONS: Readonly<Record<string, string>> = {
  runtime: 'Settings of the .NET runtime, such as which versions of assemblies are loaded.',
  startup: 'Which version of the .NET runtime a program asks for. An application pool decides that for its sites.',
  appSettings: 'Values that the application reads by name.',
};

/** Locks and redirections that any section or element takes. */
export const COMMON_ATTRIBUTES: Readonly<Record<string, AttributeText>> = {
  configSource: {
    text: 'Another file that holds this section. In IIS it is a path below the folder of this file; the section itself must then be empty.',
  },
  configProtectionProvider: { text: 'The section is encrypted with this provider.' },
  lockAttributes: {
    text: 'Attributes, separated by commas, that files below may not set. `*` stands for all.',
  },
  lockAllAttributesExcept: { text: 'Files below may set only these attributes, separated by commas.' },
  lockElements: {
    text: 'Elements, separated by commas, that files below may not set. `*` stands for all; in a collection the names are those of its verbs, such as `add` or `clear`.',
  },
  lockAllElementsExcept: { text: 'Files below may set only these elements, separated by commas.' },
  lockItem: {
    text: 'Locks this element: files below may neither change nor remove it.',
    values: { true: 'It is locked.', false: 'It is not locked.' },
  },
};

/** Attributes of our sections that are texts to the schema and have values with a meaning, or that it does not list. */
export const MORE_ATTRIBUTES: Readonly<Record<string, AttributeText>> = {
  managedRuntimeVersion: {
    text: 'The version of the .NET Framework that the worker process loads.',
    values: {
      'v4.0': 'The .NET Framework 4.x. All of its versions load the same runtime.',
      'v2.0': 'The .NET Framework 2.0 to 3.5.',
      'v1.1': 'The .NET Framework 1.1, which current servers do not have.',
      '': 'No managed code. Right for static sites, PHP and ASP.NET Core, which brings its own runtime.',
    },
  },
  hostingModel: {
    text: 'Where ASP.NET Core runs.',
    values: {
      inprocess: 'In the worker process of the pool, as its account. A pool holds one such application.',
      outofprocess: 'In a process of its own that the worker process starts, as the same account.',
    },
  },
  'httpRuntime/targetFramework': {
    text: 'The version of the .NET Framework whose behaviour ASP.NET shows. It changes quirks of the runtime, not which version is loaded.',
  },
  'httpRuntime/fcnMode': { text: 'How ASP.NET watches files for changes.' },
};

/** The text of {@link MORE_ATTRIBUTES} for an attribute of an element of that name. */
export function moreTexts(element: string, attribute: string): AttributeText | undefined {
  return MORE_ATTRIBUTES[attribute] ?? MORE_ATTRIBUTES[`${element}/${attribute}`];
}

/** R46: read in the host file of the runtime only. */
export const IGNORED_IN_WEB_CONFIG: ReadonlySet<string> = new Set([
  'legacyImpersonationPolicy',
  'alwaysFlowImpersonationPolicy',
]);
