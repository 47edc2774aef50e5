import { DEFAULT_SETTINGS, type WorkspaceSettings } from '../core/analysis';

/**
 * Every setting, once. From this table are made: the settings of the editor (package.json), the schema of the project
 * file, the table in README (`npm run generate`), the options of the command line, the reading and the defaults.
 * The order is the one in which editors and README show them: the server first, our own behaviour last.
 */
export const SETTINGS = {
  hostConfig: {
    kind: 'file',
    summary: 'The `applicationHost.config` that decides which account acts.',
    unset:
      'found in the workspace, `.vs/**/config`, IIS Express of the user, and `%windir%\\System32\\inetsrv\\config`',
    option: { flags: '--apphost <file>' },
  },
  pathMappings: {
    kind: 'mappings',
    summary:
      'Folders of the web server on this machine: a Windows drive, UNC or `%NAME%` prefix, and the local folder for it.',
    example: { 'C:\\sites': './sites', '\\\\fs01\\web': './share' },
    option: {
      flags: '--map <prefix=folder>',
      help: 'a drive, UNC or %NAME% prefix and its local folder, e.g. C:\\sites=./sites',
    },
  },
  host: {
    kind: 'choice',
    summary: 'The web server that reads this configuration.',
    choices: {
      auto: 'As the host configuration tells.',
      iis: 'IIS: worker processes run as the identity of their application pool.',
      iisexpress: 'IIS Express: everything runs as the user who started it.',
    } satisfies Record<NonNullable<WorkspaceSettings['host']> | 'auto', string>,
    default: 'auto',
    unset: 'told by the host configuration',
    option: { flags: '--host <host>' },
  },
  iisVersion: {
    kind: 'choice',
    summary: 'The version of IIS; defaults and account names differ between versions.',
    // Microsoft, "How to obtain versions of Internet Information Server (IIS)".
    choices: {
      '7.0': 'Windows Server 2008.',
      '7.5': 'Windows Server 2008 R2, Windows 7.',
      '8.0': 'Windows Server 2012, Windows 8.',
      '8.5': 'Windows Server 2012 R2, Windows 8.1.',
      '10.0': 'Windows Server 2016 and newer, Windows 10 and newer.',
    } satisfies Record<WorkspaceSettings['iisVersion'], string>,
    // A getter: the core is loaded when it is first used, and nobody has asked yet.
    get default() {
      return DEFAULT_SETTINGS.iisVersion;
    },
    option: { flags: '--iis-version <version>' },
  },
  machineName: {
    kind: 'text',
    summary: 'The name of the web server, for local accounts and for the account that others see (`DOMAIN\\NAME$`).',
    details: 'Without it, answers name no machine.',
    option: { flags: '--machine <name>' },
  },
  domainName: {
    kind: 'text',
    summary: 'The short (NetBIOS) name of the domain that the web server is in, for the account that others see.',
    details: 'Without it, answers say `DOMAIN`.',
    option: { flags: '--domain <name>' },
  },
  domainJoined: {
    kind: 'flag',
    summary: 'Whether the web server is a member of a domain.',
    details: 'In a workgroup there is no machine account that other machines could recognise.',
    get default() {
      return DEFAULT_SETTINGS.domainJoined;
    },
    option: { flags: '--workgroup', help: 'the server is no member of a domain', value: false },
  },
  machineConfig: {
    kind: 'file',
    summary: 'The `machine.config` of .NET on the web server.',
    option: { flags: '--machine-config <file>' },
  },
  rootWebConfig: {
    kind: 'file',
    summary: 'The `web.config` beside that `machine.config`.',
    option: { flags: '--root-web-config <file>' },
  },
  files: {
    kind: 'roles',
    summary:
      'Files that are read as one of IIS, whatever their name: a pattern and `applicationHost.config` or `web.config`.',
    details:
      'For backups and copies. A pattern without a slash matches names at any depth; the others begin at the workspace folder. Later ones win.',
    example: { '*.config.bak': 'applicationHost.config' },
  },
  schemaFolders: {
    kind: 'folders',
    summary: 'Folders with schema files of the server, for sections of modules that WhoIIS does not know.',
    details: 'As `%windir%\\System32\\inetsrv\\config\\schema`; later ones above earlier ones.',
    example: ['./schema'],
    option: {
      flags: '--schema <dir>',
      help: 'a folder with schema files of the server, as in inetsrv\\config\\schema',
    },
  },
  allowedUncHosts: {
    kind: 'hosts',
    summary: 'Other machines that WhoIIS may contact where a configuration names a share of theirs.',
    details:
      'Windows logs on to every machine that a UNC path names. Shares that you have opened yourself need no entry.',
    example: ['fs01'],
    option: { flags: '--allow-unc <host>', help: 'a machine whose shares may be read' },
    effect: 'user alone',
  },
  rules: {
    kind: 'severities',
    summary: 'Severity per rule id, or `off`.',
    example: { 'anonymous-iusr-default': 'off' },
  },
  overrides: {
    kind: 'overrides',
    summary: 'Rules and profile for some files; later entries win.',
    details: 'A pattern without a slash matches names at any depth; the others begin at the folder of this file.',
    example: [{ files: ['legacy/**'], rules: { 'duplicate-key': 'warning' } }],
    effect: 'project file alone',
  },
  'inlayHints.enabled': {
    kind: 'flag',
    summary: 'Shows the accounts behind `applicationPool`, `userName=""` and `impersonate="true"` beside the text.',
    default: false,
  },
  shell: {
    kind: 'choice',
    summary: 'The shell that copied commands are written for.',
    choices: { cmd: 'The command prompt.', powershell: 'PowerShell, Windows PowerShell included.' },
    default: 'cmd',
  },
  'trace.server': {
    kind: 'choice',
    summary: 'Writes the messages between editor and language server to the output channel.',
    choices: {
      off: 'Nothing.',
      messages: 'Their names.',
      verbose: 'Their content.',
    },
    default: 'off',
    effect: 'editor alone',
  },
  profile: {
    kind: 'choice',
    summary: 'Which rules are on by themselves.',
    choices: {
      recommended: 'What is wrong or dangerous on any server.',
      cis: 'The recommended ones and what the CIS benchmark for IIS 10 asks for.',
      stig: 'The recommended ones and what the STIG for IIS 10 asks for.',
      all: 'Every rule.',
    },
    default: 'recommended',
    option: { flags: '--profile <name>' },
  },
  facts: {
    kind: 'file',
    summary:
      'Folder with facts of the web server, as the script of `whoiis collect-script` writes it: access lists, groups, rights.',
    details:
      'What the accounts may do is told from there. A folder `whoiis-facts-…` in the workspace is found without the setting.',
    effect: 'editor alone',
  },
  'codeLens.enabled': {
    kind: 'flag',
    summary:
      'Shows above pools who uses them and as whom they run, above sites their pool, above sections that they are locked.',
    default: false,
  },
  'closeTags.enabled': {
    kind: 'flag',
    summary:
      'Writes the end tag when the `>` of a start tag is typed. Off by itself, where another extension for XML is installed.',
    default: true,
  },
  'format.enabled': {
    kind: 'flag',
    summary: 'Formats configuration files: indents their lines. Off, where another extension formats XML.',
    default: true,
  },
  'format.attributes': {
    kind: 'choice',
    summary: 'Where formatting puts attributes.',
    choices: {
      keep: 'They stay on their lines.',
      join: 'All on the line of their tag.',
      split: 'Each on a line of its own, below the first one.',
    },
    default: 'keep',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof SETTINGS;

export type Setting = SettingTexts & SettingKind;

interface SettingTexts {
  /** One sentence in Markdown: for the editor, the project file, README and the command line. */
  readonly summary: string;
  /** More sentences, for the editor and the project file. */
  readonly details?: string;
  /** What holds where nobody sets it, in words, where the default value does not tell. */
  readonly unset?: string;
  readonly example?: unknown;
  readonly option?: SettingOption;
  /**
   * `editor alone`: the editor acts on it by itself, the project file may hold it. `user alone`: a permission, which no
   * file and no workspace can give. `project file alone`: the editor does not offer it. `none so far`: a promised name,
   * which the project file may hold already and the editor does not offer.
   */
  readonly effect?: 'editor alone' | 'user alone' | 'project file alone' | 'none so far';
}

export type SettingKind =
  | { readonly kind: 'file' | 'text' | 'folders' | 'hosts' | 'mappings' | 'severities' | 'overrides' | 'roles' }
  | { readonly kind: 'flag'; readonly default: boolean }
  /** Values with their meaning. `auto` is the choice of leaving it open. */
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>>; readonly default: string };

/** An option of the command line. */
export interface SettingOption {
  /** As Commander writes it, e.g. `--host <host>`. */
  readonly flags: string;
  /** Where the summary does not fit. */
  readonly help?: string;
  /** What the option says where it takes no value. */
  readonly value?: boolean;
}

/** The table, for code that treats all settings alike. */
export const SETTING_ENTRIES = Object.entries(SETTINGS) as readonly (readonly [SettingKey, Setting])[];
