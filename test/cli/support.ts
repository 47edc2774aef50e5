import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CliIo } from '../../server/src/cli/io';
import { run } from '../../server/src/cli/run';

/** A folder with files that is gone when the tests are over. Keys are paths with forward slashes. */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whoiis-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const folders: string[] = [];

after(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly stdin?: string | Uint8Array;
}

/** One run of the command line in `cwd`. */
export async function cli(cwd: string, argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const { tty = false } = surroundings;
  const io: CliIo = {
    cwd,
    env: surroundings.env ?? {},
    platform: process.platform,
    stdout: { write: text => void out.push(text), isTTY: tty, columns: tty ? 100 : undefined },
    stderr: { write: text => void err.push(text), isTTY: tty, columns: undefined },
    readStdin: async () => Buffer.from(surroundings.stdin ?? ''),
    startLanguageServer: async () => void out.push('started'),
    startAssistantServer: async () => void out.push('started'),
    threads: undefined,
  };
  const status = await run(argv, io);
  return { status, stdout: out.join(''), stderr: err.join('') };
}

/**
 * A host configuration: pools by name with their attributes and content, sites with pool and folder. As on a server,
 * pools run Integrated as ApplicationPoolIdentity.
 */
export const HOST = `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="DefaultAppPool" />
      <add name="ShopPool" managedRuntimeVersion="v4.0" />
      <add name="ReportPool">
        <processModel identityType="SpecificUser" userName="CONTOSO\\svc-report" password="Hidden-Word-1" />
      </add>
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <application path="/" applicationPool="ShopPool">
          <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
        </application>
        <bindings><binding protocol="http" bindingInformation="*:80:shop" /></bindings>
      </site>
      <site name="Reports" id="2">
        <application path="/" applicationPool="ReportPool">
          <virtualDirectory path="/" physicalPath="C:\\sites\\reports" />
        </application>
        <bindings><binding protocol="http" bindingInformation="*:80:reports" /></bindings>
      </site>
    </sites>
  </system.applicationHost>
</configuration>
`;

/** IIS answers 500.24 for it in an Integrated pool (identity rules, R45). */
export const IMPERSONATING = `<configuration>
  <system.web>
    <identity impersonate="true" />
  </system.web>
</configuration>
`;

export const MAP = ['--map', 'C:\\sites=./sites'];

/** An application host and one site folder in which IIS answers 500.24 (identity rules, R45). */
export const SHOP = { 'iis/applicationHost.config': HOST, 'sites/shop/web.config': IMPERSONATING };

/** What `check --format json` prints, as far as tests look at it. */
export interface Report {
  readonly files: {
    readonly path: string;
    readonly findings: {
      readonly rule: string;
      readonly severity: string;
      readonly range: { readonly start: { readonly line: number; readonly character: number } };
      readonly related: { readonly path: string }[];
    }[];
  }[];
  readonly summary: Record<string, number>;
}

/** The report of `whoiis check` on the paths and options of `argv`. */
export async function report(cwd: string, argv: readonly string[], stdin?: string | Uint8Array): Promise<Report> {
  const { stdout, stderr } = await cli(
    cwd,
    ['check', ...argv, '--format', 'json'],
    stdin === undefined ? {} : { stdin },
  );
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

export const rulesOf = (result: Report, file: string) =>
  result.files.find(({ path: name }) => name === file)?.findings.map(({ rule }) => rule);
