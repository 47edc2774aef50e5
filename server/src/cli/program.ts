import { Argument, Command, Option } from 'commander';
import { CLIENT_AUTHS, EXPORT_KINDS, HANDLER_KINDS, PURPOSES, purposeNamed, STAGES } from '../core/analysis';
import { type AccessOptions, access } from './access';
import { type CheckOptions, check, FAIL_ON } from './check';
import { COLLECT_SCRIPT } from './collect-script';
import { type EffectiveOptions, effective } from './effective';
import { type ExplainOptions, explain } from './explain';
import { factsOptions } from './given-facts';
import { type AssistantOptions, type CliIo, EXIT } from './io';
import { fenced } from './mcp/fence';
import { collect, collectOneOf, nonEmpty, oneOf, sectionPath } from './option-values';
import { REPORT_FORMATS } from './reporters/reporters';
import { COLOR } from './reporters/style';
import { settingOptions } from './setting-options';
import { transform } from './transform';
import { VERSION } from './version';
import { type WhoCliOptions, who } from './who';

/** The commands and options; `done` receives the exit status of the command that ran. */
export function makeProgram(io: CliIo, done: (status: number) => void): Command {
  const program = new Command('whoiis')
    .description('Names the Windows account that acts at any place of an IIS configuration, and says why.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, commandUsage: usage })
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      // Failures are thrown and printed once, as one line, by `run`.
      writeErr: () => undefined,
      getOutHasColors: () => false,
    });
  for (const option of settingOptions()) program.addOption(option);
  addCheck(program, io, done);
  addExplain(program, io, done);
  addEffective(program, io, done);
  addTransform(program, io, done);
  addAccess(program, io, done);
  addWho(program, io, done);
  program
    .command('collect-script')
    .description('prints the PowerShell script that collects the facts for access on a server')
    .action(() => {
      // Windows PowerShell takes a script without a mark for one in the code page of the machine; this one is ASCII.
      io.stdout.write(COLLECT_SCRIPT.replace(/\n/g, '\r\n'));
      done(EXIT.clean);
    });
  program
    .command('lsp')
    .description('the language server')
    .addOption(new Option('--stdio', 'on standard input and output').makeOptionMandatory())
    .action(() => io.startLanguageServer());
  program
    .command('mcp')
    .description('the same questions as tools for assistants (Model Context Protocol)')
    .addOption(new Option('--stdio', 'on standard input and output').makeOptionMandatory())
    .addOption(
      new Option('--root <folder>', 'a folder that may be read besides the working folder; repeatable').argParser(
        collect,
      ),
    )
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<AssistantOptions>();
      await io.startAssistantServer(options, fenced(io, options));
    });
  return program;
}

function addCheck(program: Command, io: CliIo, done: (status: number) => void): void {
  withFacts(program.command('check'))
    .description('reports what is wrong or risky')
    .addArgument(
      new Argument(
        '[PATH...]',
        'files, folders (searched for configuration files), globs, or - for standard input',
      ).default(['.'], '.'),
    )
    .addOption(new Option('--format <format>', 'form of the report').choices(REPORT_FORMATS).default('text'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from here on').choices(FAIL_ON).default('error'))
    .addOption(new Option('--quiet', 'only findings that make the check fail'))
    .addOption(new Option('--verbose', 'with the reasons').conflicts('quiet'))
    .addOption(new Option('--color <when>', 'colours of the text form').choices(COLOR).default('auto'))
    .addOption(new Option('--fix', 'repair what can be repaired safely, then check'))
    .addOption(new Option('--fix-dry-run', 'show what --fix would change').conflicts('fix'))
    .addOption(new Option('--baseline <file>', 'findings that are known and not told').argParser(nonEmpty))
    .addOption(new Option('--write-baseline <file>', 'write what is found now as known').argParser(nonEmpty))
    .addOption(new Option('--stdin-filename <name>', 'where standard input would lie'))
    .action(async (paths: string[], _options, command: Command) => {
      done(await check(paths, command.optsWithGlobals<CheckOptions>(), io));
    });
}

function addExplain(program: Command, io: CliIo, done: (status: number) => void): void {
  withFacts(program.command('explain'))
    .description('says which account acts, and why')
    .addArgument(new Argument('[FILE]', 'a web.config, in the place of a site, or its transform'))
    .addOption(new Option('--site <name>', 'name of the site'))
    .addOption(new Option('--path <path>', 'URL path inside the site, or below the folder of FILE').default('/'))
    .addOption(
      new Option('--handler <kind>', 'what serves the request (default: each plausible kind)')
        .choices(HANDLER_KINDS)
        .argParser(oneOf(HANDLER_KINDS)),
    )
    .addOption(new Option('--auth <scheme>', 'how the client authenticates').choices(CLIENT_AUTHS).default('none'))
    .addOption(new Option('--client-mapped-to <account>', 'account that the client certificate maps to'))
    .addOption(new Option('--stage <stage>', 'a moment other than the handler').choices(STAGES))
    .addOption(new Option('--verb <verb>', 'HTTP verb'))
    .addOption(
      new Option('--denied <account>', 'an account or group without NTFS rights; repeatable').argParser(collect),
    )
    .addOption(new Option('--format <format>', 'form of the answer').choices(['text', 'json']).default('text'))
    .action(async (file: string | undefined, _options, command: Command) => {
      done(await explain(file, command.optsWithGlobals<ExplainOptions>(), io));
    });
}

function addEffective(program: Command, io: CliIo, done: (status: number) => void): void {
  program
    .command('effective')
    .description('says what the server reads for a section, and which file says so')
    .addArgument(new Argument('[FILE]', 'a web.config, in the place of a site'))
    .addOption(
      new Option('--section <path>', 'the section, e.g. system.webServer/handlers')
        .argParser(sectionPath)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--site <name>', 'name of the site (default: the server as a whole)'))
    .addOption(new Option('--path <path>', 'URL path inside the site, or below the folder of FILE (default: /)'))
    .addOption(new Option('--format <format>', 'form of the answer').choices(['text', 'json']).default('text'))
    .action(async (file: string | undefined, _options, command: Command) => {
      done(await effective(file, command.optsWithGlobals<EffectiveOptions>(), io));
    });
}

function addWho(program: Command, io: CliIo, done: (status: number) => void): void {
  program
    .command('who')
    .description('says what acts as an account: from its name, its SID, or a message of Windows, IIS or SQL Server')
    .addArgument(new Argument('<NAME|SID|->', 'an account, a SID, the text of a message, or - for standard input'))
    .addOption(
      new Option(
        '--pool <name>',
        'name of a pool that is not in the files, for the SID of an old one; repeatable',
      ).argParser(collect),
    )
    .addOption(new Option('--format <format>', 'form of the answer').choices(['text', 'json']).default('text'))
    .action(async (subject: string, _options, command: Command) => {
      done(await who(subject, command.optsWithGlobals<WhoCliOptions>(), io));
    });
}

function addTransform(program: Command, io: CliIo, done: (status: number) => void): void {
  program
    .command('transform')
    .description('prints what a transform (web.*.config, *.xdt) makes of a file')
    .addArgument(new Argument('<SOURCE>', 'the file that is changed'))
    .addArgument(new Argument('<TRANSFORM>', 'the XML document transform'))
    .action(async (source: string, changes: string) => {
      done(await transform(source, changes, io));
    });
}

function addAccess(program: Command, io: CliIo, done: (status: number) => void): void {
  withFacts(program.command('access'))
    .description('says whether the accounts can do what they have to, by facts exported on the server')
    .addOption(new Option('--site <name>', 'name of the site'))
    .addOption(new Option('--path <path>', 'URL path inside the site').default('/'))
    .addOption(
      new Option('--handler <kind>', 'what serves the request').choices(HANDLER_KINDS).argParser(oneOf(HANDLER_KINDS)),
    )
    .addOption(new Option('--auth <scheme>', 'how the client authenticates').choices(CLIENT_AUTHS).default('none'))
    .addOption(new Option('--client <account>', 'account of the visitor'))
    .addOption(new Option('--verb <verb>', 'HTTP verb'))
    .addOption(
      new Option('--purpose <kind>', 'what the account does; repeatable (default: all that is plausible)')
        .choices(PURPOSES)
        .argParser(collectOneOf(PURPOSES, purposeNamed)),
    )
    .addOption(new Option('--file <path>', 'Windows path of the file or folder'))
    .addOption(new Option('--thumbprint <hex>', 'certificate whose private key is used'))
    .addOption(new Option('--right <right>', 'R, RX, W, M, F, a list of icacls letters, or a mask (0x…)'))
    .addOption(new Option('--account <name>', 'account or SID, in the place of the one that acts'))
    .addOption(new Option('--sddl <text>', 'checks this descriptor alone, against --token'))
    .addOption(new Option('--token <sids>', 'SIDs of the token, the user first, with commas between'))
    .addOption(new Option('--deny-only <sids>', 'SIDs that count for deny entries alone'))
    .addOption(new Option('--privileges <names>', 'privileges that the token holds and uses'))
    .addOption(
      new Option('--object <type>', 'what the descriptor protects')
        .choices(['file', 'directory', 'key', 'share'])
        .default('file'),
    )
    .addOption(new Option('--read-only', 'the file has the read-only attribute'))
    .addOption(new Option('--parent <sddl>', 'descriptor of the folder that the object lies in'))
    .addOption(new Option('--inherit <sddl>', 'prints the list that a new child of this folder gets'))
    .addOption(new Option('--child <type>', 'what is made').choices(['file', 'directory']))
    .addOption(new Option('--creator <sid>', 'who makes it'))
    .addOption(new Option('--creator-group <sid>', 'primary group of the creator'))
    .addOption(new Option('--read <file>', 'prints the facts of one export as JSON'))
    .addOption(new Option('--kind <kind>', 'what the export is').choices(EXPORT_KINDS))
    .addOption(new Option('--path-hint <path>', 'a path that stands in a listing; repeatable').argParser(collect))
    .addOption(new Option('--format <format>', 'form of the answer').choices(['text', 'json']).default('text'))
    .action(async (_options, command: Command) => {
      done(await access(command.optsWithGlobals<AccessOptions>(), io));
    });
}

function withFacts(command: Command): Command {
  for (const option of factsOptions()) command.addOption(option);
  return command;
}

/** `whoiis check [options] [PATH...]`, without the options of the program in the middle. */
function usage(command: Command): string {
  const name = command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  return `${name} ${command.usage()}`;
}
