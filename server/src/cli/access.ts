import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeExport } from '../common/decode-export';
import { settle } from '../common/settle';
import {
  type AccessReport,
  access as accessQuery,
  type ClientAuth,
  checkDescriptor,
  type ExportKind,
  type HandlerKind,
  inheritDescriptor,
  type ObjectType,
  type Purpose,
  parseRight,
  readExport,
  whyNothing,
} from '../core/analysis';
import { readFailure } from '../node/disk';
import type { FactsOptions } from './facts-options';
import { readGivenFacts } from './given-facts';
import { CliError, type CliIo, EXIT } from './io';
import { checkSite, neededHost, openQuestion, type QuestionOptions, tellForeign } from './open-question';
import { textOfAccess } from './reporters/access-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';

export interface AccessOptions extends QuestionOptions, FactsOptions {
  readonly path: string;
  readonly handler?: HandlerKind;
  readonly auth: ClientAuth;
  readonly verb?: string;
  readonly purpose?: readonly Purpose[];
  readonly file?: string;
  readonly thumbprint?: string;
  readonly right?: string;
  readonly account?: string;
  readonly client?: string;
  readonly sddl?: string;
  readonly token?: string;
  readonly denyOnly?: string;
  readonly privileges?: string;
  readonly object: ObjectType;
  readonly readOnly?: boolean;
  readonly parent?: string;
  readonly inherit?: string;
  readonly child?: 'file' | 'directory';
  readonly creator?: string;
  readonly creatorGroup?: string;
  readonly read?: string;
  readonly kind?: ExportKind;
  readonly pathHint?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `whoiis access`; resolves to the exit status: 1 where a needed right is denied. */
export async function access(options: AccessOptions, io: CliIo): Promise<number> {
  if (options.read !== undefined) return readOne(options, options.read, io);
  if (options.inherit !== undefined) return inherit(options, options.inherit, io);
  const report = options.sddl === undefined ? await atSite(options, io) : descriptor(options, options.sddl);
  io.stdout.write(options.format === 'json' ? jsonOf(report) : textOfAccess(report, styleOf(io)));
  return report.checks.some(({ verdict }) => verdict === 'denied') ? EXIT.findings : EXIT.clean;
}

function descriptor(options: AccessOptions, sddl: string): AccessReport {
  const { token, right } = options;
  if (token === undefined) throw new CliError('--sddl needs --token');
  if (right === undefined) throw new CliError('--sddl needs --right');
  return answered(
    checkDescriptor({
      sddl,
      token: listOf(token),
      denyOnly: listOf(options.denyOnly),
      privileges: listOf(options.privileges),
      right,
      type: options.object,
      readOnly: options.readOnly === true,
      parent: options.parent,
    }),
  );
}

function inherit(options: AccessOptions, sddl: string, io: CliIo): number {
  const { child, creator, creatorGroup } = options;
  if (child === undefined || creator === undefined) throw new CliError('--inherit needs --child and --creator');
  const report = answered(inheritDescriptor({ sddl, child, creator, group: creatorGroup ?? creator }));
  io.stdout.write(options.format === 'json' ? jsonOf(report) : `${report.dacl.join('\n')}\n`);
  return EXIT.clean;
}

async function readOne(options: AccessOptions, name: string, io: CliIo): Promise<number> {
  if (options.kind === undefined) throw new CliError('--read needs --kind');
  const file = path.resolve(io.cwd, name);
  const bytes = await readFile(file).catch(error => {
    throw new CliError(`${name}: ${readFailure(error)}`);
  });
  const read = readExport({
    kind: options.kind,
    text: decodeExport(bytes),
    base: options.aclBase,
    hints: options.pathHint ?? [],
  });
  const problem = whyNothing(read);
  if (problem !== undefined) throw new CliError(`${name}: ${problem}`);
  io.stdout.write(jsonOf(read));
  return EXIT.clean;
}

async function atSite(options: AccessOptions, io: CliIo): Promise<AccessReport> {
  const question = await openQuestion(options, io, io.cwd, await readGivenFacts(options, io));
  const hostConfig = neededHost(question);
  const { site } = options;
  await checkSite(question, site, io);
  if (site === undefined) throw new CliError('name a site with --site');
  tellForeign(question, site, 'what they say may not hold there', io);
  const asked = askedRight(options);
  const report = await settle(question.workspace, snapshot =>
    accessQuery(snapshot, {
      hostConfig,
      site,
      path: options.path,
      handler: options.handler,
      auth: options.auth,
      client: options.client,
      verb: options.verb,
      file: options.file,
      thumbprint: options.thumbprint,
      purposes: options.purpose ?? [],
      asked,
    }),
  );
  if (!report) throw new CliError('the host configuration is gone');
  return report;
}

/** `--file` with `--right`, in the place of a purpose. */
function askedRight({ file, right, account, purpose }: AccessOptions) {
  if (file !== undefined && !isWindowsPath(file)) throw new CliError(`--file ${file}: this is no path of Windows`);
  if (right !== undefined && file === undefined) throw new CliError('--right needs --file');
  if (account !== undefined && right === undefined) throw new CliError('--account needs --file and --right');
  if (right !== undefined && purpose !== undefined)
    throw new CliError('--right stands in the place of a purpose: give one of both');
  if (file === undefined || right === undefined) return undefined;
  const mask = parseRight(right, 'file');
  if (mask === undefined) throw new CliError(`${right} is no right: R, RX, W, M, F or a number`);
  return { path: file, mask, account };
}

/** `D:\x`, a path on a share, of a key, or behind a variable; a name alone is in no folder. */
function isWindowsPath(text: string): boolean {
  return /[\\/:%]/.test(text);
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function answered<T>(
  result: { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'bad'; readonly reason: string },
): T {
  if (result.kind === 'bad') throw new CliError(result.reason);
  return result.answer;
}
